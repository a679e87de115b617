import type { SchemeIndex } from '../scheme/schemeIndex.ts';
import type { ClassificationInput } from './classification.ts';
import type { KindEvidence } from './gatherEvidence.ts';

/** Admission and conversion matters that a meeting may deal with. */
const developmentMatter = /(?:接收|吸收|讨论|同意|确定|推荐|审查)[^。；\n]{0,30}(?:预备党员|发展对象|积极分子)|(?:按期)?转为?(?:中共)?正式(?:党员)?|转正(?!时间|日期)|发展党员(?!工作计划)/;
const fourStepMatter = /四议/;
const electionMatter = /换届选举|补选|增补委员|选举产生|投票选举|通过选举办法/;
const electionSigns = /监票人|计票人|候选人|发出选票|收回选票|当选/g;
const economyMatter = /集体经济|合作社|承包|项目/;

/**
 * The arbitration of domain.md §1.3, before the scores are compared: an assembly that elects is an election, one that
 * reviews a matter of the four steps belongs to that matter.
 */
export function conflictEvidence(input: ClassificationInput, index: SchemeIndex, weights: ReadonlyMap<string, number>): readonly KindEvidence[] {
  const assembly = weights.get('branchMeeting') ?? 0;
  if (assembly < 4) return [];
  const evidence: KindEvidence[] = [];
  const names = `${input.title ?? ''}\n${input.fileName}\n${input.folders.join('\n')}`;
  const opening = `${names}\n${input.text.slice(0, 1200)}`;
  if (index.kind('decisionReview') && input.hasMeetingFields && fourStepMatter.test(opening) && /审议/.test(opening)) {
    evidence.push({ kind: 'decisionReview', source: 'fields', weight: assembly * 0.6 + 3, reason: '党员大会审议“四议两公开”事项' });
  }
  const signs = new Set(input.text.match(electionSigns) ?? []).size;
  if (index.kind('electionMinutes') && input.hasMeetingFields && (signs >= 2 || (electionMatter.test(names) && signs >= 1))) {
    evidence.push({ kind: 'electionMinutes', source: 'fields', weight: assembly * 0.6 + 3, reason: '会上进行了选举' });
  }
  return evidence;
}

/** Categories that refer to the paper besides its home: one home, other uses by reference. */
export function categoriesAlsoIn(kind: string, category: string, input: ClassificationInput, index: SchemeIndex): readonly string[] {
  const also = new Set(index.kind(kind)?.alsoIn ?? []);
  const home = index.kind(kind)?.category;
  if (home && home !== category) also.add(home);
  const text = `${input.title ?? ''}\n${input.text.slice(0, 3000)}`;
  const refer = (code: string | undefined) => code !== undefined && index.category(code) && also.add(code);
  if (kind === 'branchMeeting' || kind === 'committeeMeeting' || kind === 'groupMeeting') {
    if (developmentMatter.test(text)) refer(index.kind('admissionApproval')?.category);
    if (fourStepMatter.test(text)) refer(index.kind('decisionRegister')?.category);
    if (electionMatter.test(text)) refer(index.kind('electionMinutes')?.category);
  }
  if (kind === 'superiorDocument' && /学习教育|主题教育|学习/.test(input.title ?? '')) refer(index.kind('campaignPlan')?.category);
  if ((kind === 'jointMeeting' || kind === 'villagersRepresentativesMeeting') && economyMatter.test(input.title ?? '')) refer(index.kind('collectiveEconomy')?.category);
  also.delete(category);
  return [...also].sort();
}
