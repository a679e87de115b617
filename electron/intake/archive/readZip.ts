import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveMember, Cell, ReadDocument, ReaderNote } from '../../../shared/model/document.ts';
import type { RawValues } from '../../../shared/model/evidence.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { archiveFailure } from './archiveFailure.ts';
import { leadsOutside } from './memberName.ts';
import { MemberRefused, openArchive, type ArchiveEntry } from './openArchive.ts';

/** Below this a high ratio is a small repetitive file, not a bomb. */
const RATIO_COUNTS_FROM = 16 << 20;

/**
 * Takes an archive's members out into `context.staging` under numbered names; without staging they are checked and listed
 * only (`file` is empty). Every member that could not be taken out has a note with the reason (`archiveFailure` sums them up).
 * An archive inside archives is known by its display name (`a.zip!/b.zip`) and left closed below `limits.depth`.
 * Throws `ReadFailure` where the directory is damaged, or where there are members and none can be taken out.
 */
export async function readZip(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const { limits, staging } = context;
  const { entries, truncated } = await openArchive(bytes, limits.members);
  const files = entries.filter((entry) => !entry.directory);
  const names = uniqueNames(files.map((entry) => entry.name));
  const tooDeep = context.name.split('!/').length > limits.depth;
  const members: ArchiveMember[] = [];
  const notes: ReaderNote[] = [];
  let room = limits.unpackedBytes;
  if (staging !== undefined) await mkdir(staging, { recursive: true });
  for (const [index, entry] of files.entries()) {
    const name = names[index]!;
    try {
      const content = await takeOut(entry, tooDeep, room, limits.ratio);
      room -= content.length;
      const file = staging === undefined ? '' : join(staging, `${String(index + 1).padStart(5, '0')}.bin`);
      if (file !== '') await writeFile(file, content, { flag: 'wx' });
      members.push({ name, bytes: content.length, file });
    } catch (error) {
      if (!(error instanceof MemberRefused)) throw error;
      notes.push({ code: 'member-refused', name, reason: error.reason });
    }
  }
  if (truncated) notes.push({ code: 'member-refused', name: '…', reason: 'too-many' });
  const failure = archiveFailure({ notes });
  if (members.length === 0 && failure !== null) throw new ReadFailure(failure);
  const rows: readonly Cell[][] = [[{ text: '名称' }, { text: '大小' }], ...files.map((entry, index) => [{ text: names[index]! }, { text: String(entry.bytes) }])];
  return {
    format: 'zip',
    blocks: files.length === 0 ? [] : [{ kind: 'table', rows }],
    pictures: [],
    evidence: { zip: containerEvidence(entries), uninformative: {} },
    members,
    notes,
  };
}

async function takeOut(entry: ArchiveEntry, tooDeep: boolean, room: number, ratio: number): Promise<Uint8Array> {
  if (leadsOutside(entry.name)) throw new MemberRefused('path-outside');
  if (tooDeep) throw new MemberRefused('too-deep');
  if (entry.bytes > RATIO_COUNTS_FROM && entry.bytes > ratio * entry.packed) throw new MemberRefused('ratio');
  return entry.unpack(room);
}

/** Two members of one name are two files: the later one is told apart by a number. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; used.has(unique) || (unique !== name && taken.has(unique)); number += 1) unique = name.replace(/(\.[^./]*)?$/, ` (${number})$1`);
    used.add(unique);
    return unique;
  });
}

function containerEvidence(entries: readonly ArchiveEntry[]): RawValues {
  const times = entries.map((entry) => entry.time).sort();
  const [first] = times;
  const last = times.at(-1);
  return first === undefined || last === undefined ? {} : { 'time.first': first, 'time.last': last, madeBy: [...new Set(entries.map((entry) => entry.madeBy))].join(' ') };
}
