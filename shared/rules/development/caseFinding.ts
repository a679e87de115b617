import type { CaseFile } from '../../development/caseFile.ts';
import type { DatedPassage, StepEvent } from '../../development/casePaper.ts';
import type { CalendarDate } from '../../model/calendarDate.ts';
import type { DevelopmentStepId } from '../../model/development.ts';
import type { Passage, RuleCode, Severity } from '../../model/finding.ts';
import { draftFinding, type FindingDraft } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import type { DevelopmentStep } from './developmentData.ts';

export interface CaseSubstance {
  /** The day of the step that is judged: what lies in the time of an edition not entered yet is only compared. */
  readonly on: CalendarDate | null;
  readonly title: string;
  readonly explanation: string;
  readonly paths: readonly string[];
  readonly evidence?: readonly Passage[];
  readonly severity?: Severity;
  readonly basis?: { readonly edition: string; readonly article?: string; readonly articleVerified?: boolean; readonly text: string; readonly status: 'verified' | 'local' | 'recalled' | 'notFound' | 'inferred' };
  readonly innocent?: readonly string[];
  readonly subject?: string;
}

/**
 * A finding about a person's case. Steps of an edition whose text is not entered are compared with the one before, as
 * information; where two people bear the name, it is information too, since papers may be mixed up.
 */
export function draftOnCase(rulebook: Rulebook, code: RuleCode, { branch, person, sameName }: CaseFile, substance: CaseSubstance): FindingDraft {
  const { on, title, explanation, paths, evidence, severity, basis, innocent, subject } = substance;
  const pending = on === null ? undefined : rulebook.development.pending.find(({ from }) => from <= on);
  const notes = [
    ...(pending ? [`${dayOf(pending.from)}起施行${pending.name}，其条文尚未录入，这里只与2014年版对照，供参考，不作为是否符合规定的判断。`] : []),
    ...(sameName ? [`本支部有两份“${person}”的材料，可能是同名的两个人，请先确认材料属于谁。`] : []),
  ];
  return draftFinding(rulebook, code, {
    branch: branch.name,
    date: on,
    paths: [...new Set(paths)].sort(),
    persons: [person],
    title: `${person}：${pending ? '与2014年版对照：' : ''}${title}`,
    explanation: [explanation, ...notes].join(''),
    evidence: evidence ?? [],
    ...(pending || sameName ? { severity: 'info' as const } : severity ? { severity } : {}),
    ...(basis ? { basis } : {}),
    ...(innocent ? { innocent } : {}),
    subject: `${person} ${subject ?? ''}`,
  });
}

/** The sure day of a step, or `null`. */
export function sureDay({ steps }: CaseFile, step: DevelopmentStepId): DatedPassage | null {
  const dated = steps.get(step)?.dated;
  return dated?.sure === true ? dated : null;
}

/** 第7步“确定发展对象”. */
export function stepName({ id, name }: DevelopmentStep): string {
  return `第${id.endsWith('a') ? `${id.slice(0, -1)}步之后的` : `${id}步`}“${name}”`;
}

export function stepOf({ development }: Rulebook, id: DevelopmentStepId): DevelopmentStep {
  const found = development.edition.steps.find((step) => step.id === id);
  if (!found) throw new TypeError(`no step ${id}`);
  return found;
}

/** The basis of a finding that rests on one step's article. */
export function basisOf({ development: { edition } }: Rulebook, { article, articleVerified, name, force }: DevelopmentStep, text = `${name}应按规定的顺序和要求进行，并留存材料`): NonNullable<CaseSubstance['basis']> {
  return { edition: edition.name, article, articleVerified, text, status: force === 'local' ? 'local' : articleVerified ? 'verified' : 'recalled' };
}

/** Where a step's day was read. */
export function witness({ record, source }: StepEvent): string {
  const file = record.path.split('/').at(-1)!;
  switch (source) {
    case 'minutes':
      return `会议记录“${file}”`;
    case 'form':
      return `志愿书“${file}”`;
    case 'paper':
    case 'mention':
      return `“${file}”`;
  }
}

/** 2025年3月5日. */
export function dayOf(date: CalendarDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
