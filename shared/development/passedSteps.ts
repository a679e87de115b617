import { yearOf, type CalendarDate } from '../model/calendarDate.ts';
import type { DevelopmentStepId } from '../model/development.ts';
import type { Passage } from '../model/finding.ts';
import type { DevelopmentStep } from '../rules/development/developmentData.ts';
import { fullMembersOn } from '../rules/members.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { CaseFile } from './caseFile.ts';
import type { StepEvent } from './casePaper.ts';

/** A step that must have been taken, since a later one was, and which of its materials were found. */
export interface PassedStep {
  readonly step: DevelopmentStep;
  /** Names of required materials that were not found. */
  readonly missing: readonly string[];
  /** The day of the next step that is dated: by then it had been taken; `null` where none is. */
  readonly before: CalendarDate | null;
  /** It was taken before the years that the folder covers, or at a time nobody knows. */
  readonly beforeFolder: boolean;
  /** The later step that shows it. */
  readonly shownBy: { readonly says: string; readonly evidence: readonly Passage[] };
}

/**
 * The steps before the last one that is evidenced, in order. Left out are those the branch does not take (支委会 where
 * there is none) and those whose papers are kept elsewhere.
 */
export function passedSteps(file: CaseFile, rulebook: Rulebook): readonly PassedStep[] {
  const { steps } = rulebook.development.edition;
  const last = steps.findLastIndex(({ id }) => file.steps.has(id));
  const proves = proofOf(steps);
  return steps.slice(0, Math.max(0, last)).flatMap((step, index): PassedStep[] => {
    if (step.owed === 'unseen') return [];
    const later = steps.slice(index + 1).flatMap(({ id, name }) => {
      const event = proves(id, step) ? file.steps.get(id) : undefined;
      return event ? [{ name, event }] : [];
    });
    if (later.length === 0) return [];
    const dated = later.find(({ event }) => event.dated !== null);
    const shown = dated ?? later[0]!;
    const before = dated?.event.dated?.date ?? null;
    if (step.owed === 'committee' && !hasCommittee(file, before, rulebook)) return [];
    const year = before === null ? (later[0]?.event.record.year ?? null) : yearOf(before);
    return [{
      step,
      missing: step.materials.filter((material) => material.required && !isThere(material, step, file)).map(({ name }) => name),
      before,
      beforeFolder: year === null || (file.branch.years !== null && year < file.branch.years.first),
      shownBy: { says: saying(shown.name, shown.event), evidence: shown.event.dated ? [shown.event.dated.passage] : [{ path: shown.event.record.path, quote: shown.event.record.title }] },
    }];
  });
}

/**
 * Whether one step shows that another was taken: one of a later stage does, one of the same stage only where it must come
 * after it. A training shows nothing of the political review beside it.
 */
function proofOf(steps: readonly DevelopmentStep[]): (later: DevelopmentStepId, step: DevelopmentStep) => boolean {
  const needs = new Map<DevelopmentStepId, Set<DevelopmentStepId>>();
  for (const { id, after, implies } of steps) needs.set(id, new Set([...after, ...implies].flatMap((before) => [before, ...(needs.get(before) ?? [])])));
  const stages = new Map(steps.map(({ id, stage }) => [id, stage]));
  return (later, { id, stage }) => stages.get(later) !== stage || needs.get(later)?.has(id) === true;
}

function isThere({ papers, matters }: DevelopmentStep['materials'][number], step: DevelopmentStep, { papers: own, meetings }: CaseFile): boolean {
  const found = own.some((paper) => {
    if (paper.alsoIs.some((kind) => papers.includes(kind))) return true;
    const at = papers.indexOf(paper.kind);
    if (at < 0) return false;
    // Another paper stands in for it only where it says what this one would say.
    if (at === 0 || !paper.readable) return true;
    if (step.id === '5') return paper.contacts.length > 0;
    if (step.id === '9') return paper.sponsors.length > 0;
    if (step.id === '16') return paper.events.some((event) => event.step === '16');
    return true;
  });
  return found || meetings.some((meeting) => meeting.step === step.id && matters.includes(meeting.matter));
}

/** A committee review is missed only where the branch has a committee whose minutes of that year are here. */
function hasCommittee({ branch }: CaseFile, day: CalendarDate | null, { thresholds }: Rulebook): boolean {
  if (branch.overrides.hasCommittee === false || day === null) return false;
  const members = fullMembersOn(branch, day);
  if (members !== null && members.atMost < thresholds.committeeFromFullMembers && branch.overrides.hasCommittee !== true) return false;
  return branch.records.some(({ kind, year }) => kind === 'committeeMeeting' && year === yearOf(day));
}

function saying(name: string, { dated, record }: StepEvent): string {
  const file = record.path.split('/').at(-1)!;
  return dated ? `${Number(dated.date.slice(0, 4))}年${Number(dated.date.slice(5, 7))}月${Number(dated.date.slice(8))}日已到“${name}”（见“${file}”）` : `已到“${name}”（见“${file}”）`;
}
