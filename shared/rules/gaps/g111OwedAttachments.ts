import type { RecordFact } from '../../model/facts.ts';
import type { OwedAttachment } from '../rulebookShape.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';

/** 签到表, 讲稿, 照片 or ballots that a filed meeting owes and that were neither filed nor named in the minutes. */
export const g111OwedAttachments: Rule = {
  code: 'G111',
  title: '会议缺应有的附件',
  check(context) {
    const withPictures = new Set(context.facts.branches.flatMap(({ photos }) => (photos ?? []).flatMap(({ path, embedded }) => (embedded === undefined ? [] : [path]))));
    return context.minutes.flatMap(({ record }) => missingOf(record, withPictures, context));
  },
};

function missingOf(record: RecordFact, withPictures: ReadonlySet<string>, { rulebook }: RuleContext): readonly FindingDraft[] {
  const missing = rulebook.attachments.filter((attachment) => isOwed(record, attachment) && !isThere(record, attachment) && !(withPictures.has(record.path) && attachment.kinds.includes('activityPhoto')));
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name).join('、');
  const present = record.fields.present;
  const filed = record.attachments.length === 0 ? '没有归集到其他附件' : `已归集的附件有 ${record.attachments.length} 份`;
  return [draftOnRecord(rulebook, 'G111', record, {
    title: `缺${names}`,
    explanation: `${nameOf(record)}${present ? `实到 ${present.value} 人，` : ''}没有归集到${names}，记录正文也没有提到；${filed}。`,
    evidence: [...record.attachments.map(({ path }) => ({ path, quote: '已归集的附件' })), ...(present ? [passageOf(record, present)] : [])],
  })];
}

function isOwed(record: RecordFact, { owedBy, minimumPeople, onlyIf, waivedByNames }: OwedAttachment): boolean {
  if (!owedBy.includes(record.kind!)) return false;
  const names = record.fields.presentNames?.length ?? 0;
  const people = record.fields.present?.value ?? (names > 0 ? names : Infinity);
  if (people < minimumPeople || (waivedByNames && names > 0)) return false;
  return onlyIf.length === 0 || onlyIf.some((word) => record.text.includes(word));
}

function isThere(record: RecordFact, { kinds, words }: OwedAttachment): boolean {
  if (record.attachments.some(({ kind }) => kinds.includes(kind))) return true;
  const named = record.fields.attachments ?? [];
  return words.some((word) => record.text.includes(word) || named.some(({ value }) => value.includes(word)));
}
