import { findDatesInFolded } from '../calendar/findDates.ts';
import type { SlotField } from './labels.ts';
import { isDay } from './ledger.ts';
import type { Line } from './lines.ts';
import { isMinutesTitle, isRecordTitle } from './readTitle.ts';
import { findSittings } from './sittings.ts';
import { firstSlotFrom, type Slot } from './slots.ts';

/** A stretch of lines (end exclusive) that is one record, and the lines before the first record of a book (its cover). */
export interface Segments {
  readonly cover: readonly Line[];
  readonly records: readonly { readonly from: number; readonly to: number }[];
}

/** Fields that stand at the head of a meeting's record beside its time. */
const headFields: ReadonlySet<SlotField> = new Set<SlotField>(['venue', 'chair', 'recorder', 'lecturer', 'expected', 'present', 'presentNames', 'absentees', 'leave', 'attendance', 'topics', 'observers', 'content', 'recorderOrContent']);
const openingFields: ReadonlySet<SlotField> = new Set<SlotField>(['when', 'startTime', 'weekday', 'venue', 'title', 'serial', 'organisation', 'chair', 'recorder', 'lecturer', 'topics', 'other']);
const headReach = 16;
const attachmentTitle = /签到|签名册|通知|照片|表决票|公示|附件|测评|评议票|名单|选票/;

/**
 * Parts a document into records. A record opens with its own head: a labelled time with at least two more head labels
 * near it, or a title (…记录, …纪要, 第×次会议) with a day of its own and words of a meeting under it. Sub-headings,
 * quoted dates, lists of dates and appended sign-in sheets open none.
 */
export function segment(lines: readonly Line[], slots: readonly Slot[]): Segments {
  const sittings = sittingStarts(lines);
  const titles = titleStarts(lines, slots).filter((title) => !isTitleOfBook(lines, title, sittings[0]));
  const usual = dropAppended(lines, mergeStarts(lines, [...clusterStarts(lines, slots), ...titles, ...sittings]));
  const starts = withLedgers(lines, usual.length < 2 ? dayStarts(lines, usual) : usual, slots);
  if (starts.length < 2) return { cover: [], records: [{ from: 0, to: lines.length }] };
  const first = firstWithoutCover(starts, slots);
  const cover = lines.slice(0, first);
  // What stands before the first heading and is more than a cover is kept: a record of its own where it has a day, else with the first.
  if (!isBareCover(cover)) {
    const own = cover.slice(0, 6).some((line) => opensWithDay(line));
    const before = own ? [{ from: 0, to: first }] : [];
    return { cover: own ? [] : cover.slice(0, 4), records: [...before, ...starts.map((start, index) => ({ from: index === 0 ? (own ? first : 0) : start.from, to: starts[index + 1]?.from ?? lines.length }))] };
  }
  return {
    cover,
    records: starts.map((start, index) => ({ from: index === 0 ? first : start.from, to: starts[index + 1]?.from ?? lines.length })),
  };
}

/** Whether a day stands early in a line: the first sentence of minutes. */
function opensWithDay(line: Line): boolean {
  return findDatesInFolded(line.text.slice(0, 60), { yearHint: 2000 }).some((date) => date.precision === 'day' && !date.inTitle);
}

/** Titles, names, a table of contents or the printed rules of a form; sentences of a meeting make it more. */
function isBareCover(cover: readonly Line[]): boolean {
  if (cover.slice(0, 3).some((line) => /说明|须知|注意事项|制度|要求|填写|规定|职责|台账/.test(line.text) && line.text.length <= 30)) return true;
  return !cover.some((line) => line.row === undefined && line.text.length > 24 && /[。;!?]/.test(line.text) && /主持|参加|应到|到会|会议|党员|记录|讨论|同意/.test(line.text));
}

/** Each row of a ledger is a record; the ledger's title above it is none. */
function withLedgers(lines: readonly Line[], starts: readonly Start[], slots: readonly Slot[]): readonly Start[] {
  const rows = slots.filter((slot) => slot.opens).map((slot): Start => ({ from: slot.line, anchor: slot.line, title: null, day: null, clustered: true }));
  const first = rows[0];
  if (!first) return starts;
  return [...starts.filter((start) => lines[start.from]!.block > lines[rows.at(-1)!.from]!.block || (start.clustered && start.anchor < first.anchor - 8)), ...rows].sort((one, other) => one.from - other.from);
}

const bareDay = /^\s*(?:(?:19|20)[0-9]{2}\s*[年./-]\s*)?([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*[月./-]\s*([0-9]{1,2}|[一二三四五六七八九十廿]{1,3})\s*[日号]?\s*[,(]?\s*(?:(?:星期|周|礼拜)[一二三四五六日天])?\s*\)?\s*(?:[晴阴雨雪云多大中小转到风雾]{1,5})?\s*(?:(?:上午|下午|晚上|早上|晚).{0,10})?$/;

/**
 * A book or diary whose entries stand under bare days (3.12, 4月7日 星期日): at least two such lines, the first of them
 * near the top, each over words of a meeting. Used only where no other head opens records.
 */
function dayStarts(lines: readonly Line[], others: readonly Start[]): readonly Start[] {
  const days = lines.filter((line) => line.row === undefined && line.text.length <= 30 && bareDay.test(line.text) && isDay(line.text));
  const entries = days.filter((line, index) => {
    const words = lines.slice(line.index + 1, days[index + 1]?.index ?? lines.length).map((one) => one.text).join('');
    return words.length >= 12 && /会|主持|参加|学习|记录|到场|党员|研究|讨论/.test(words);
  });
  if (entries.length < 2 || entries[0]!.index > 8 || entries.length * 2 < days.length) return others;
  return entries.map((line): Start => {
    const above = line.index > 0 && isRecordTitle(lines[line.index - 1]!) ? lines[line.index - 1]! : null;
    return { from: above ? above.index : line.index, anchor: line.index, title: above, day: null, clustered: true };
  });
}

/** The book's own title stands above the first record: it keeps no more heading lines than the other records have. */
function firstWithoutCover(starts: readonly Start[], slots: readonly Slot[]): number {
  const headings = (start: Start): number => {
    const firstSlot = slots[firstSlotFrom(slots, start.from)]?.line ?? Infinity;
    return start.clustered ? Math.min(firstSlot, start.anchor) - start.from : start.anchor + 1 - start.from;
  };
  const [first, ...others] = starts;
  const usual = Math.max(...others.map(headings));
  return first!.from + Math.max(0, headings(first!) - usual);
}

interface Start {
  /** First line of the record, its title included. */
  readonly from: number;
  /** The line that proves the record: the time's label, or the title. */
  readonly anchor: number;
  readonly title: Line | null;
  readonly day: string | null;
  readonly clustered: boolean;
}

/** Entries under short headings with a day; the heading is the title. */
function sittingStarts(lines: readonly Line[]): readonly Start[] {
  return findSittings(lines).map(({ from, anchor, heading, day }): Start => ({ from, anchor, title: heading, day, clustered: true }));
}

/** The book's own title right above its first entry opens no record: 东沟村记录本, 2024年. */
function isTitleOfBook(lines: readonly Line[], title: Start, first: Start | undefined): boolean {
  if (!first || title.anchor >= first.from || first.from - title.anchor > 6) return false;
  const between = lines.slice(title.anchor + 1, first.from);
  return dayOf(between) === null && between.every((line) => line.text.trim().length <= 24);
}

function clusterStarts(lines: readonly Line[], slots: readonly Slot[]): readonly Start[] {
  const times = slots.filter((slot) => slot.field === 'when' && !slot.signed);
  const starts: Start[] = [];
  for (const [index, time] of times.entries()) {
    const until = Math.min(times[index + 1]?.line ?? Infinity, time.line + headReach);
    const after = starts.at(-1)?.anchor ?? -1;
    const near = new Set<SlotField>();
    const around = slots.slice(firstSlotFrom(slots, time.line - 4), firstSlotFrom(slots, until + 1));
    for (const slot of around) {
      if (!headFields.has(slot.field) || slot.signed) continue;
      if ((slot.line >= time.line && slot.line <= until && slot !== time) || (slot.line < time.line && time.line - slot.line <= 4 && slot.line > after + 6)) near.add(slot.field);
    }
    // The date and the hour on two labelled lines are one head.
    if (near.size < 2 || (starts.length > 0 && time.line - starts.at(-1)!.anchor <= 3)) continue;
    const text = time.parts.map((part) => part.line.text.slice(part.start, part.end)).join(' ');
    const found = findDatesInFolded(text, { yearHint: 2000 }).find((date) => date.precision === 'day');
    const ownFields = new Set(around.filter((slot) => slot.line >= time.line && slot.line <= until && slot !== time).map((slot) => slot.field));
    let from = time.line;
    let titled = false;
    while (from > 0 && opensAbove(lines, slots, from - 1, after, (slot) => !titled && !ownFields.has(slot.field))) {
      from -= 1;
      titled ||= isRecordTitle(lines[from]!);
    }
    const title = lines.slice(from, time.line).find((line) => isRecordTitle(line)) ?? lines.slice(from, time.line).find((line) => attachmentTitle.test(line.text)) ?? null;
    starts.push({ from, anchor: time.line, title, day: found ? `${found.month ?? 0}-${found.day ?? 0}` : null, clustered: true });
  }
  return starts;
}

/** Whether the line above belongs to the head below it: a title, the organisation, a number, another opening label. */
function opensAbove(lines: readonly Line[], slots: readonly Slot[], position: number, after: number, mayOpen: (slot: Slot) => boolean): boolean {
  const line = lines[position]!;
  if (position <= after) return false;
  const own = slots.slice(firstSlotFrom(slots, line.index), firstSlotFrom(slots, line.index + 1));
  if (own.length > 0) return own.every((slot) => openingFields.has(slot.field) && !slot.signed && mayOpen(slot));
  const over = coveringSlots(slots, line.index).filter((slot) => slot.line < line.index);
  if (over.some((slot) => slot.layout === 'cell')) return over.some((slot) => openingFields.has(slot.field) && slot.line > after && mayOpen(slot));
  const text = line.text.trim();
  if (text.length > 45 || /[。;!?]$/.test(text)) return false;
  return isRecordTitle(line) || line.heading !== undefined || line.startsPage === true || /(?:支部委员会|党支部|委员会|村委会|党总支)(?:[\u3400-\u9fff]{0,6})$|^第.{1,4}次|[〔[(]\d{4}|^\(?\d{4}年.{0,10}\)?$|^(?:签到表|会议签到)|^.{0,4}[一二三四五六七八九十0-9]{1,3}月份?$/.test(text);
}

function titleStarts(lines: readonly Line[], slots: readonly Slot[]): readonly Start[] {
  const starts: Start[] = [];
  for (let position = 0; position < lines.length; position += 1) {
    const title = lines[position]!;
    if (!isRecordTitle(title) || coveringSlots(slots, title.index).some((slot) => slot.layout !== 'next')) continue;
    // A title over two or three lines, or a table of contents: the last one before a body counts, from the first of the run.
    let body = position + 1;
    while (body < lines.length && body - position <= 4 && isRecordTitle(lines[body]!)) body += 1;
    const contents = body - position > 3;
    let next = body;
    while (next < lines.length && !isMinutesTitle(lines[next]!)) next += 1;
    const day = dayOf(lines.slice(position, Math.min(next, body + 4)));
    const words = lines.slice(body, Math.min(next, body + 40)).map((line) => line.text).join('');
    if (!contents && day !== null && words.length >= 40 && /主持|应到|实到|出席|参加|到会|记录人|地点|召开/.test(words)) {
      let from = position;
      if (from > 0 && coveringSlots(slots, lines[from - 1]!.index).length === 0 && /(?:支部委员会|党支部|委员会|村委会|党总支)$/.test(lines[from - 1]!.text.trim()) && lines[from - 1]!.text.length < 36) from -= 1;
      starts.push({ from, anchor: body - 1, title: lines[body - 1]!, day, clustered: false });
    }
    position = body - 1;
  }
  return starts;
}

/** The slots whose value runs over a line; none is looked for that began more than 400 lines above. */
function coveringSlots(slots: readonly Slot[], index: number): readonly Slot[] {
  return slots.slice(firstSlotFrom(slots, index - 400), firstSlotFrom(slots, index + 1)).filter((slot) => slot.lastLine >= index);
}

function dayOf(lines: readonly Line[]): string | null {
  for (const line of lines) {
    const found = findDatesInFolded(line.text, { yearHint: 2000 }).find((date) => date.precision === 'day' && !date.inTitle);
    if (found) return `${found.month ?? 0}-${found.day ?? 0}`;
  }
  return null;
}

/** A title and the labelled head under it are one start. */
function mergeStarts(lines: readonly Line[], starts: readonly Start[]): readonly Start[] {
  const sorted = [...starts].sort((one, other) => one.anchor - other.anchor || Number(other.clustered) - Number(one.clustered));
  const merged: Start[] = [];
  for (const start of sorted) {
    const last = merged.at(-1);
    const touches = last && (start.from <= last.anchor || (!last.clustered && start.clustered && start.anchor - last.anchor <= 8 && (start.title === null || start.title === last.title)));
    if (last && touches) {
      merged[merged.length - 1] = { from: Math.min(last.from, start.from), anchor: start.anchor, title: start.title ?? last.title, day: start.day ?? last.day, clustered: last.clustered || start.clustered };
      continue;
    }
    // The same day under a head without a title of its own: the table repeats what the paragraph said.
    if (last?.day !== undefined && last.day !== null && last.day === start.day && !(start.title && isMinutesTitle(start.title) && last.title && start.title.text !== last.title.text) && start.anchor - last.anchor <= 30 && lines[start.from]?.startsPage !== true && !(start.title && last.title)) continue;
    merged.push(start);
  }
  return merged;
}

/** Sign-in sheets, notices and ballots behind minutes belong to them. */
function dropAppended(lines: readonly Line[], starts: readonly Start[]): readonly Start[] {
  const appended = (start: Start): boolean => start.title !== null && attachmentTitle.test(start.title.text) && !/记录|纪要/.test(start.title.text);
  if (starts.every(appended)) return starts;
  const withAbove = (start: Start): boolean => appended(start) || (start.title === null && lines.slice(Math.max(0, start.from - 2), start.from + 1).some((line) => /签到[表簿册]?$/.test(line.text.replace(/\s/g, '')) && line.text.length < 24));
  return starts.filter((start) => !withAbove(start));
}
