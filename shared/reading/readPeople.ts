import type { Field, RecordFields } from '../model/record.ts';
import type { SlotField } from './labels.ts';
import { fieldOf, foldedOf, tidyOf, trimmed, type Line, type Part } from './lines.ts';
import { isHan } from '../text/normalise.ts';
import { notNames, officeWords } from './personWords.ts';
import { listedNames } from './knownPeople.ts';
import { namesInFolded } from './readNames.ts';
import { runningChair, runningLecturer, runningObservers, runningRecorder, runningVenue } from './runningText.ts';
import { spokenChair, spokenLecturer, spokenRecorder } from './spokenRoles.ts';
import { isUnfilled, saysNone, type Slot } from './slots.ts';

type PeopleFields = Pick<RecordFields, 'venue' | 'chair' | 'recorder' | 'lecturer' | 'observers' | 'signatures' | 'talker' | 'talkedTo'>;

/** Venue, chair, recorder, lecturer, observers and signatures of a record: labelled ones first, then running text. */
export function readPeople(lines: readonly Line[], slots: readonly Slot[]): PeopleFields {
  const signed = slots.filter((slot) => slot.signed || slot.field === 'signature');
  const single = (role: SlotField, alsoSigned: RegExp): Field<string> | undefined => {
    for (const slot of slots) {
      const names = slot.field === role && !slot.signed ? personOf(slot.parts[0]) : null;
      if (names) return names;
    }
    if (role === 'recorder') {
      for (const slot of slots) {
        const part = slot.field === 'recorderOrContent' && slot.parts.length === 1 ? slot.parts[0] : undefined;
        if (part && part.end - part.start <= 14 && namesInFolded(foldedOf(part)).length > 0) return personOf(part) ?? undefined;
      }
    }
    for (const slot of signed) {
      const name = alsoSigned.test(slot.label) ? personOf(slot.parts[0]) : null;
      if (name) return { ...name, confidence: Math.min(name.confidence, 0.9) };
    }
    return undefined;
  };
  const observers = slots.filter((slot) => slot.field === 'observers').flatMap((slot) => slot.parts).flatMap((part) => (saysNone(foldedOf(part)) ? [] : namesOf(part, 0.95)));
  const signatures = signed.filter((slot) => slot.field === 'signature' || slot.field === 'chair' || slot.field === 'recorder' || slot.field === 'presentNames' || slot.field === 'lecturer')
    .filter((slot) => slot.field !== 'presentNames' || /^签|签字/.test(slot.label)).flatMap((slot) => slot.parts).flatMap((part) => namesOf(part, 0.93));
  return {
    venue: venueOf(slots) ?? runningVenue(lines.slice(0, 12)) ?? undefined,
    chair: single('chair', /^(?:会议)?主持/) ?? runningChair(lines) ?? spokenChair(lines) ?? undefined,
    recorder: single('recorder', /记录/) ?? runningRecorder(lines) ?? spokenRecorder(lines) ?? undefined,
    lecturer: single('lecturer', /授课|主讲/) ?? runningLecturer(lines) ?? spokenLecturer(lines) ?? undefined,
    observers: observers.length > 0 ? observers : runningObservers(lines),
    signatures,
    talker: single('talker', /^谈[话心]人/) ?? undefined,
    talkedTo: slots.filter((slot) => slot.field === 'talkedTo' && !slot.signed).flatMap((slot) => slot.parts).flatMap((part) => namesOf(part, 0.95)),
  };
}

/** All names in a stretch as fields. */
export function namesOf(part: Part, confidence: number): readonly Field<string>[] {
  return listedNames(part).map((name) => fieldOf(name.name, { line: part.line, start: name.start, end: name.end }, confidence));
}

/** {@link namesOf} for a stretch that is no list: only known surnames and people named elsewhere count. */
export function plainNamesOf(part: Part, confidence: number): readonly Field<string>[] {
  return namesInFolded(foldedOf(part), { known: part.line.people }).map((name) => fieldOf(name.name, { line: part.line, start: part.start + name.start, end: part.start + name.end }, confidence));
}

/** The one person of a labelled value. Words that have the shape of a name, but no known surname, count with less confidence. */
function personOf(part: Part | undefined): Field<string> | null {
  if (!part) return null;
  const names = namesOf(part, 0.97);
  if (names[0]) return names[0];
  const text = tidyOf(part).replace(/[（(].*$/, '').replace(/同志$/, '');
  if (text.length < 2 || text.length > 4 || !Array.from(text).every(isHan) || notNames.has(text) || officeWords.some((office) => text.endsWith(office)) || /[村镇乡县室部会]$/.test(text)) return null;
  return fieldOf(text, { line: part.line, start: part.start, end: Math.min(part.end, part.start + text.length) }, 0.7);
}

function venueOf(slots: readonly Slot[]): Field<string> | undefined {
  for (const slot of slots) {
    const part = slot.field === 'venue' ? slot.parts[0] : undefined;
    if (!part) continue;
    const clean = trimmed(part, /[\s,;、。_]/);
    const end = foldedOf(clean).indexOf('。');
    const own = end > 1 ? { ...clean, end: clean.start + end } : clean;
    const text = tidyOf(own);
    if (text.length >= 2 && text.length <= 60 && !isUnfilled(text)) return fieldOf(text, own, text.length <= 30 ? 0.97 : 0.8);
  }
  return undefined;
}
