import type { CalendarDate } from '../../model/calendarDate.ts';
import type { Passage } from '../../model/finding.ts';
import type { ReportFinding, ReportItem } from '../../model/report.ts';
import { commonRuns, type Segment } from './commonRuns.ts';
import { instantsIn, type NamedInstant } from './instantsIn.ts';

/** Evidence that is clearer drawn than quoted; the PDF and the reading page draw the same. */
export type DrawnEvidence =
  | { readonly kind: 'passages'; readonly left: string; readonly right: string; readonly pairs: readonly { readonly left: readonly Segment[]; readonly right: readonly Segment[] }[] }
  | { readonly kind: 'photos'; readonly photos: readonly { readonly path: string; readonly caption: string }[] }
  | { readonly kind: 'time-line'; readonly rows: readonly TimeLineRow[] }
  | { readonly kind: 'day'; readonly date: CalendarDate; readonly rows: readonly { readonly path: string; readonly from: string; readonly to: string; readonly venue: string }[] };

/** One file on a time line: the day it states, and what its own data say. */
export interface TimeLineRow {
  readonly path: string;
  readonly stated: CalendarDate | null;
  readonly marks: readonly NamedInstant[];
}

/** Two quotes are set side by side where at least this part of the shorter one is in the other. */
const ALIKE = 0.4;
const SHORTEST_PASSAGE = 12;
const MOST_PAIRS = 4;
const MOST_PHOTOS = 6;
const MOST_ROWS = 14;

const picture = /\.(?:jpe?g|png|bmp|tiff?|webp|gif|hei[cf])$/i;
const clockTime = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;

/**
 * What of a finding's evidence is drawn, and the passages that remain to be quoted. `itemOf` gives the file of a path.
 * Judged by what the evidence is (texts of two files, pictures, times), not by the rule that it comes from.
 */
export function drawnEvidence(finding: ReportFinding, itemOf: (path: string) => ReportItem | undefined): { readonly drawn: readonly DrawnEvidence[]; readonly quoted: readonly Passage[] } {
  const drawn: DrawnEvidence[] = [];
  const { pairs, rest } = pairPassages(finding.evidence);
  for (const { left, right, texts } of pairs) drawn.push({ kind: 'passages', left, right, pairs: texts.slice(0, MOST_PAIRS) });
  let quoted = rest;

  const photos = uniquePaths(quoted.filter(({ path }) => picture.test(path) && finding.paths.includes(path)));
  if (photos.length > 0) {
    drawn.push({ kind: 'photos', photos: photos.slice(0, MOST_PHOTOS).map(({ path, quote }) => ({ path, caption: quote })) });
    quoted = quoted.filter(({ path }) => !picture.test(path));
  }

  const timeLine = timeLineOf(finding, itemOf);
  if (timeLine) {
    drawn.push(timeLine);
    quoted = quoted.filter(({ quote }) => instantsIn(quote).length === 0);
  }
  const day = dayOf(finding, itemOf);
  if (day) {
    drawn.push(day);
    quoted = [];
  }
  return { drawn, quoted };
}

interface PairedPassages {
  readonly left: string;
  readonly right: string;
  readonly texts: { readonly left: readonly Segment[]; readonly right: readonly Segment[] }[];
}

/** Neighbouring passages of two files whose words agree, grouped by the two files. */
function pairPassages(evidence: readonly Passage[]): { readonly pairs: readonly PairedPassages[]; readonly rest: readonly Passage[] } {
  const pairs = new Map<string, PairedPassages>();
  const rest: Passage[] = [];
  for (let at = 0; at < evidence.length; at += 1) {
    const left = evidence[at]!;
    const right = evidence[at + 1];
    const texts = right && left.path !== right.path && Math.min(left.quote.length, right.quote.length) >= SHORTEST_PASSAGE && !picture.test(left.path) ? commonRuns(left.quote, right.quote) : null;
    if (!right || !texts || texts.shared < ALIKE * Math.min(left.quote.length, right.quote.length) || instantsIn(left.quote).length > 0 || /^修订标识|^文档标识/.test(left.quote)) {
      rest.push(left);
      continue;
    }
    const key = `${left.path}\u0000${right.path}`;
    if (!pairs.has(key)) pairs.set(key, { left: left.path, right: right.path, texts: [] });
    pairs.get(key)!.texts.push({ left: texts.left, right: texts.right });
    at += 1;
  }
  return { pairs: [...pairs.values()], rest };
}

/**
 * The files' stated days against the times in their own data; a photo has no stated day of its own, the meetings it was
 * used for have. Or, for cases and decisions, the days of their papers in order.
 */
function timeLineOf(finding: ReportFinding, itemOf: (path: string) => ReportItem | undefined): DrawnEvidence | null {
  const dayOfPath = (path: string): CalendarDate | null => (picture.test(path) ? null : (itemOf(path)?.date ?? null));
  const byPath = Map.groupBy(finding.evidence, ({ path }) => path);
  const quotedRows = [...byPath].map(([path, passages]): TimeLineRow => ({ path, stated: dayOfPath(path), marks: passages.flatMap(({ quote }) => instantsIn(quote)) }));
  const withTimes = quotedRows.filter(({ marks }) => marks.length > 0);
  if (withTimes.length > 0) {
    const meetings = finding.paths.filter((path) => !picture.test(path) && !withTimes.some((row) => row.path === path) && dayOfPath(path) !== null).map((path): TimeLineRow => ({ path, stated: dayOfPath(path), marks: [] }));
    const rows = [...withTimes, ...meetings];
    const days = new Set(rows.flatMap(({ stated, marks }) => [...(stated ? [stated] : []), ...marks.map(({ day }) => day)]));
    return days.size < 2 ? null : { kind: 'time-line', rows: rows.toSorted(byDay).slice(0, MOST_ROWS) };
  }
  if (finding.family !== 'development' && finding.family !== 'decision') return null;
  const dated = quotedRows.filter(({ stated }) => stated !== null);
  return new Set(dated.map(({ stated }) => stated)).size < 2 ? null : { kind: 'time-line', rows: dated.toSorted(byDay).slice(0, MOST_ROWS) };
}

/** Two meetings of one day, hour by hour, where the evidence quotes their hours. */
function dayOf(finding: ReportFinding, itemOf: (path: string) => ReportItem | undefined): DrawnEvidence | null {
  const quotesHours = finding.evidence.some(({ quote }) => /\d[:：]\d\d/.test(quote) && quote.length < 12);
  const rows = finding.paths.flatMap((path) => {
    const item = itemOf(path);
    const from = item && fieldTime(item, 'startTime');
    const to = item && fieldTime(item, 'endTime');
    return item?.date && from && to && from < to ? [{ path, date: item.date, from, to, venue: fieldString(item, 'venue') }] : [];
  });
  const [first] = rows;
  if (!quotesHours || !first || rows.length < 2 || rows.some(({ date }) => date !== first.date)) return null;
  return { kind: 'day', date: first.date, rows: rows.map(({ path, from, to, venue }) => ({ path, from, to, venue })) };
}

function byDay(a: TimeLineRow, b: TimeLineRow): number {
  const [left, right] = [a.stated ?? a.marks[0]?.day ?? '', b.stated ?? b.marks[0]?.day ?? ''];
  return left < right ? -1 : left > right ? 1 : a.path < b.path ? -1 : 1;
}

function uniquePaths(passages: readonly Passage[]): readonly Passage[] {
  return [...new Map(passages.map((passage) => [passage.path, passage])).values()];
}

function fieldString(item: ReportItem, name: string): string {
  const field = item.fields[name];
  const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : field;
  return typeof value === 'string' ? value : '';
}

function fieldTime(item: ReportItem, name: string): string | null {
  const match = clockTime.exec(fieldString(item, name));
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : null;
}
