import { findDates } from '../../calendar/findDates.ts';
import type { CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { PartialDate } from '../../model/roster.ts';
import { isSettled } from '../../people/certain.ts';

/** Offices that are told apart; 委员 and others are named too loosely. */
export const officeNames = ['第一书记', '副书记', '书记', '副主任', '主任'] as const;
export type Office = (typeof officeNames)[number];

/** That a person took an office on a day, and where it says so. */
export interface Appointment {
  readonly name: string;
  readonly office: Office;
  readonly day: PartialDate;
  readonly path: string;
  readonly quote: string;
  /** A paper of appointment rather than a line of a list. */
  readonly paper: boolean;
}

const villageDirector = /(?:村民委员会|村委会|村委)主任/;
const foreignHead = /(?:监委会|监督委员会|妇联|治保|调解|合作社|办公室|镇|乡|县|市|团支部|工作队)[^，。、；]{0,4}$/;

/** The offices in a list's 职务 column: 党支部书记、村委会主任 → 书记 and 主任. */
export function officesIn(text: string): readonly Office[] {
  return text.split(/[、，,；;\s/]+|兼/).flatMap((part): Office[] => {
    if (/第一书记/.test(part)) return ['第一书记'];
    if (/副书记/.test(part)) return ['副书记'];
    if (/书记/.test(part) && !/团|镇|乡|纪委/.test(part)) return ['书记'];
    if (/副主任/.test(part)) return ['副主任'];
    return villageDirector.test(part) ? ['主任'] : [];
  });
}

/** Every stated beginning of an office of a branch, from lists and from papers of appointment. */
export function appointmentsOf(branch: BranchFacts): readonly Appointment[] {
  const listed = branch.roster.flatMap(({ name, office, officeFrom, path }): Appointment[] => (office === undefined || officeFrom === undefined ? [] : officesIn(office).map((one) => ({ name, office: one, day: officeFrom, path, quote: `${name} ${office} ${officeFrom}`, paper: false }))));
  const papers = branch.records.filter((record) => isSettled(record) && (record.kind === 'appointment' || record.kind === 'electionApproval'));
  return [...listed, ...papers.flatMap(inPaper)];
}

/** 任命赵国强同志为东沟村党支部书记, 同意赵国强同志任党支部书记; a re-appointment begins nothing. */
function inPaper(record: RecordFact): readonly Appointment[] {
  const day = dayOf(record);
  if (day === null || /连任|连选|继续担任|续任|重新任命/.test(record.text)) return [];
  return [...record.text.matchAll(/(?:任命|同意|推选|选举|决定|聘任|由|(?<![\u3400-\u9fff·]))([\u3400-\u9fff·]{2,4}?)(?:同志)?(?:为|任|担任|当选为|兼任)([^，。；\n]{2,24}?(?:书记|主任))(?!助理)/g)].flatMap((match): Appointment[] => {
    const name = match[1]!;
    if (/免去/.test(record.text.slice(Math.max(0, match.index - 6), match.index))) return [];
    return officesIn(match[2]!).map((office) => ({ name, office, day, path: record.path, quote: match[0], paper: true }));
  });
}

function dayOf({ date, text, year }: RecordFact): CalendarDate | null {
  if (date !== null) return date;
  return findDates(text, year === null ? {} : { yearHint: year }).findLast((found) => found.date !== null)?.date ?? null;
}

/** Where a text calls a person by an office: 党支部书记赵国强, 赵国强（党支部书记）; `null` where it does not. */
export function calledIn(text: string, name: string, office: Office): string | null {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text.slice(Math.max(0, at - 14), at);
    const behind = text.slice(at + name.length, at + name.length + 14);
    const title = /([\u3400-\u9fff]{0,10}?)(第一书记|副书记|书记|副主任|主任)(?:同志)?$/.exec(before);
    if (title && title[2] === office && !foreignHead.test(title[1]!) && !/原|前任|上届|代|临时|拟任|候选|主持/.test(title[1]!)) return `${title[0]}${name}`;
    const bracket = /^(?:同志)?[（(]([^（）()]{2,12})[）)]/.exec(behind);
    if (bracket && officesIn(bracket[1]!).includes(office) && !/原|前任|代|临时|拟任|候选|主持|镇|乡|县/.test(bracket[1]!)) return `${name}${bracket[0]}`;
  }
  return null;
}
