import { pictureFormats } from '../model/document.ts';
import type { SchemeIndex } from '../scheme/schemeIndex.ts';
import type { ClassificationInput } from './classification.ts';

/** A picture so named shows a written page, not people at a meeting. */
const photographed = /照片|相片|合影|现场|剪影|影像|留影/;
const scanned = /记录|纪要|台账|扫描|scan|登记|申请|志愿书|表|书|证|票|公开|公示|收据|函/i;

/** Pictures are told by their names only, as long as no page of text was read in them. */
export function isPicture({ format, text }: Pick<ClassificationInput, 'format' | 'text'>): boolean {
  return pictureFormats.has(format) && text === '';
}

/** A picture named for a meeting is a photo of it, unless its name says that a page was photographed: 党课记录照片1 is a photo, 党课记录1 a page. */
export function pictureOfMeeting(kind: string, input: ClassificationInput, index: SchemeIndex): string {
  if (index.kind(kind)?.role !== 'meeting' || !index.kind('activityPhoto')) return kind;
  if (photographed.test(input.fileName)) return 'activityPhoto';
  return scanned.test(input.fileName) || scanned.test(input.folders.at(-2) ?? '') ? kind : 'activityPhoto';
}

/**
 * Sign-in sheets, photos, notices and ballots go where their meeting goes: the sign-in sheet of a villagers'
 * representatives' meeting is not organisational life.
 */
export function attachmentCategory(
  best: { readonly kind: string; readonly category: string },
  ranked: readonly { readonly kind: string; readonly category: string; readonly weight: number }[],
  index: SchemeIndex,
): string {
  if (index.kind(best.kind)?.role !== 'attachment' || best.kind === 'lectureScript') return best.category;
  const meeting = ranked.find(({ kind, weight }) => weight >= 4 && index.kind(kind)?.role === 'meeting');
  return meeting?.category ?? best.category;
}
