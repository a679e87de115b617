import type { RosterKind } from '../model/roster.ts';
import type { KindRole } from '../model/scheme.ts';
import type { SchemeIndex } from '../scheme/schemeIndex.ts';
import { attendanceEvidence } from './attendanceEvidence.ts';
import type { ClassificationInput } from './classification.ts';
import type { KindEvidence } from './gatherEvidence.ts';
import { superiorOrigin } from './superiorOrigin.ts';

const kindOfRoster: Readonly<Record<RosterKind, { kind: string; weight: number; reason: string }>> = {
  memberRoster: { kind: 'memberRoster', weight: 5, reason: '表中逐人列有入党时间等党员信息' },
  floatingMembers: { kind: 'floatingMemberRegister', weight: 7, reason: '表中逐人列有外出时间、去向' },
  partyFees: { kind: 'partyFees', weight: 8, reason: '表中逐人列有党费' },
  committeeRoster: { kind: 'committeeRoster', weight: 6, reason: '表中列有班子成员职务或分工' },
  representativesRoster: { kind: 'representativesRoster', weight: 7, reason: '表中列有村民代表' },
};

/** Papers that a superior issues about one branch or person; they stay with that matter, not with the circulars. */
const singleMatter = /批复|同意|任职|免职|任免|批准|接收|处分|处置|备案|预审|审批|反馈|通报|撤销|成立|谈话|介绍信|证书|证明|表彰|责任书/;

/**
 * What the shape of a paper says: fields that only minutes have, lists of people, sign-in columns, who issued it.
 *
 * @param strongest the kinds that names and terms speak for, by summed weight
 */
export function structureEvidence(input: ClassificationInput, index: SchemeIndex, strongest: ReadonlyMap<string, number>): readonly KindEvidence[] {
  return [...fromRoster(input, index), ...fromColumns(input, index), ...fromMeetingFields(input, index, strongest), ...attendanceEvidence(input, index), ...fromOrigin(input, index)];
}

function fromRoster({ rosterKind }: ClassificationInput, index: SchemeIndex): KindEvidence[] {
  if (!rosterKind) return [];
  const { kind, weight, reason } = kindOfRoster[rosterKind];
  return index.kind(kind) ? [{ kind, source: 'fields', weight, reason }] : [];
}

function fromColumns({ tableHeaders, rosterKind }: ClassificationInput, index: SchemeIndex): KindEvidence[] {
  const signed = tableHeaders.filter((header) => /^(?:本人)?(?:签名|签到|签字)/.test(header.replace(/\s/g, ''))).length;
  const otherColumns = tableHeaders.filter((header) => /金额|标准|学时|成绩|积分|慰问|承诺|日期|分值/.test(header)).length;
  if (signed === 0 || rosterKind || otherColumns > 0 || !index.kind('signInSheet')) return [];
  return [{ kind: 'signInSheet', source: 'fields', weight: 4, reason: '表中有签名栏' }];
}

/** Minutes speak for meetings; a long text without a chair or attendance speaks against them. */
function fromMeetingFields(input: ClassificationInput, index: SchemeIndex, strongest: ReadonlyMap<string, number>): KindEvidence[] {
  const weightOf: Readonly<Record<KindRole, number>> = input.hasMeetingFields
    ? { meeting: 2.5, attachment: -1, document: 0, roster: -1, development: 0, decision: 0 }
    : { meeting: input.text.length > 200 ? -1.5 : 0, attachment: 0, document: 0, roster: 0, development: 0, decision: 0 };
  return [...strongest.keys()].flatMap((id) => {
    const weight = weightOf[index.kind(id)?.role ?? 'document'];
    if (weight === 0) return [];
    return [{ kind: id, source: 'fields', weight, reason: weight > 0 ? '写有主持人、到会人数等会议要素' : '没有主持人、到会人数等会议要素' }];
  });
}

function fromOrigin(input: ClassificationInput, index: SchemeIndex): KindEvidence[] {
  if (!index.kind('superiorDocument') || input.hasMeetingFields) return [];
  const signs = superiorOrigin(input);
  const weight = signs.reduce((sum, sign) => sum + sign.weight, 0);
  if (weight < 4 || singleMatter.test(titleOf(input))) return [];
  return signs.map((sign) => ({ kind: 'superiorDocument', source: 'origin', weight: sign.weight + 2, reason: sign.reason }));
}

/** The title, or the first lines that could be one. */
function titleOf({ title, opening }: ClassificationInput): string {
  return title ?? opening.split('\n', 5).filter((line) => line.length < 60).join('');
}
