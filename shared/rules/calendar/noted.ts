import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';

const lower: Readonly<Record<Strength, Strength>> = { strong: 'moderate', moderate: 'weak', weak: 'weak' };

/** What a 补录说明 about a record changes: the doubt goes less far, and the explanation says why. */
export function noted(branch: BranchFacts, record: RecordFact, strength: Strength): { readonly strength: Strength; readonly sentence: string } {
  const note = lateNotes(branch)(record);
  return note ? { strength: lower[strength], sentence: `文件夹中有补录说明“${note.title}”提到这一天的记录，事后整理时容易写错。` } : { strength, sentence: '' };
}
