import type { Passage, Strength } from '../../model/finding.ts';
import type { BranchFacts } from '../../model/facts.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftFinding, nameOf, type FindingDraft, type RuleContext } from '../rule.ts';
import type { Reuse } from './reusedSentences.ts';
import type { RepeatThresholds } from './textSignalsData.ts';

/** Sentences shown side by side. */
const SHOWN = 3;

/** A record that takes over much of what it says from earlier ones; `null` where it does not. */
export function reuseFinding(reuse: Reuse, branch: BranchFacts, { rulebook }: RuleContext): FindingDraft | null {
  const usual = strengthOf(reuse, rulebook.textSignals.repeats.sentences);
  if (usual === null) return null;
  const { record, nearest, sources, sentences, reused, assembled, characters, reusedCharacters, sameSpeaker, amounts, ownAmounts, passages } = reuse;
  const note = lateNotes(branch)(record);
  const strength = note !== null || !record.confirmed || !nearest.confirmed ? 'weak' : usual;
  return draftFinding(rulebook, 'B301', {
    branch: record.branch,
    date: record.date,
    paths: [...new Set([record.path, nearest.path])],
    ordinal: record.ordinal,
    title: `${sentences} 句话里有 ${reused} 句在本支部此前的记录里写过`,
    explanation: [
      `${nameOf(record)}除日期、人员名单、学习材料和通用文字外有 ${sentences} 句、${characters} 字，其中 ${reused} 句、${reusedCharacters} 字在本支部此前 ${sources} 份记录里写过，与${nameOf(nearest)}相同的最多。`,
      assembled > 0 ? `其中 ${assembled} 句由此前写过的分句拼成。` : '',
      sameSpeaker > 0 ? `其中 ${sameSpeaker} 句连发言人也相同。` : '',
      amounts > 0 ? `${amounts} 句里的数字也一样。` : '',
      ownAmounts === 0 && reusedCharacters < characters ? '其余的话里没有说到这次会议特有的数字。' : '',
      '各支部都有的话、主持人每次都说的话没有算在内。',
      note === null ? '' : `文件夹中的补录说明“${note.title}”提到了这次会议，请先看说明。`,
      '文字相同不等于会没有开，记录人惯用几句套话也会这样，需对照原始记录核实。',
    ].join(''),
    evidence: passages.slice(0, SHOWN).flatMap(({ record: here, source, other }): readonly Passage[] => [
      { path: record.path, quote: record.text.slice(here.start, here.end).trim(), textStart: here.start, textEnd: here.end },
      { path: source.path, quote: source.text.slice(other.start, other.end).trim(), textStart: other.start, textEnd: other.end },
    ]),
    subject: 'sentences',
    severity: strength === 'weak' ? 'low' : 'medium',
    strength,
  });
}

/**
 * Stock phrases are a habit of many honest writers; the same amounts, or the same sayings of the same people, on another
 * day are none, and a record in which nothing at all belongs to its own day is worth a look.
 */
function strengthOf({ sentences, reused, characters, reusedCharacters, sameSpeaker, amounts, ownAmounts }: Reuse, { leastSentences, leastText, manySentences, leastShare, emptyShare, wholeShare, telling }: RepeatThresholds['sentences']): Strength | null {
  if (sentences < leastSentences || characters < leastText || reusedCharacters < leastShare * characters) return null;
  const tells = amounts + sameSpeaker >= telling && amounts > 0;
  if (reusedCharacters >= wholeShare * characters && tells && sameSpeaker > 0 && reused >= manySentences) return 'strong';
  const empty = reusedCharacters >= emptyShare * characters && ownAmounts === 0 && reused >= manySentences;
  return tells || empty ? 'moderate' : 'weak';
}
