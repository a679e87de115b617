import type { RuleCode } from '../../shared/model/finding.ts';
import type { Minutes } from './minutes.ts';
import { minutesPath, type BranchPlan, type MeetingPlan, type PaperPlan } from './plan.ts';

/** The hand that plants problems in an orderly branch and notes each for `答案.json`. A key that is not there is passed over. */
export interface Planter {
  readonly plan: BranchPlan;
  /** Notes a problem of files that lie where the keys say. */
  note(rule: RuleCode, keys: readonly string[], explanation: string, period?: string): void;
  /** Changes a meeting's minutes. */
  minutes(key: string, change: (minutes: Minutes) => Partial<Minutes>): void;
  meeting(key: string, change: (meeting: MeetingPlan) => Partial<MeetingPlan>): void;
  paper(key: string, change: (paper: PaperPlan) => Partial<PaperPlan>): void;
  /** Takes a meeting or paper away and notes what is then missing. */
  remove(rule: RuleCode, key: string, period: string, explanation: string): void;
}

/** A planter of a branch. Notes hold keys until `settle` turns them into paths, since later changes may move files. */
export function planterOf(plan: BranchPlan): Planter & { settle(): void } {
  const notes: { readonly rule: RuleCode; readonly keys: readonly string[]; readonly explanation: string; readonly period?: string }[] = [];
  const pathsOf = (key: string): string[] => {
    const meeting = plan.meetings.get(key);
    if (meeting) return [minutesPath(meeting)];
    const paper = plan.papers.get(key);
    return paper ? [paper.path] : [];
  };
  const exists = (key: string): boolean => plan.meetings.has(key) || plan.papers.has(key);
  const meeting: Planter['meeting'] = (key, change) => {
    const found = plan.meetings.get(key);
    if (found) plan.meetings.set(key, { ...found, ...change(found) });
  };
  return {
    plan,
    meeting,
    note(rule, keys, explanation, period) {
      if (keys.every(exists)) notes.push({ rule, keys, explanation, ...(period ? { period } : {}) });
    },
    minutes: (key, change) => meeting(key, (found) => ({ minutes: { ...found.minutes, ...change(found.minutes) } })),
    paper(key, change) {
      const found = plan.papers.get(key);
      if (found) plan.papers.set(key, { ...found, ...change(found) });
    },
    remove(rule, key, period, explanation) {
      if (!exists(key)) return;
      plan.meetings.delete(key);
      plan.papers.delete(key);
      notes.push({ rule, keys: [], explanation, period });
    },
    settle() {
      for (const { keys, ...note } of notes) plan.planted.push({ ...note, paths: keys.flatMap(pathsOf) });
    },
  };
}
