import type { CalendarDate } from '../model/calendarDate.ts';
import type { PartialDate } from '../model/roster.ts';
import { folderOf } from '../understanding/pathParts.ts';
import type { CasePaper } from './casePaper.ts';
import type { MeetingMatter } from './meetingMatters.ts';

export interface PersonPapers {
  readonly papers: readonly CasePaper[];
  readonly meetings: readonly MeetingMatter[];
  /** Another person of the branch bears the same name, and some papers may belong to the other. */
  readonly sameName: boolean;
}

/**
 * Parts papers of one name by person: by birth dates that cannot be one person's, else where an application follows
 * an admission by more than a year (who has been admitted does not apply again soon; a second person of the name does).
 * One group where nothing speaks for two people.
 */
export function separatePeople(papers: readonly CasePaper[], meetings: readonly MeetingMatter[]): readonly PersonPapers[] {
  const births: PartialDate[] = [];
  for (const { born } of papers) if (born !== null && !births.some((known) => compatible(known, born))) births.push(born);
  if (births.length > 1) return byBirth(births, papers, meetings);
  const cut = secondApplication(papers);
  if (cut === null) return [{ papers, meetings, sameName: false }];
  const before = (day: CalendarDate | null | undefined) => day !== null && day !== undefined && day < cut;
  return [
    { papers: papers.filter(({ dated, record }) => before(dated?.date ?? record.date)), meetings: meetings.filter(({ record }) => before(record.date)), sameName: true },
    { papers: papers.filter(({ dated, record }) => !before(dated?.date ?? record.date)), meetings: meetings.filter(({ record }) => !before(record.date)), sameName: true },
  ];
}

function byBirth(births: readonly PartialDate[], papers: readonly CasePaper[], meetings: readonly MeetingMatter[]): readonly PersonPapers[] {
  const groups = births.map(() => ({ papers: [] as CasePaper[], meetings: [] as MeetingMatter[] }));
  const folders = new Map<string, number | null>();
  for (const paper of papers) {
    if (paper.born === null) continue;
    const index = births.findIndex((known) => compatible(known, paper.born!));
    groups[index]!.papers.push(paper);
    const folder = folderOf(paper.record.path);
    folders.set(folder, folders.has(folder) && folders.get(folder) !== index ? null : index);
  }
  const nearest = (day: CalendarDate | null): number => {
    if (day === null) return 0;
    const distances = groups.map(({ papers: own }) => Math.min(...own.map(({ dated, record }) => distance(day, dated?.date ?? record.date))));
    return distances.indexOf(Math.min(...distances));
  };
  for (const paper of papers) {
    if (paper.born === null) groups[folders.get(folderOf(paper.record.path)) ?? nearest(paper.dated?.date ?? paper.record.date)]!.papers.push(paper);
  }
  for (const meeting of meetings) groups[nearest(meeting.record.date)]!.meetings.push(meeting);
  return groups.map((group) => ({ ...group, sameName: true }));
}

/** The day of an application more than a year after an admission or conversion of the same name. */
function secondApplication(papers: readonly CasePaper[]): CalendarDate | null {
  const days = (kinds: readonly string[]) => papers.flatMap(({ kind, dated }) => (kinds.includes(kind) && dated ? [dated.date] : [])).sort();
  const admitted = days(['admissionApproval', 'conversionApproval', 'conversionApplication', 'superiorTalk'])[0];
  if (admitted === undefined) return null;
  return days(['membershipApplication']).find((day) => distance(admitted, day) > 365 && day > admitted) ?? null;
}

/** `1995` and `1995-03` may be one birth; `1995-03` and `1995-04` may not. */
function compatible(a: PartialDate, b: PartialDate): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

function distance(a: CalendarDate, b: CalendarDate | null): number {
  return b === null ? Number.MAX_SAFE_INTEGER : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
