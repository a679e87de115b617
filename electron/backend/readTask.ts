import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { MemberRefusal, ReadDocument } from '../../shared/model/document.ts';
import type { UnreadableCode } from '../../shared/model/item.ts';
import type { FileReading } from '../../shared/understanding/fileReading.ts';
import { archiveFailure } from '../intake/archive/archiveFailure.ts';
import type { FileStamp } from '../files/fileStamp.ts';
import type { ReaderPool } from '../intake/pool.ts';
import type { UnderstandContext } from '../intake/understandJob.ts';
import type { ImportedFile } from '../library/importedFile.ts';
import { skipReasonOfName } from './scanFolder.ts';
import { stageUnnamable } from './stageUnnamable.ts';
import { uniquePath } from './uniquePath.ts';

/** Raised whenever readers or the understanding of documents change what they give: files are then read again. */
export const READER_VERSION = '2026.2';

/** A file to read: one of the source folder, or an unpacked member of an archive. */
export interface ReadTask {
  readonly path: string;
  readonly location: string | Buffer;
  /** The key of the file where it is encrypted; see `KeptFile`. */
  readonly seal?: string;
  /** As the folder listed it; absent for members of archives and where only hashing can tell. */
  readonly stamp?: FileStamp;
  readonly mtimeMs: number | null;
  readonly parentPath: string | null;
  /** Lies in the staging folder and can go once it is kept. */
  readonly temporary?: true;
}

export interface ReadSurroundings {
  readonly pool: ReaderPool;
  readonly staging: string;
  /** Where readers put copies of what they read, for the library to take over; `null` where none may lie readable. */
  readonly incoming: string | null;
  readonly context: UnderstandContext;
}

/**
 * Reads one file. An archive gives its members as further tasks, and those that were refused as unreadable files of their
 * own, so that each is accounted for.
 */
export async function readTask(task: ReadTask, { pool, staging, incoming, context }: ReadSurroundings): Promise<{ readonly files: readonly ImportedFile[]; readonly members: readonly ReadTask[] }> {
  const { path, location, mtimeMs, parentPath, stamp } = task;
  const skip = parentPath === null ? null : skipReasonOfName(path);
  const file = await stageUnnamable(location, staging);
  const own = randomUUID();
  const copy = incoming === null ? null : join(incoming, own);
  const sealed = task.seal === undefined ? {} : { seal: task.seal };
  const outcome = await pool.read({ file, name: path, staging: join(staging, own), context, pack: true, ...sealed, ...(copy === null ? {} : { copyTo: copy }) });
  const common = { path, bytes: outcome.bytes, mtimeMs, ...(stamp ? { stamp } : {}), ...sealed, ...(outcome.copied && copy !== null ? { copy } : {}), sha256: outcome.sha256, original: outcome.sha256 === null ? null : location, parentPath };
  if (skip) return { files: [{ ...common, original: null, outcome: { kind: 'skipped', reason: skip } }], members: [] };
  if (!outcome.ok) return { files: [{ ...common, outcome: unreadable(outcome.code, outcome.detail) }], members: [] };
  if (outcome.document.members) return readArchive(task, common, outcome.document);
  const { understanding, text, recordTexts, takenOn } = outcome.understanding as FileReading;
  return { files: [{ ...common, outcome: { kind: 'read', document: outcome.document, ...(outcome.packed ? { packed: outcome.packed } : {}), readerVersion: READER_VERSION, understanding, text, recordTexts, takenOn } }], members: [] };
}

function readArchive({ path }: ReadTask, common: Omit<ImportedFile, 'outcome'>, document: ReadDocument): { readonly files: readonly ImportedFile[]; readonly members: readonly ReadTask[] } {
  const failure = archiveFailure(document);
  const archive: ImportedFile = { ...common, outcome: failure ? unreadable(failure) : { kind: 'skipped', reason: 'archive-expanded' } };
  const taken = new Set<string>();
  const memberPath = (name: string) => uniquePath(`${path}!/${insidePath(name)}`, taken);
  const members = (document.members ?? []).map((member): ReadTask => ({ path: memberPath(member.name), location: member.file, mtimeMs: null, parentPath: path, temporary: true }));
  const refused = document.notes.flatMap((note): ImportedFile[] =>
    note.code === 'member-refused' ? [{ path: memberPath(note.name), bytes: 0, mtimeMs: null, sha256: null, original: null, parentPath: path, outcome: unreadable(refusalCodes[note.reason]) }] : [],
  );
  return { files: [archive, ...refused], members };
}

const refusalCodes: Readonly<Record<MemberRefusal, UnreadableCode>> = {
  encrypted: 'encrypted', corrupt: 'corrupt', unsupported: 'unsupported', 'path-outside': 'unsafe-archive', ratio: 'unsafe-archive',
  'too-many': 'unsafe-archive', 'too-deep': 'unsafe-archive', 'too-large': 'too-large',
};

function unreadable(code: UnreadableCode, detail?: string): ImportedFile['outcome'] {
  return detail === undefined ? { kind: 'unreadable', code } : { kind: 'unreadable', code, detail };
}

/** A member's name as a path that stays inside: `../x` and `/x` are shown, never followed. */
function insidePath(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.');
  return parts.map((part) => (part === '..' ? '__' : part)).join('/') || '（无名）';
}
