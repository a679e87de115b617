import type { SlotField } from './labels.ts';
import { foldedOf, type Part } from './lines.ts';
import { namesInFolded, type FoundName } from './readNames.ts';
import { readAbsentees } from './readAbsentees.ts';
import { saysNone, type Slot } from './slots.ts';

/** Labels whose values are lists of people or one person. */
const listing: ReadonlySet<SlotField> = new Set<SlotField>(['presentNames', 'observers', 'chair', 'recorder', 'lecturer', 'signature', 'talker', 'talkedTo']);

/**
 * The people whom the labelled values of a document name. A name that stands in a list is a name wherever else it
 * occurs, whatever its surname: before a speech, as the one responsible, among the absent.
 */
export function knownPeople(slots: readonly Slot[]): ReadonlySet<string> {
  const people = new Set<string>();
  for (const slot of slots) {
    if (slot.field === 'attendance') for (const part of slot.parts) for (const { name } of namesInFolded(foldedOf(part))) people.add(name);
    else if (listing.has(slot.field)) for (const part of slot.parts) for (const { name } of listedNames(part)) people.add(name);
    if (slot.field === 'absentees' || slot.field === 'leave') for (const part of slot.parts) if (!saysNone(foldedOf(part))) for (const { value } of readAbsentees(part, undefined, 1)) people.add(value.name);
  }
  return people;
}

/** The names of a labelled value; in a list proper every short word that is no other word counts as a name. */
export function listedNames(part: Part): readonly FoundName[] {
  const text = foldedOf(part);
  return namesInFolded(text, { known: part.line.people, listed: isListOfNames(text) }).map((found) => ({ ...found, start: part.start + found.start, end: part.start + found.end }));
}

/** Short words, parted by the marks of a list, with nothing of a sentence about them. */
export function isListOfNames(text: string): boolean {
  const bare = text.replace(/[(\[][^)\]]{0,40}[)\]]/g, '、').replace(/等?\s*[0-9一二三四五六七八九十]*\s*[名人位]?[。.;\s]*$/, '');
  if (/[。:!?]/.test(bare)) return false;
  const pieces = bare.split(/[、,;/|\s]+/).filter((piece) => piece !== '');
  const short = pieces.filter((piece) => piece.length <= 4 || /^[\u3400-\u9fff]{4,40}$/.test(piece) && pieces.length === 1 || /·/.test(piece)).length;
  return pieces.length > 0 && short * 3 >= pieces.length * 2;
}
