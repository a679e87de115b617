import type { Absentee, Field, RecordFields } from '../model/record.ts';
import type { SlotField } from './labels.ts';
import { fieldOf, foldedOf, type Line, type Part } from './lines.ts';
import { readAbsentees } from './readAbsentees.ts';
import { readCount, statedCounts } from './readCounts.ts';
import { namesInFolded } from './readNames.ts';
import { spokenCounts } from './spokenCounts.ts';
import { namesOf, plainNamesOf } from './readPeople.ts';
import { saysNone, type Slot } from './slots.ts';

type AttendanceFields = Pick<RecordFields, 'expected' | 'present' | 'absent' | 'entitledToVote' | 'presentNames' | 'absentees'>;

/** Counts and names of those who were due, present and absent, from labels and from running text. */
export function readAttendance(lines: readonly Line[], slots: readonly Slot[], footFrom: number): AttendanceFields {
  const fields: { -readonly [Key in keyof AttendanceFields]: AttendanceFields[Key] } = {};
  const partsOf = (...wanted: readonly SlotField[]): readonly Part[] => slots.filter((slot) => wanted.includes(slot.field)).flatMap((slot) => slot.parts).filter((part) => part.line.index < footFrom);
  const counts = [['expected', 'expected'], ['present', 'present'], ['absent', 'absent'], ['entitledToVote', 'entitled']] as const;
  for (const [field, label] of counts) {
    // 党员总数 counts as 应到 only where nothing says 应到 itself.
    const ranked = [...slots.filter((slot) => slot.field === label)].sort((one, other) => Number(other.label.includes('应') || label !== 'expected') - Number(one.label.includes('应') || label !== 'expected'));
    for (const part of ranked.flatMap((slot) => slot.parts).filter((one) => one.line.index < footFrom)) {
      const count = readCount(foldedOf(part));
      if (!count || fields[field] !== undefined || countsOthers(foldedOf(part).slice(0, count.start), field)) continue;
      fields[field] = fieldOf(count.value, { line: part.line, start: part.start + count.start, end: part.start + count.end }, 0.97);
      break;
    }
  }

  const notAbsent = (part: Part): boolean => !/请假|缺席|未到/.test(foldedOf(part).slice(0, 4));
  const named = distinct([
    ...partsOf('presentNames').filter(notAbsent).flatMap((part) => namesOf(withoutAbsent(part), 0.95)),
    // Beside counts (实到 5 人：…) only what is a name in any text.
    ...partsOf('present', 'attendance').filter(notAbsent).flatMap((part) => plainNamesOf(withoutAbsent(part), 0.93)),
  ]);
  fields.presentNames = named.length > 0 ? named : runningPresent(lines.filter((line) => line.index < footFrom));
  if (fields.present === undefined) {
    for (const part of partsOf('presentNames', 'attendance')) {
      const stated = /(?:共|等|计|党员|代表|合计|人员)\s*([0-9]{1,4}|[一二三四五六七八九十百]{1,5})\s*(?:名|人|位|个)(?![\u3400-\u9fff])|(?:共|等|计|党员|代表|合计|人员)\s*([0-9]{1,4}|[一二三四五六七八九十百]{1,5})\s*(?:名|人|位)|^\s*([0-9]{1,4})\s*(?:名|人|位)/.exec(foldedOf(part));
      // 共7个  应到10: what stands behind the number says nothing against it.
      const count = stated && !/应/.test(foldedOf(part).slice(0, stated.index + stated[0].length)) ? readCount(stated[0]) : null;
      if (!stated || !count) continue;
      fields.present = fieldOf(count.value, { line: part.line, start: part.start + stated.index + count.start, end: part.start + stated.index + count.end }, 0.75);
      break;
    }
  }

  const absent = slots.filter((slot) => slot.field === 'absentees' || slot.field === 'leave' || slot.field === 'absent');
  const absentees: Field<Absentee>[] = [];
  for (const slot of absent) {
    for (const part of slot.parts) {
      if (part.line.index >= footFrom) continue;
      const text = foldedOf(part);
      if (saysNone(text)) {
        fields.absent ??= fieldOf(0, part, 0.9);
        continue;
      }
      // The reason that the page's edge cut off from its name stands at the head of the next line.
      const cut = /^\s*\(([^)]{1,30})\)/.exec(text);
      const previous = absentees.at(-1);
      if (cut && previous && previous.value.reason === undefined) absentees[absentees.length - 1] = { ...previous, value: { ...previous.value, reason: cut[1]!.trim() } };
      absentees.push(...readAbsentees(part, slot.field === 'leave' && !/原因|事由/.test(slot.label) ? reasonOfLabel(slot.label) : undefined, 0.95));
      const count = slot.field === 'absent' ? null : /^\s*(?:共|请假|缺席)?\s*([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*(?:人|名|位)/.exec(text);
      const value = count ? readCount(count[0]) : null;
      if (count && value) fields.absent ??= fieldOf(value.value, { line: part.line, start: part.start + value.start, end: part.start + value.end }, 0.93);
    }
  }
  const before = lines.filter((line) => line.index < footFrom);
  fields.absentees = distinctPeople(absentees.length > 0 ? absentees : runningAbsentees(before));

  const stated = statedCounts(before);
  const attendance = new Set(slots.filter((slot) => slot.field === 'attendance' || slot.field === 'expected' || slot.field === 'present').map((slot) => slot.line));
  for (const [field, label] of counts) {
    const found = stated[label];
    const sure = found && attendance.has(found.line.index) ? 0.95 : 0.87;
    if (found && (fields[field] === undefined || fields[field].confidence < sure)) fields[field] = fieldOf(found.value, { line: found.line, start: found.start, end: found.end }, sure);
  }
  const spoken = spokenCounts(before, fields.expected?.value);
  for (const [field] of counts) {
    const found = field === 'entitledToVote' ? undefined : spoken[field];
    if (found) fields[field] ??= fieldOf(found.value, { line: found.line, start: found.start, end: found.end }, 0.8);
  }
  return fields;
}

/** “参会人数：应到6人，实到5人”: the words before the number say that it counts something else than the label. */
function countsOthers(before: string, field: keyof AttendanceFields): boolean {
  return (field !== 'expected' && /应/.test(before)) || (field !== 'present' && field !== 'entitledToVote' && /实[到际参出]/.test(before)) || (field !== 'absent' && /请假|缺席|未到/.test(before));
}

/** 到会的有张三、李四四人; 参加会议的有…. */
function runningPresent(lines: readonly Line[]): readonly Field<string>[] {
  for (const line of lines) {
    const match = /(?:到会|参加(?:会议|活动)?|出席(?:会议)?|参会|与会)(?:人员|党员|同志)?的?(?:有|是|为)\s*([^。;]{2,200})/.exec(line.text);
    if (!match) continue;
    const start = match.index + match[0].length - match[1]!.length;
    const stop = match[1]!.search(/,(?![\u3400-\u9fff]{2,4}(?:[,、]|$))/);
    const found = namesOf({ line, start, end: stop < 0 ? start + match[1]!.length : start + stop }, 0.85);
    if (found.length >= 2) return found;
  }
  return [];
}

/** 请假3人（张三因病、李四外出）, 缺席：张三（住院）, 张三因病请假未参加. */
function runningAbsentees(lines: readonly Line[]): readonly Field<Absentee>[] {
  for (const line of lines) {
    for (const match of line.text.matchAll(/(请假|缺席|没[来到去]的?|缺的?(?=[0-9一二三四五六七八九十:])|因故未到会?|未到会?|因事请假|因病请假|未参会|未能参加|未参加)[^,;。(:、]{0,10}?(?:[0-9一二三四五六七八九十]{1,3}\s*[名人位个])?(?:党员|委员|代表)?\s*([(:,]|(?:分别)?[是为])/g)) {
      const from = match.index + match[0].length;
      const bracket = match[2] === '(';
      if (match[2] === ',' && !/[名人位]/.test(match[0].slice(-4))) continue;
      const to = bracket ? closingBracket(line.text, from) : endOfList(line.text, from);
      const reason = /请假/.test(match[1]!) ? '请假' : undefined;
      const found = readAbsentees({ line, start: from, end: to }, reason, 0.85);
      if (found.length > 0) return found;
    }
  }
  for (const line of lines) {
    if (!awayWords.test(line.text)) continue;
    const found: Field<Absentee>[] = [];
    for (const clause of line.text.matchAll(/[^,;。:(]{2,36}/g)) {
      if (!awayWords.test(clause[0]) && !(found.length > 0 && workWords.test(clause[0]))) continue;
      found.push(...readAbsentees({ line, start: clause.index, end: clause.index + clause[0].length }, undefined, 0.8));
    }
    if (found.length > 0) return found;
  }
  return [];
}

const awayWords = /(?:因|外出|腿|病|有事|住院|务工|打工).{0,12}(?:请假|未到|未能|缺席|未参加|没来|没到)/;
const workWords = /打工|务工|住院|外地/;

function closingBracket(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')' && (depth -= 1) === 0) return index;
  }
  return text.length;
}

function endOfList(text: string, from: number): number {
  const end = text.slice(from).search(/[。;]|,(?=会议|列席|由|应|实|主持)/);
  return end < 0 ? text.length : from + end;
}

/** Names of those present stop where the same value goes on to those absent. */
function withoutAbsent(part: Part): Part {
  const at = foldedOf(part).search(/(?:请假|缺席|未到|列席|没[来到去]|(?<=[\s,;。])缺)/);
  return at > 0 && namesInFolded(foldedOf(part).slice(0, at)).length > 0 ? { ...part, end: part.start + at } : at >= 0 && at < 6 && /请假|缺席|未到/.test(foldedOf(part)) ? { ...part, end: part.start + at } : part;
}

function reasonOfLabel(label: string): string {
  return /^(病假|事假)/.exec(label)?.[1] ?? '请假';
}

function distinct(names: readonly Field<string>[]): readonly Field<string>[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.value) && seen.add(name.value));
}

function distinctPeople(people: readonly Field<Absentee>[]): readonly Field<Absentee>[] {
  const seen = new Set<string>();
  return people.filter((person) => !seen.has(person.value.name) && seen.add(person.value.name));
}
