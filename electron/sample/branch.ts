import { planYear } from './meetings.ts';
import { planDecision } from './papers/decisions.ts';
import { developmentPapers, planDevelopment, type DevelopmentCase } from './papers/development.ts';
import { planLists } from './papers/lists.ts';
import { planYearlyPapers } from './papers/yearly.ts';
import { rootOf, type BranchPlan, type Making } from './plan.ts';

/**
 * An orderly branch: every period covered, every paper there. `alterCase` may change the days of its development case
 * before the papers are written.
 */
export function planBranch(making: Making, alterCase: (found: DevelopmentCase) => DevelopmentCase = (found) => found): BranchPlan {
  const plan: BranchPlan = { village: making.village, root: rootOf(making.village), meetings: new Map(), papers: new Map(), planted: [] };
  for (const year of making.years) {
    for (const meeting of planYear(making, year)) plan.meetings.set(meeting.key, meeting);
    for (const paper of planLists(making, year)) plan.papers.set(`list ${year} ${paper.draft.title}`, paper);
    for (const [key, paper] of planYearlyPapers(making, year)) plan.papers.set(key, paper);
    planDecision(making, plan, year);
  }
  const found = planDevelopment(making, plan);
  if (found) for (const [key, paper] of developmentPapers(making, alterCase(found))) plan.papers.set(key, paper);
  return plan;
}
