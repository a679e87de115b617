import { findDates, type FoundDate } from '../../calendar/findDates.ts';
import { addMonths, calendarDate, daysBetween, daysInMonth, monthOf, yearOf, type CalendarDate } from '../../model/calendarDate.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Passage, Strength } from '../../model/finding.ts';
import { certain, certainDay } from '../../people/certain.ts';
import { passageOf } from '../rule.ts';
import { sayDay } from '../sayDay.ts';

/** Two dates of one paper that cannot both be right. */
export interface Contradiction {
  readonly title: string;
  readonly sentence: string;
  readonly evidence: readonly Passage[];
  readonly strength: Strength;
}

/** Papers that report or approve what was done at a meeting of a stated day. */
const approvals: ReadonlySet<string> = new Set(['electionApproval', 'electionResult', 'appointment', 'admissionApproval', 'conversionApproval', 'villageResolution']);

/** Everything in a paper that contradicts its own date. */
export function contradictionsIn(record: RecordFact): readonly Contradiction[] {
  const date = certainDay(record);
  if (!date) return [];
  if (record.role === 'meeting') return [signedBefore(record, date.value), openingOfOtherDay(record, date.value), titleOfOtherYear(record, date.value), dueBefore(record, date.value), doneAfter(record, date.value)].flatMap((found) => found ?? []);
  return approvals.has(record.kind ?? '') ? [reportsLaterMeeting(record, date.value)].flatMap((found) => found ?? []) : [];
}

function signedBefore(record: RecordFact, date: CalendarDate): Contradiction | null {
  const signed = certain(record.fields.signedOn);
  if (!signed || signed.value >= date) return null;
  const days = daysBetween(signed.value, date);
  const yearSlip = days > 300 && monthOf(date) <= 2;
  return {
    title: `落款日期早于会议日期 ${days} 天`,
    sentence: `会议是${sayDay(date)}，落款是${sayDay(signed.value)}，早了 ${days} 天${yearSlip ? '，年初容易把年份写成上一年' : ''}`,
    evidence: [passageOf(record, record.fields.date!), passageOf(record, signed)],
    strength: days <= 2 || yearSlip ? 'weak' : 'moderate',
  };
}

/** A labelled day and an opening sentence (2024年3月5日，村里召开党员大会) that gives another, with its year. */
function openingOfOtherDay(record: RecordFact, date: CalendarDate): Contradiction | null {
  for (const line of record.text.slice(0, 500).split('\n')) {
    // Dates are looked for only where the rest can hold at all.
    if (!/召开|举行|开展/.test(line)) continue;
    const first = findDates(line)[0];
    if (!first?.date || first.yearAssumed || first.start > 2 || first.date === date || line.includes(record.fields.date!.raw)) continue;
    const behind = line.slice(first.end, first.end + 40);
    if (!/^[^。；]{0,24}(?:召开|举行|开展)了?[^。；]{0,14}(?:党员大会|支委会|支部委员会|主题党日|党课|组织生活会|联席会议|代表会议)/.test(behind) || /上次|上一次|前次|中央|省委|市委|县委|镇党委|乡党委|通知|文件/.test(behind)) continue;
    const days = Math.abs(daysBetween(first.date, date));
    return {
      title: '会议时间前后写得不一样',
      sentence: `会议时间一栏是“${record.fields.date!.raw}”，正文开头却写“${line.slice(first.start, first.end)}”，相差 ${days} 天`,
      evidence: [passageOf(record, record.fields.date!), { path: record.path, quote: line.slice(first.start, first.end + 30) }],
      strength: days <= 2 ? 'weak' : 'moderate',
    };
  }
  return null;
}

/** 2025年第三季度党员大会 of September 2024; a meeting held weeks after its period is only late. */
function titleOfOtherYear(record: RecordFact, date: CalendarDate): Contradiction | null {
  const title = record.fields.title;
  if (!title || title.confidence < 0.8) return null;
  const match = /(?<!《[^》]*)(20\d{2})年(?:第?([一二三四1-4])季度|(\d{1,2})月(?:份|\d{1,2}[日号])?)/.exec(title.value.normalize('NFKC'));
  if (!match) return null;
  const [quote, yearText, quarter, monthText] = match as unknown as [string, string, string?, string?];
  const year = Number(yearText);
  if (year === yearOf(date)) return null;
  const month = monthText ? Number(monthText) : ('一二三四'.indexOf(quarter!) + 1 || Number(quarter)) * 3;
  const end = calendarDate(year, month, daysInMonth(year, month));
  const begin = end ? addMonths(end, monthText ? -1 : -3) : null;
  if (!end || !begin || (date > end && daysBetween(end, date) <= 75) || (date <= begin && daysBetween(date, begin) <= 20)) return null;
  return {
    title: `题名的年份与会议日期不符`,
    sentence: `题名写“${quote}”，会议日期却是${sayDay(date)}`,
    evidence: [passageOf(record, title), passageOf(record, record.fields.date!)],
    strength: monthOf(date) <= 2 ? 'weak' : 'moderate',
  };
}

/** A task to be done before the meeting that gave it; without a year, a month well ahead is next year's. */
function dueBefore(record: RecordFact, date: CalendarDate): Contradiction | null {
  for (const decision of record.fields.decisions ?? []) {
    const due = certain(decision)?.value.due;
    const found = due === undefined ? undefined : findDates(due, { yearHint: yearOf(date) })[0];
    const day = found ? lastDayOf(found) : null;
    if (!found || day === null || day >= date) continue;
    const days = daysBetween(day, date);
    if (found.yearAssumed && days > 100) continue;
    return {
      title: '完成期限早于会议日期',
      sentence: `会议是${sayDay(date)}，所定事项要求“${due!}”完成，比会议早 ${days} 天`,
      evidence: [passageOf(record, record.fields.date!), { path: record.path, place: decision.place, quote: decision.raw.slice(0, 120) }],
      strength: found.yearAssumed || days > 300 ? 'weak' : 'moderate',
    };
  }
  return null;
}

function lastDayOf({ date, year, month, precision }: FoundDate): CalendarDate | null {
  if (precision === 'day') return date;
  return precision === 'month' ? calendarDate(year, month!, daysInMonth(year, month!)) : null;
}

const done = /^\s*(?:前|之前|已|已经|就|全部|全面|顺利|如期|正式)*(?:完成|完工|竣工|验收|召开了|举行了|结束|缴清|收齐|拨付|到位|发放到|通过了)/;
const notYet = /计划|拟|预计|将|争取|力争|确保|务必|要求|打算|准备|定于|到时|届时|前完成|之前|以前|底前|去年|上年|上一年|前年|往年/;

/** “已于6月30日完成” in the record of a meeting of 15 June. */
function doneAfter(record: RecordFact, date: CalendarDate): Contradiction | null {
  for (const line of record.text.split('\n')) {
    if (!/已[^。；]{0,14}[月日号]|[日号]\s*(?:就)?已/.test(line)) continue;
    for (const found of findDates(line, { yearHint: yearOf(date) })) {
      if (found.date === null || found.date <= date || found.inTitle || found.closesRange) continue;
      const sentence = clauseAround(line, found);
      const before = line.slice(Math.max(0, found.start - 4), found.start);
      const behind = line.slice(found.end, found.end + 12);
      const says = (/已(?:经)?(?:于|在)?$/.test(before) && done.test(behind.replace(/^(?:已|就)/, ''))) || /^\s*(?:已经|已|就已)(?:全部|全面|顺利|如期|正式)?(?:完成|完工|竣工|验收|召开|举行|结束|缴清|收齐|拨付|到位)/.test(behind);
      const days = daysBetween(date, found.date);
      if (!says || notYet.test(sentence) || (found.yearAssumed && days > 90)) continue;
      return {
        title: '记录中写到会后才发生的事',
        sentence: `会议是${sayDay(date)}，其中写“${sentence.trim()}”，比会议晚 ${days} 天`,
        evidence: [passageOf(record, record.fields.date!), { path: record.path, quote: sentence.trim() }],
        strength: 'moderate',
      };
    }
  }
  return null;
}

function clauseAround(line: string, { start, end }: FoundDate): string {
  const from = Math.max(line.lastIndexOf('。', start), line.lastIndexOf('；', start), line.lastIndexOf('，', start)) + 1;
  const behind = line.slice(end).search(/[，。；]/);
  return line.slice(from, behind < 0 ? Math.min(line.length, end + 60) : end + behind);
}

/** An approval or report of a meeting that its own day precedes. */
function reportsLaterMeeting(record: RecordFact, date: CalendarDate): Contradiction | null {
  const yearHint = yearOf(date);
  for (const found of findDates(record.text, { yearHint })) {
    if (found.date === null || found.date <= date || found.inTitle || found.closesRange || (found.yearAssumed && daysBetween(date, found.date) > 60)) continue;
    const before = record.text.slice(Math.max(0, found.start - 12), found.start);
    const behind = record.text.slice(found.end, found.end + 30);
    const reported = /^[^。；\n]{0,8}(?:召开|举行)?(?:的|了)?[^。；\n]{0,12}(?:党员大会|选举大会|支部大会|代表会议|会议)[^。；\n]{0,8}(?:选举|讨论|表决|决议|通过|决定|同意)/.test(behind);
    if (!reported || /定于|将于|拟于|计划|截至|公示/.test(before)) continue;
    return {
      title: '材料日期早于它所依据的会议',
      sentence: `材料日期是${sayDay(date)}，文中所依据的会议是${sayDay(found.date)}（“${record.text.slice(found.start, found.end)}${behind.split(/[。；\n]/)[0]!}”），晚 ${daysBetween(date, found.date)} 天`,
      evidence: [passageOf(record, record.fields.date!), { path: record.path, quote: `${record.text.slice(found.start, found.end)}${behind.split(/[。；\n]/)[0]!}` }],
      strength: 'moderate',
    };
  }
  return null;
}
