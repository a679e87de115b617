import type { RecordFact } from '../model/facts.ts';
import { periodIdOf, periodNamed, periodsOf, type PeriodLength } from './periods.ts';
import type { Obligation, Vocabulary } from './rulebookShape.ts';

/** Where minutes say what meeting they are of; what follows is what was dealt with. */
const OPENING_CHARACTERS = 300;

/**
 * Whether a record is one of the meetings that an obligation asks for: by its kind, or because its title (党员大会暨主题
 * 党日), a topic (开展民主评议党员) or the form it states (以党员大会形式) says that it served this purpose too. Preparing
 * for a meeting is not the meeting.
 */
export function serves(record: RecordFact, { meets, titleWords, topicWords }: Obligation, words: Vocabulary): boolean {
  if (record.kind !== null && meets.includes(record.kind)) return true;
  if (record.role !== 'meeting') return false;
  const title = record.fields.title?.value ?? record.title;
  if (says(title, titleWords, words)) return true;
  if ((record.fields.topics ?? []).some(({ value }) => says(value, topicWords, words))) return true;
  return titleWords.length > 0 && statesForm(record.text, titleWords);
}

/**
 * The period of a given length that a record belongs to: by its day, or by the month or quarter that its title or file
 * name states where no day was read. `null` where only the year, or nothing, is known.
 */
export function periodOfRecord(record: RecordFact, length: PeriodLength): string | null {
  if (record.date) return periodIdOf(record.date, length);
  if (record.year === null) return null;
  if (length === 'year') return String(record.year);
  const named = periodNamed(record.title) ?? periodNamed(record.path.split('/').at(-1) ?? '');
  if (named === null) return null;
  const periods = periodsOf(record.year, length);
  if ('quarter' in named) return length === 'quarter' ? (periods[named.quarter - 1]?.id ?? null) : null;
  return periods[length === 'month' ? named.month - 1 : Math.ceil(named.month / 3) - 1]?.id ?? null;
}

/** Each part of a title or topic speaks for itself: 动员部署会暨党员大会 is an assembly, 主题党日准备工作 no theme day. */
function says(text: string, wanted: readonly string[], { preparation }: Vocabulary): boolean {
  if (!wanted.some((word) => text.includes(word))) return false;
  return text.split(/[，；;,。、]|暨|及|和|并|与/).some((part) => wanted.some((word) => part.includes(word)) && !preparation.some((word) => part.includes(word)));
}

/** 以党员大会形式召开组织生活会, 会议形式：党员大会. */
function statesForm(text: string, wanted: readonly string[]): boolean {
  const opening = text.slice(0, OPENING_CHARACTERS);
  if (!opening.includes('形式') && !opening.includes('套开') && !opening.includes('合并')) return false;
  return wanted.some((word) => [`${word}形式`, `${word}的形式`, `形式：${word}`, `形式:${word}`, `套开${word}`, `${word}合并`].some((phrase) => opening.includes(phrase)));
}
