import { villageStemOfBranch } from '../../classification/villageStem.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Repeat } from './repeat.ts';

/**
 * Two papers of one occasion: the same kind on the same day of one branch (a draft and a fair copy, a file and the
 * year's minute-book), or an assembly held together with another meeting, where one of the two says so.
 */
export function isSameOccasion(a: RecordFact, b: RecordFact): boolean {
  if (a.path === b.path && a.ordinal === b.ordinal) return true;
  if (a.branch !== b.branch) return a.date !== null && a.date === b.date && (heldTogether(a, b) || heldTogether(b, a));
  if (a.date === null || b.date === null) return a.kind === b.kind && (a.year === null || b.year === null || a.year === b.year);
  if (a.date !== b.date) return false;
  const [groupA, groupB] = [groupIn(a.title), groupIn(b.title)];
  if (a.kind === b.kind) return groupA === groupB;
  return namesMeeting(a, b) || namesMeeting(b, a);
}

/** 第一党小组, 二组: the groups of one branch meet each by itself. */
function groupIn(title: string): string {
  return /第?([一二三四五六七八九十\d]{1,2})(?:党小)?组/.exec(title)?.[1] ?? '';
}

const meetingWords: Readonly<Record<string, readonly string[]>> = {
  branchMeeting: ['党员大会'],
  committeeMeeting: ['支委会', '支部委员会'],
  groupMeeting: ['党小组会'],
  partyLecture: ['党课'],
  themeDay: ['党日'],
  organisationLifeMeeting: ['组织生活会'],
  democraticReview: ['民主评议'],
  villageCommitteeMeeting: ['村委会', '村民委员会'],
  jointMeeting: ['联席会', '两委'],
  villagersRepresentativesMeeting: ['村民代表'],
};

/** One of the two says in its title, topics or opening that it was the other meeting too. */
function namesMeeting({ title, fields, text }: RecordFact, { kind }: RecordFact): boolean {
  const said = [title, fields.title?.value ?? '', ...(fields.topics ?? []).map(({ value }) => value), text.slice(0, 200)].join('\n');
  return (meetingWords[kind ?? ''] ?? []).some((word) => said.includes(word));
}

/** 与东沟村党支部联合开展: the other branch took part. */
function heldTogether({ text }: RecordFact, { branch }: RecordFact): boolean {
  return /联合|共同|联建|共建|结对|联合党|片区/.test(text) && text.includes(villageStemOfBranch(branch));
}

const chainKinds: ReadonlySet<string> = new Set(['branchMeeting', 'committeeMeeting', 'jointMeeting', 'villagersRepresentativesMeeting', 'villageCommitteeMeeting']);

/** 四议两公开 takes one matter through several meetings, facts and decision in the same words. */
export function isOneMatter(record: RecordFact, other: RecordFact, { textSignals: { repeats }, words }: Rulebook): boolean {
  if (record.branch !== other.branch || record.kind === other.kind || record.date === null || other.date === null) return false;
  if (!chainKinds.has(record.kind ?? '') || !chainKinds.has(other.kind ?? '')) return false;
  if (Math.abs(daysBetween(record.date, other.date)) > repeats.chainDays) return false;
  const about = [record, other].map(({ title, fields, text }) => [title, ...(fields.topics ?? []).map(({ value }) => value), text.slice(0, 300)].join('\n'));
  return about.some((said) => words.decisionChain.some((word) => said.includes(word)));
}

/** Within one matter only speeches that several people repeat word for word count. */
export function mayShareWords({ record, other, sameSpeakers, speeches }: Pick<Repeat, 'record' | 'other' | 'sameSpeakers' | 'speeches'>, rulebook: Rulebook): boolean {
  return isOneMatter(record, other, rulebook) && (speeches < 2 || sameSpeakers < 2);
}
