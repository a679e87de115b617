import type { CaseFile } from '../../development/caseFile.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { basisOf, dayOf, draftOnCase, stepName, stepOf, sureDay, witness } from './caseFinding.ts';

/** A later step is dated before an earlier one. */
export const d102StepOrder: Rule = {
  code: 'D102',
  title: '发展党员步骤先后颠倒',
  check: ({ cases, rulebook }) => cases.flatMap((file) => reversed(file, rulebook)),
};

function reversed(file: CaseFile, rulebook: Rulebook): readonly FindingDraft[] {
  const { steps } = rulebook.development.edition;
  return steps.flatMap((step) => {
    const day = sureDay(file, step.id);
    if (!day) return [];
    return step.after.flatMap((id): readonly FindingDraft[] => {
      const before = sureDay(file, id);
      if (!before || before.date <= day.date || judgedElsewhere(file, step.id, id)) return [];
      const [earlier, later] = [stepOf(rulebook, id), step];
      const [first, second] = [file.steps.get(id)!, file.steps.get(step.id)!];
      return [draftOnCase(rulebook, 'D102', file, {
        on: day.date > before.date ? day.date : before.date,
        title: `“${later.name}”早于“${earlier.name}”`,
        explanation: `${witness(second)}上，${stepName(later)}的日期是${dayOf(day.date)}；${witness(first)}上，${stepName(earlier)}的日期是${dayOf(before.date)}，按顺序应在前，却晚了 ${daysBetween(day.date, before.date)} 天。`,
        paths: [first.record.path, second.record.path],
        evidence: [day.passage, before.passage],
        basis: basisOf(rulebook, later, `“${earlier.name}”在前，“${later.name}”在后`),
        subject: `${id} ${step.id}`,
      })];
    });
  });
}

/** A political review dated after the branch meeting is D105's, whatever it also stands after. */
function judgedElsewhere(file: CaseFile, step: string, before: string): boolean {
  const [review, meeting] = [sureDay(file, '10'), sureDay(file, '15')];
  return before === '10' && step === '12' && review !== null && meeting !== null && review.date > meeting.date;
}
