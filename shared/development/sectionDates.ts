import { findDatesInFolded, type FoundDate } from '../calendar/findDates.ts';
import type { PartialDate } from '../model/roster.ts';
import type { DatedPassage } from './casePaper.ts';
import type { PaperSection } from './paperSections.ts';

/** The dates of a section and the words around them. */
export interface SectionDates {
  readonly all: readonly FoundDate[];
  /** The first day behind a label, within a few characters of it. */
  behind(label: RegExp, reach?: number): DatedPassage | null;
  /** The last day, where it stands at the end. */
  foot(): DatedPassage | null;
  /** The day of the record as filed, where the section is the whole record. */
  filed(): DatedPassage | null;
  /** Days between two offsets, in order. */
  between(start: number, end: number): readonly DatedPassage[];
  /** From … to, behind a label or anywhere where none is given. */
  range(label?: RegExp): { readonly from: DatedPassage; readonly to: DatedPassage } | null;
  readonly passage: (found: FoundDate) => DatedPassage | null;
}

const QUOTE_BEFORE = 24;
const QUOTE_AFTER = 16;

/** Reads the dates of a section once. Days without a written year, or of a record that still waits for a person, are not sure. */
export function sectionDates(section: PaperSection, fieldConfidence: number): SectionDates {
  const { text, record } = section;
  const all = findDatesInFolded(text, record.year === null ? {} : { yearHint: record.year }).filter(({ inTitle }) => inTitle === undefined);
  const passage = (found: FoundDate): DatedPassage | null => (found.date === null ? null : {
    date: found.date,
    passage: { path: record.path, quote: quoteAround(section, found) },
    sure: record.confirmed && found.yearAssumed === undefined,
  });
  const between = (start: number, end: number) => all.filter((found) => found.start >= start && found.end <= end).flatMap((found) => passage(found) ?? []);
  return {
    all,
    passage,
    between,
    behind(label, reach = 24) {
      for (const match of text.matchAll(new RegExp(label.source, 'g'))) {
        const from = match.index + match[0].length;
        const [first] = between(from, from + reach);
        if (first) return first;
      }
      return null;
    },
    foot() {
      const last = all.findLast(({ date, closesRange }) => date !== null && closesRange === undefined);
      return last && text.slice(last.end).replace(/\s/g, '').length <= 24 ? passage(last) : null;
    },
    filed() {
      const { date, fields, confirmed } = record;
      if (!section.whole || date === null) return null;
      const read = fields.date?.value === date ? fields.date : fields.signedOn?.value === date ? fields.signedOn : null;
      return { date, passage: { path: record.path, ...(read ? { place: read.place } : {}), quote: read?.raw ?? record.path.split('/').at(-1)! }, sure: confirmed && read !== null && read.confidence >= fieldConfidence };
    },
    range(label) {
      const begin = label ? label.exec(text) : null;
      if (label && !begin) return null;
      const from = begin ? begin.index + begin[0].length : 0;
      const days = all.filter(({ date, start }) => date !== null && start >= from && (!begin || start <= from + 60));
      const index = days.findIndex((found, at) => days[at + 1] !== undefined && (days[at + 1]!.closesRange === true || /^[^。;\n]{0,4}(?:至|到|—|-|~|起至|止)/.test(text.slice(found.end, days[at + 1]!.start)) && days[at + 1]!.start - found.end <= 8));
      if (index < 0) return null;
      const [first, last] = [passage(days[index]!), passage(days[index + 1]!)];
      return first && last && first.date <= last.date ? { from: first, to: last } : null;
    },
  };
}

/** 出生年月：1995年3月, 1995年3月生, 1995.03; as exact as it is written. */
export function bornIn(text: string): PartialDate | null {
  const match = /(?:出生(?:年月日|年月|日期|时间)?|生于|生日)[:\s]{0,4}((?:19|20)\d{2})\s*[年.\-/]\s*(\d{1,2})(?:\s*[月.\-/]\s*(\d{1,2}))?/.exec(text)
    ?? /((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?(?:出)?生/.exec(text);
  if (!match || Number(match[2]) < 1 || Number(match[2]) > 12) return null;
  const day = match[3] && Number(match[3]) >= 1 && Number(match[3]) <= 31 ? `-${match[3].padStart(2, '0')}` : '';
  return `${match[1]!}-${match[2]!.padStart(2, '0')}${day}`;
}

function quoteAround({ text, original }: PaperSection, { start, end }: FoundDate): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const from = Math.max(lineStart, start - QUOTE_BEFORE);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, end + QUOTE_AFTER);
  const line = original(from, to).trim();
  const label = lineStart > 0 && text.slice(lineStart, start).trim() === '' ? text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1).trim() : '';
  return label !== '' && label.length <= 16 && lineEnd >= 0 ? `${label} ${line}` : line;
}
