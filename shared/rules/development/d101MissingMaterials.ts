import type { CaseFile } from '../../development/caseFile.ts';
import { passedSteps, type PassedStep } from '../../development/passedSteps.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { basisOf, draftOnCase, stepName } from './caseFinding.ts';

/** So large a share of the passed steps without a paper says that the file is kept elsewhere, not that steps lack. */
const THIN_SHARE = 0.5;
const THIN_STEPS = 4;

/** A material that a passed step must leave is missing. */
export const d101MissingMaterials: Rule = {
  code: 'D101',
  title: '发展党员材料缺少',
  check: ({ cases, rulebook }) => cases.flatMap((file) => missingIn(file, rulebook, cases)),
};

function missingIn(file: CaseFile, rulebook: Rulebook, cases: readonly CaseFile[]): readonly FindingDraft[] {
  const passed = passedSteps(file, rulebook);
  const lacking = passed.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return [];
  // Minutes that speak of a person whose papers nobody brought: that the branch keeps such files here must show first.
  if (file.papers.length === 0 && !cases.some((other) => other.branch === file.branch && other.papers.length >= 3)) return [];
  const [historic, recent] = [lacking.filter(({ beforeFolder }) => beforeFolder), lacking.filter(({ beforeFolder }) => !beforeFolder)];
  const thin = recent.length >= THIN_STEPS && recent.length >= passed.length * THIN_SHARE;
  const old = historic.length === 0 ? [] : [together(file, rulebook, historic, 'info', `${historic.some(({ before }) => before !== null) ? '入党材料多形成于本文件夹所收年份之前' : '材料上没有读出日期'}，${stepsNamed(historic)}的材料未见`)];
  if (thin) return [together(file, rulebook, [...historic, ...recent], file.papers.length === 0 ? 'info' : 'low', `只收有少部分入党材料，${stepsNamed(recent)}的材料未见`)];
  return [...old, ...recent.map((step) => single(file, rulebook, step))];
}

function single(file: CaseFile, rulebook: Rulebook, { step, missing, before, shownBy }: PassedStep): FindingDraft {
  return draftOnCase(rulebook, 'D101', file, {
    on: before,
    title: `缺少${stepName(step)}的材料：${missing.join('、')}`,
    explanation: `${file.branch.name}${file.person}的发展党员材料中，${shownBy.says}，而${stepName(step)}应留存的${missing.join('、')}没有找到。`,
    evidence: shownBy.evidence,
    paths: [],
    ...(file.papers.some(({ together: several }) => several) ? { severity: 'info' as const } : step.force === 'hard' ? {} : { severity: 'low' as const }),
    basis: basisOf(rulebook, step, `${step.name}应留存${step.materials.filter(({ required }) => required).map(({ name }) => name).join('、')}`),
    subject: step.id,
  });
}

function together(file: CaseFile, rulebook: Rulebook, steps: readonly PassedStep[], severity: 'info' | 'low', title: string): FindingDraft {
  const last = steps.at(-1)!;
  return draftOnCase(rulebook, 'D101', file, {
    on: steps.findLast(({ before }) => before !== null)?.before ?? null,
    title,
    explanation: `${file.branch.name}${file.person}的材料中，${last.shownBy.says}；此前应留存的下列材料在文件夹里没有找到：${steps.map(({ step, missing }) => `${step.name}（${missing.join('、')}）`).join('；')}。材料可能存放在人事档案或上级党委，请先核实存放地点。`,
    evidence: last.shownBy.evidence,
    paths: [],
    severity,
    subject: severity === 'info' ? 'historic' : 'thin',
  });
}

function stepsNamed(steps: readonly PassedStep[]): string {
  const names = steps.slice(0, 3).map(({ step }) => step.name).join('、');
  return steps.length > 3 ? `${names}等 ${steps.length} 步` : names;
}
