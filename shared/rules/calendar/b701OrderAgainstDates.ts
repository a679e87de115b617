import { daysBetween } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import { certain, certainDay, isSettled } from '../../people/certain.ts';
import { draftFinding, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { sayDay } from '../sayDay.ts';
import { longestRising } from './longestRun.ts';
import { noted } from './noted.ts';

/** Numbers of meetings, or the pages of a minute-book, that run against the dates. */
export const b701OrderAgainstDates: Rule = {
  code: 'B701',
  title: '次数或页序与日期先后相反',
  check: ({ facts, rulebook }: RuleContext) => facts.branches.flatMap((branch) => [...numbered(branch, rulebook), ...paged(branch, rulebook)]),
};

/** With more out of order than this share, the series simply counts in another way. */
const STRAYS = 0.34;
/** A book of fewer records has no order to speak of. */
const BOOK_RECORDS = 4;

function numbered(branch: BranchFacts, rulebook: Rulebook): readonly FindingDraft[] {
  const meetings = branch.records.filter((record) => record.role === 'meeting' && isSettled(record) && record.kind !== 'heartTalk' && certain(record.fields.serial) !== undefined && certainDay(record) !== undefined);
  return [...Map.groupBy(meetings, seriesOf).values()].flatMap((series) => {
    const inTime = series.toSorted((a, b) => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : a.fields.serial!.value - b.fields.serial!.value));
    const numbers = inTime.map(({ fields }) => fields.serial!.value);
    // A number that stands twice is a slip of numbering, or two series; it tells nothing about the order.
    const once = inTime.filter((_, index) => numbers.indexOf(numbers[index]!) === numbers.lastIndexOf(numbers[index]!));
    return against(once, once.map(({ fields }) => fields.serial!.value), 'numbers', branch, rulebook);
  });
}

/** Records that are counted together: one kind of meeting of one year, and of one group where there are groups. */
function seriesOf({ kind, year, title, path, fields }: RecordFact): string {
  const group = /第?[一二三四五六七八九十\d]{1,2}(?:党小组|村民小组|组|社)|[\u3400-\u9fff]{2,4}(?:党小组|小组)/.exec(`${fields.title?.value ?? title} ${fields.organisation?.value ?? ''} ${path.split('/').slice(-2).join(' ')}`)?.[0] ?? '';
  return `${kind!} ${year!} ${kind === 'groupMeeting' || kind === 'villagersGroupMeeting' ? group || path : ''}`;
}

function paged(branch: BranchFacts, rulebook: Rulebook): readonly FindingDraft[] {
  // A divided book may be many files, photographed page by page; any other is one.
  const books = Map.groupBy(branch.records, ({ path, book }) => book?.id ?? path);
  return [...books.values()].flatMap((records) => {
    if (records.length < BOOK_RECORDS) return [];
    const dated = records.filter((record) => isSettled(record) && certainDay(record) !== undefined).sort((a, b) => orderOf(a) - orderOf(b));
    // A book may be kept by kind of meeting; the order is that within one kind.
    return [...Map.groupBy(dated, ({ kind }) => kind).values()].flatMap((series) => (series.length < BOOK_RECORDS ? [] : against(series, series.map(({ date }, index) => Date.parse(date!) + index), 'pages', branch, rulebook)));
  });
}

function against(records: readonly RecordFact[], values: readonly number[], by: 'numbers' | 'pages', branch: BranchFacts, rulebook: Rulebook): readonly FindingDraft[] {
  const kept = new Set(longestRising(values));
  const strays = records.filter((_, index) => !kept.has(index));
  if (strays.length === 0 || strays.length > Math.max(1, Math.floor(records.length * STRAYS))) return [];
  const involved = new Map<RecordFact, RecordFact>();
  for (const stray of strays) {
    const at = records.indexOf(stray);
    const value = values[at]!;
    const against = records.filter((_, index) => kept.has(index) && (index < at ? values[index]! > value : values[index]! < value));
    const nearest = nearestTo(against, records, at);
    if (nearest) involved.set(stray, nearest);
  }
  if (involved.size === 0) return [];
  const pairs = [...involved];
  const shown = [...new Set(pairs.flat())].sort((a, b) => (a.date! < b.date! ? -1 : 1));
  const far = Math.max(...pairs.map(([a, b]) => Math.abs(daysBetween(a.date!, b.date!))));
  const usual: Strength = far > 45 || strays.length > 2 ? 'moderate' : 'weak';
  const { strength, sentence } = noted(branch, strays[0]!, usual);
  const say = (record: RecordFact) => (by === 'numbers' ? `${sayDay(record.date!)}的是第 ${record.fields.serial!.value} 次` : record.book ? `第 ${record.book.page} 页起的一份是${sayDay(record.date!)}` : `第 ${record.ordinal + 1} 份是${sayDay(record.date!)}`);
  return [draftFinding(rulebook, 'B701', {
    branch: branch.name,
    date: strays[0]!.date,
    paths: [...new Set(shown.map(({ path }) => path))].sort(),
    ...(by === 'pages' ? { ordinal: strays[0]!.ordinal } : {}),
    title: by === 'numbers' ? `会议次数与日期先后相反：${shown.map(({ fields }) => `第 ${fields.serial!.value} 次`).join('、')}` : `记录本中有 ${strays.length} 份记录的位置与日期先后相反`,
    explanation: `${branch.name}${records[0]!.year === null ? '' : `${records[0]!.year}年`}“${strays[0]!.title}”一类共 ${records.length} 份${by === 'numbers' ? '有次数' : '按位置'}的记录：${pairs.map(([stray, other]) => `${say(stray)}，而${say(other)}`).join('；')}。${sentence}`,
    evidence: shown.flatMap((record) => [record.fields.date, by === 'numbers' ? record.fields.serial : undefined].flatMap((field) => (field ? [passageOf(record, field)] : []))),
    strength,
    subject: `${by} ${strays[0]!.kind!}`,
  })];
}

function orderOf({ book, ordinal }: RecordFact): number {
  return book?.order ?? ordinal;
}

/** The nearest of the records that a stray stands in contradiction to. */
function nearestTo(candidates: readonly RecordFact[], all: readonly RecordFact[], at: number): RecordFact | null {
  return candidates.toSorted((a, b) => Math.abs(all.indexOf(a) - at) - Math.abs(all.indexOf(b) - at))[0] ?? null;
}
