import type { BranchHint } from '../classification/branchHint.ts';
import { unifyBranches } from '../classification/unifyBranches.ts';
import { folderOf } from '../understanding/pathParts.ts';
import { establishVillages, type EstablishedVillages } from './establishVillages.ts';
import type { FileToPlace } from './filing.ts';

/** The branch a file belongs to, how sure, and why. */
export interface PlacedBranch {
  readonly name: string;
  readonly confidence: number;
  readonly reason: string;
}

/** A folder speaks for a file without a name of its own only where nearly all of its files agree. */
const FOLDER_AGREEMENT = 0.8;
/** A single paper is believed against the rest of the township only where it says so in its heading or letterhead. */
const STANDS_ALONE = 0.85;
/** A village that next to no file belongs to is more likely a misreading, or one that a paper was copied from. */
const STRAY_FILES = 2;
const STRAY_SHARE = 0.005;

/**
 * Gives each file its branch: what a person set, what the file or its folders say (different writings of one village
 * made one), else what the files around it agree on, nearest folder first, up to the whole source. Villages are first
 * established from all files together, so that a chance string before 村 in one text makes no branch.
 *
 * @returns path → branch; files that fit none are absent (待归属)
 */
export function placeBranches(files: readonly FileToPlace[]): ReadonlyMap<string, PlacedBranch> {
  const hints = files.flatMap(({ understanding }) => (understanding.branch ? [understanding.branch] : []));
  const canonical = unifyBranches(hints);
  const villages = establishVillages(hints, canonical);
  const placed = new Map<string, PlacedBranch>();
  for (const file of files) {
    const own = file.decided.branch ? { name: file.decided.branch, confidence: 1, reason: '由人工指定支部' } : ownBranch(file, canonical, villages);
    if (own) placed.set(file.path, own);
  }
  const folders = countByFolder(files, placed);
  overruleStrays(files, placed, folders);
  for (const file of files) {
    if (placed.has(file.path)) continue;
    const inherited = firstAgreement(file.path, folders);
    if (inherited) placed.set(file.path, withOwnClaim(inherited, file.understanding.branch));
  }
  return placed;
}

function ownBranch({ path, understanding }: FileToPlace, canonical: ReadonlyMap<string, string>, villages: EstablishedVillages): PlacedBranch | null {
  const hint = understanding.branch;
  const name = hint ? canonical.get(hint.name) : undefined;
  if (hint && name && villages.has(name)) return placedBy(hint, name);
  const meant = hint ? villages.within(hint.village) : null;
  if (hint && meant) return placedBy(hint, meant);
  if (hint && name && hint.confidence >= STANDS_ALONE) return placedBy(hint, name);
  const named = villages.namedIn([path.split('/').at(-1) ?? '', understanding.title, understanding.opening]);
  return named ? { name: named.name, confidence: 0.7, reason: `文中写有“${named.written}”` } : null;
}

function placedBy(hint: BranchHint, name: string): PlacedBranch {
  return { name, confidence: hint.confidence, reason: hint.reasons[0] ?? `正文或文件夹写明“${hint.village}”` };
}

/**
 * A file that names a village of its own, amid a folder of files that agree on another, goes with its folder; the clerk
 * sees what the file itself says.
 */
function overruleStrays(files: readonly FileToPlace[], placed: Map<string, PlacedBranch>, folders: CountsByFolder): void {
  const support = new Map<string, number>();
  for (const { name } of placed.values()) support.set(name, (support.get(name) ?? 0) + 1);
  for (const { path, decided } of files) {
    const own = placed.get(path);
    if (!own || decided.branch || support.get(own.name)! > Math.max(STRAY_FILES, files.length * STRAY_SHARE)) continue;
    const around = firstAgreement(path, folders);
    if (around && around.name !== own.name) placed.set(path, { ...around, confidence: 0.7, reason: `${around.reason}；但${own.reason}` });
  }
}

/** Weaker than this, what a text was read to say about its village is not worth a person's time. */
const WORTH_TELLING = 0.7;

function withOwnClaim(inherited: PlacedBranch, hint: BranchHint | null): PlacedBranch {
  if (!hint || hint.confidence < WORTH_TELLING || inherited.name.startsWith(hint.village)) return inherited;
  return { ...inherited, confidence: 0.7, reason: `${inherited.reason}；但${hint.reasons[0] ?? `文中写有“${hint.village}”`}` };
}

type CountsByFolder = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How many files of each branch lie in a folder or anywhere below it. */
function countByFolder(files: readonly FileToPlace[], placed: ReadonlyMap<string, PlacedBranch>): CountsByFolder {
  const countsByFolder = new Map<string, Map<string, number>>();
  for (const file of files) {
    const name = placed.get(file.path)?.name;
    if (!name) continue;
    for (const folder of enclosingFolders(file.path)) {
      const counts = countsByFolder.get(folder) ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + 1);
      countsByFolder.set(folder, counts);
    }
  }
  return countsByFolder;
}

function firstAgreement(path: string, countsByFolder: CountsByFolder): PlacedBranch | null {
  for (const folder of enclosingFolders(path)) {
    const counts = countsByFolder.get(folder);
    if (!counts) continue;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const [name, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    if (count / total < FOLDER_AGREEMENT) return null;
    const where = folder === '' ? '来源文件夹' : `文件夹“${folder.split('/').at(-1) ?? folder}”`;
    return { name, confidence: 0.8, reason: `${where}中的其他文件属于${name}` };
  }
  return null;
}

/** From the nearest folder up to the source itself (`''`). */
function enclosingFolders(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === '') return folders;
  }
}
