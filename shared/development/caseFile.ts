import type { DevelopmentStepId } from '../model/development.ts';
import type { BranchFacts } from '../model/facts.ts';
import type { PartialDate } from '../model/roster.ts';
import type { CasePaper, StepEvent } from './casePaper.ts';
import type { MeetingMatter } from './meetingMatters.ts';

/** One person's development file in one branch: every paper and every meeting that is about the person. */
export interface CaseFile {
  readonly branch: BranchFacts;
  readonly person: string;
  readonly born: PartialDate | null;
  /** Two people of this name may be mixed up in it. */
  readonly sameName: boolean;
  readonly papers: readonly CasePaper[];
  readonly meetings: readonly MeetingMatter[];
  readonly events: readonly StepEvent[];
  /** The best evidence of each step that was taken. */
  readonly steps: ReadonlyMap<DevelopmentStepId, StepEvent>;
  /** Every dated step lies before the years that the folder covers. */
  readonly historic: boolean;
}
