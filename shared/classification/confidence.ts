import type { SchemeIndex } from '../scheme/schemeIndex.ts';
import { isPicture } from './attachments.ts';
import type { ClassificationInput } from './classification.ts';
import type { FolderCategory } from './folderCategories.ts';
import type { EvidenceSource, KindEvidence } from './gatherEvidence.ts';

/** How sure a judgement may be at most, given where its evidence comes from. */
export interface Ceiling {
  readonly at: number;
  readonly reason?: string;
}

/** Ceilings measured on the tuning half of `tests/evaluation/classification`. */
const CEILING = { picture: 0.8, loosePhoto: 0.55, folderOnly: 0.7, namesOnly: 0.85, bodyOnly: 0.85, oneVoice: 0.89, agreeing: 0.99 } as const;

/** A judgement that rests on one place only may not be as sure as one on which content and names agree. */
export function ceilingOf(input: ClassificationInput, evidence: readonly KindEvidence[]): Ceiling {
  const sources = new Set<EvidenceSource>(evidence.filter(({ weight }) => weight > 0.5).map(({ source }) => source));
  const has = (...some: EvidenceSource[]) => some.some((source) => sources.has(source));
  const fileNamed = has('fileName');
  if (isPicture(input) && !fileNamed && evidence.every(({ kind }) => kind === 'activityPhoto')) return { at: CEILING.loosePhoto, reason: '图片，按所在文件夹归类' };
  if (isPicture(input)) return { at: fileNamed ? CEILING.picture : CEILING.folderOnly, reason: '图片，按文件名和文件夹归类' };
  const content = has('title', 'namedMeeting', 'firstLines', 'body', 'origin', 'attendance');
  if (!content) {
    const unread = input.text.trim() === '' ? { reason: '没有读到文字，按文件名和文件夹归类' } : {};
    return { at: fileNamed ? CEILING.namesOnly : CEILING.folderOnly, ...unread };
  }
  if (!has('title', 'namedMeeting', 'firstLines', 'origin', 'attendance') && !fileNamed) return { at: CEILING.bodyOnly };
  return { at: sources.size >= 2 ? CEILING.agreeing : CEILING.oneVoice };
}

/** Content and folder say different things: told, and believed a little less. */
export function mentionsFolder(
  best: { readonly kind: string; readonly category: string; readonly evidence: readonly KindEvidence[] },
  folders: readonly FolderCategory[],
  index: SchemeIndex,
): { readonly factor: number; readonly reason: string } | null {
  const nearest = folders[0];
  const kind = index.kind(best.kind);
  if (!nearest || nearest.category === best.category || kind?.alsoIn.includes(nearest.category)) return null;
  if (folders.some(({ category }) => category === best.category) || kind?.role === 'attachment' || best.kind === 'superiorDocument') return null;
  const certain = best.evidence.some(({ source }) => source === 'title' || source === 'origin' || source === 'namedMeeting');
  const name = index.category(nearest.category)?.name ?? nearest.category;
  return { factor: certain ? 0.92 : 0.75, reason: `文件夹“${nearest.folder}”像是“${name}”，与内容不一致` };
}
