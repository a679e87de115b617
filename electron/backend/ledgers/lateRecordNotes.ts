import { lateRecordNote, type LateRecordNote, type LateRecordNoteInput } from '../../../shared/ledgers/lateRecordNote.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Library } from '../../library/library.ts';
import { signedBy, type Person } from './person.ts';

/** Every 补录说明 that people attached, by number. */
export function lateRecordNotes(library: Library): readonly LateRecordNote[] {
  return library.ledgers.list('lateRecordNotes');
}

/**
 * Attaches a 补录说明 to a record, or puts one in place of the note `replacing`. The record itself is not touched.
 *
 * @throws DangheError `refused`, `not-found`
 */
export function attachLateRecordNote(library: Library, input: LateRecordNoteInput, person: Person, replacing?: string): LateRecordNote {
  const item = library.items.get(input.itemId);
  if (!item) throw new DangheError({ code: 'not-found', what: `条目 ${input.itemId}` });
  if (replacing !== undefined && library.ledgers.get('lateRecordNotes', replacing)?.itemId !== input.itemId) throw new DangheError({ code: 'not-found', what: `补录说明 ${replacing}` });
  const id = replacing ?? nextId(library.ledgers.entries('lateRecordNotes').keys());
  const stated = input.ordinal === null ? item.date : (library.readings.understanding(item.id)?.records.find(({ ordinal }) => ordinal === input.ordinal)?.fields.date?.value ?? item.date);
  const note = lateRecordNote(id, input, { path: item.path, sha256: item.sha256, date: stated }, signedBy(person));
  library.change('late-record-note', item.path, ({ ledgers }) => ledgers.put('lateRecordNotes', id, note), person);
  return note;
}

function nextId(taken: Iterable<string>): string {
  const most = [...taken].reduce((highest, id) => Math.max(highest, Number(id.slice(1))), 0);
  return `L${String(most + 1).padStart(4, '0')}`;
}
