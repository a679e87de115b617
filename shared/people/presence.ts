import type { RecordFact } from '../model/facts.ts';
import type { Field } from '../model/record.ts';
import { certain } from './certain.ts';

/** A meeting's hours of its day, in minutes since midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** Nothing of a village sits longer; more is a misreading. */
const LONGEST_MINUTES = 10 * 60;

/** The hours of a meeting where both ends are stated and surely read. */
export function hoursOf({ fields }: RecordFact): Hours | null {
  const [start, end] = [certain(fields.startTime), certain(fields.endTime)];
  if (!start || !end) return null;
  const hours = { from: minutesOf(start.value), to: minutesOf(end.value) };
  return hours.to > hours.from && hours.to - hours.from <= LONGEST_MINUTES ? hours : null;
}

/** Minutes that two meetings have in common; 0 or less where none. */
export function overlapOf(a: Hours, b: Hours): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from);
}

/** Everybody whom the record surely names as there: those present, chair, recorder, lecturer. */
export function peoplePresent({ fields }: RecordFact): ReadonlyMap<string, Field<string>> {
  const named = [...(fields.presentNames ?? []), fields.chair, fields.recorder, fields.lecturer].flatMap((field) => certain(field) ?? []);
  const absent = new Set((fields.absentees ?? []).map(({ value }) => value.name));
  const people = new Map<string, Field<string>>();
  for (const field of named) if (!absent.has(field.value) && !people.has(field.value)) people.set(field.value, field);
  return people;
}

/**
 * Whether two stated venues can be one place. The rooms of a village's own seat go by many names (村部会议室, 党群服务中心,
 * 党员活动室); only a place elsewhere is surely another.
 */
export function mayBeSamePlace(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [a, b].map((venue) => venue.replace(/[\s，。、（）()]/g, ''));
  if (one!.includes(other!) || other!.includes(one!)) return true;
  return isSeat(one!) && isSeat(other!);
}

/** 09:00—10:30. */
export function sayHours({ from, to }: Hours): string {
  return `${clock(from)}—${clock(to)}`;
}

function isSeat(venue: string): boolean {
  return /村部|村委|党群|服务中心|会议室|活动室|办公室|支部|远教|多功能|大院|阵地|党建室|文化室|礼堂/.test(venue) && !/镇政府|乡政府|镇党委|乡党委|县|合作社|学校/.test(venue);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
