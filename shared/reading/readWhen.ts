import type { Field, RecordFields } from '../model/record.ts';
import { calendarDate, type CalendarDate } from '../model/calendarDate.ts';
import { findDatesInFolded, type FoundDate } from '../calendar/findDates.ts';
import { findLunarDates } from '../calendar/lunar.ts';
import { findTimes } from '../calendar/findTimes.ts';
import { fieldOf, foldedOf, tidyOf, type Line, type Part } from './lines.ts';
import type { Foot } from './readFoot.ts';
import type { Slot } from './slots.ts';

type WhenFields = Pick<RecordFields, 'date' | 'impossibleDate' | 'weekday' | 'lunarDate' | 'startTime' | 'endTime' | 'signedOn'>;

/** The day, weekday, lunar date and clock times of a record, and the day at its foot. Labels come first, then the opening sentence, the title, the foot. */
export function readWhen(lines: readonly Line[], slots: readonly Slot[], foot: Foot, yearHint: number | undefined, minutes: boolean): WhenFields {
  const fields: { -readonly [Key in keyof WhenFields]: WhenFields[Key] } = {};
  const labelled = slots.filter((slot) => slot.field === 'when' && !slot.signed).flatMap((slot) => slot.parts);
  const anyBefore = (part: Part): boolean => labelled.some((other) => other.line.index < part.line.index);
  const isFootLabel = (slot: Slot): boolean => slot.field === 'signedOn' || (slot.field === 'when' && (slot.signed || (/^(?:日期|时间|年月日)$/.test(slot.label) && slot.parts[0] !== undefined && anyBefore(slot.parts[0]) && slot.line > lines[0]!.index + lines.length * 0.6)));
  const footParts = slots.filter(isFootLabel).flatMap((slot) => slot.parts);

  for (const part of labelled) {
    if (footParts.includes(part)) continue;
    take(fields, part, yearHint, 0.98, true);
  }
  for (const slot of slots) {
    const part = slot.parts[0];
    if (!part || (slot.field !== 'startTime' && slot.field !== 'endTime' && slot.field !== 'weekday')) continue;
    if (slot.field === 'startTime') take(fields, part, yearHint, 0.96, true);
    else if (slot.field === 'weekday') fields.weekday ??= weekdayIn(part, 0.97);
    else {
      const time = findTimes(foldedOf(part)).at(-1);
      if (time) fields.endTime ??= fieldOf(time.time, within(part, time), 0.96);
    }
  }
  if (!fields.date && !fields.impossibleDate && (minutes || !foot.date || reportsMeeting(lines, foot, yearHint))) fromOpening(fields, lines, foot, yearHint);
  if (fields.date && !fields.startTime && labelled.length === 0) openingTime(fields, lines);
  fields.endTime ??= closing(lines, fields.startTime?.value);

  for (const part of footParts) {
    const found = dayIn(part, yearHint);
    if (found?.date) fields.signedOn ??= fieldOf(found.date, within(part, found), 0.96);
  }
  if (foot.date?.found.date && !fields.signedOn) {
    const { found, line } = foot.date;
    const part: Part = { line, start: found.start, end: found.end };
    const signedOn = fieldOf(found.date!, part, found.yearAssumed ? 0.75 : 0.93);
    if (!fields.date || fields.date.place.block !== signedOn.place.block || fields.date.place.start !== signedOn.place.start || fields.date.place.row !== signedOn.place.row) fields.signedOn = signedOn;
  }
  if (foot.date?.found.impossible && !fields.date) fields.impossibleDate ??= fieldOf(tidyOf({ line: foot.date.line, ...span(foot.date.found) }), { line: foot.date.line, ...span(foot.date.found) }, 0.85);
  if (!fields.date && !fields.impossibleDate && fields.signedOn) fields.date = { ...fields.signedOn, confidence: Math.min(fields.signedOn.confidence, 0.85) };
  return fields;
}

type Writable = { -readonly [Key in keyof WhenFields]: WhenFields[Key] };

/** Takes day, weekday, lunar date and times from a stretch, as far as they are not known yet. */
function take(fields: Writable, part: Part, yearHint: number | undefined, confidence: number, labelled: boolean): void {
  const text = foldedOf(part);
  const day = dayIn(part, yearHint);
  if (day && !fields.date && !fields.impossibleDate) {
    const sure = day.yearAssumed ? confidence - 0.15 : confidence;
    if (day.date) fields.date = fieldOf(day.date, within(part, day), sure);
    else if (day.impossible) fields.impossibleDate = fieldOf(tidyOf(within(part, day)), within(part, day), sure);
    if (day.weekday) fields.weekday ??= fieldOf(day.weekday.value, within(part, day.weekday), confidence);
  } else if (!day && labelled && !fields.date && yearHint !== undefined) {
    fields.date = bareDay(part, yearHint) ?? undefined;
  }
  fields.weekday ??= weekdayIn(part, confidence);
  const lunar = day?.lunar ?? findLunarDates(text)[0];
  if (lunar) fields.lunarDate ??= fieldOf(tidyOf(within(part, lunar)), within(part, lunar), confidence);
  const times = labelled ? findTimes(text) : (day?.times ?? []);
  const first = times[0];
  if (first && !fields.startTime) {
    fields.startTime = fieldOf(first.time, within(part, first), confidence);
    const second = times[1];
    if (second && (second.closesRange || labelled)) fields.endTime ??= fieldOf(second.time, within(part, second), confidence);
  }
}

/** 3.5 or 3-5 beside the label 时间 or alone on its line, the year from the heading. */
function bareDay(part: Part, yearHint: number): Field<CalendarDate> | null {
  const bare = /^\s*([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})(?![0-9:.])/.exec(foldedOf(part));
  const date = bare ? calendarDate(yearHint, Number(bare[1]), Number(bare[2])) : null;
  return bare && date ? fieldOf(date, within(part, { start: bare[0].length - bare[0].trimStart().length, end: bare[0].length }), 0.7) : null;
}

/** Without a labelled time: the opening sentence of the meeting, a line that is only a date, the title; the foot is left to the caller. */
function fromOpening(fields: Writable, lines: readonly Line[], foot: Foot, yearHint: number | undefined): void {
  const before = lines.slice(0, Math.min(foot.from, 12));
  const first = before[0];
  if (first && yearHint !== undefined && first.text.trim().length <= 16 && dayIn(whole(first), yearHint) === null) {
    const bare = bareDay(whole(first), yearHint);
    if (bare) {
      fields.date = bare;
      take(fields, whole(first), yearHint, 0.7, false);
      return;
    }
  }
  const meeting = before.find((line) => {
    const found = dayIn(whole(line), yearHint);
    return found !== null && findDatesInFolded(line.text, { yearHint }).filter((date) => date.precision === 'day').length < 4 && line.text.length > 24 && found.start < 40 && /召开|举行|开展|组织|主持|开会|会议|集中|参加|上了|讲|集合/.test(line.text.slice(found.start, found.end + 90));
  });
  if (meeting) {
    take(fields, whole(meeting), yearHint, 0.87, false);
    return;
  }
  const alone = before.slice(0, 6).find((line) => line.text.trim().length <= 30 && dayIn(whole(line), yearHint) !== null && line.text.replace(/[^0-9年月日]/g, '').length * 2 >= line.text.replace(/\s/g, '').length);
  if (alone) {
    take(fields, whole(alone), yearHint, 0.85, true);
    return;
  }
  const heading = before.slice(0, 4).find((line) => line.text.length <= 45 && dayIn(whole(line), yearHint) !== null);
  if (heading) {
    take(fields, whole(heading), yearHint, 0.7, false);
    return;
  }
  if (foot.date) return;
  const guess = lines.slice(0, foot.from).find((line) => dayIn(whole(line), yearHint) !== null);
  if (guess) take(fields, whole(guess), yearHint, 0.4, false);
}

/** A report of a meeting or activity (a news item) opens with its day; plans, notices and letters do not. */
function reportsMeeting(lines: readonly Line[], foot: Foot, yearHint: number | undefined): boolean {
  if (/(?:计划|方案|通知|安排|要点|申请书|请示|公示|公告|总结|报告)$/.test(lines[0]?.text.trim() ?? '')) return false;
  return lines.slice(0, Math.min(4, foot.from)).some((line) => {
    const found = dayIn(whole(line), yearHint);
    return found !== null && found.start <= 3 && line.text.length > 24 && /召开|举行|开展|组织/.test(line.text.slice(found.end, found.end + 60));
  });
}

/** The hour may open the first sentence below the day: “2024年10月17日 / 晚上7点半，在……开会。” */
function openingTime(fields: Writable, lines: readonly Line[]): void {
  const at = lines.findIndex((line) => line.block === fields.date?.place.block && line.row === fields.date.place.row);
  for (const line of lines.slice(at, at + 2)) {
    const time = findTimes(line.text)[0];
    if (time && time.start <= 4 && !fields.startTime) fields.startTime = fieldOf(time.time, { line, start: time.start, end: time.end }, 0.85);
  }
}

/** 散会 and 会议结束 with a time. */
function closing(lines: readonly Line[], startTime: string | undefined): WhenFields['endTime'] {
  for (const line of lines) {
    if (!/散会|结束|闭会/.test(line.text)) continue;
    const time = findTimes(line.text).find((found) => /^\s*(?:准时|正式|许|左右|,|，|会议)*\s*(?:散会|结束|闭会)/.test(line.text.slice(found.end)) || /(?:散会|结束|闭会)(?:时间)?[:于在(\s]*$/.test(line.text.slice(0, found.start)));
    if (time && time.time !== startTime) return fieldOf(time.time, { line, start: time.start, end: time.end }, 0.9);
  }
  return undefined;
}

function dayIn(part: Part, yearHint: number | undefined): FoundDate | null {
  return findDatesInFolded(foldedOf(part), { yearHint }).find((date) => date.precision === 'day' && !date.inTitle && !date.closesRange) ?? null;
}

function weekdayIn(part: Part, confidence: number): WhenFields['weekday'] {
  const match = /(?:星期|周|礼拜)([一二三四五六日天])(?![年次期个])/.exec(foldedOf(part)) ?? /^\s*([一二三四五六日])\s*$/.exec(foldedOf(part));
  if (!match) return undefined;
  const value = ('一二三四五六日'.indexOf(match[1]!) + 1 || 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
  return fieldOf(value, within(part, { start: match.index, end: match.index + match[0].length }), confidence);
}

function within(part: Part, { start, end }: { readonly start: number; readonly end: number }): Part {
  return { line: part.line, start: part.start + start, end: part.start + end };
}

function span({ start, end }: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number } {
  return { start, end };
}

function whole(line: Line): Part {
  return { line, start: 0, end: line.text.length };
}
