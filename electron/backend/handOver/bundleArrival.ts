import { parseArchiveNumber, type ArchiveNumber } from '../../../shared/archive/archiveNumber.ts';
import { townshipBranch, townshipPath } from '../../../shared/archive/townshipNames.ts';
import type { Placement } from '../../../shared/filing/filing.ts';
import { skipMessage } from '../../../shared/messages/itemMessage.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { SkipReason, UnreadableCode } from '../../../shared/model/item.ts';
import type { ImportedFile } from '../../library/importedFile.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import type { ReadTask } from '../readTask.ts';
import type { BundleContents, BundleItem } from './bundleContents.ts';
import type { BundleHistory } from './bundleHistory.ts';

/** What a bundle means for the library that takes it in. */
export interface BundleArrival {
  /** New or altered files, to be read here. */
  readonly toRead: readonly ReadTask[];
  /** Files with bytes that are here already as they are. */
  readonly unchanged: number;
  /** Files that the bundle lists without their bytes. */
  readonly without: readonly ImportedFile[];
  readonly branches: readonly { readonly name: string; readonly fonds: string }[];
  /** As the unit filed them; of what could be read here. */
  readonly placementsFor: (here: (path: string) => LibraryItem | undefined) => readonly Placement[];
  readonly numbersFor: (here: (path: string) => LibraryItem | undefined) => ReadonlyMap<string, ArchiveNumber>;
  /** What a person should know, a line each. */
  readonly remarks: readonly string[];
}

/** Works out what of a bundle is new here, and where its files stand. Reads the library, changes nothing. */
export function arrivalOfBundle(library: Library, township: string, bundle: BundleContents, { ordinals }: BundleHistory): BundleArrival {
  const source = library.sources.ofTownship(township);
  const known = source ? library.items.knownFiles(source.id) : new Map<string, never>();
  const pathHere = (path: string) => townshipPath(township, path);
  const bytesOf = ({ sha256, status }: BundleItem) => (sha256 === null || status === 'skipped' ? undefined : bundle.files.get(sha256));
  const withBytes = bundle.items.filter((item) => bytesOf(item) !== undefined);
  const fresh = withBytes.filter(({ path, sha256 }) => {
    const before = known.get(pathHere(path));
    return !(before?.kept && before.sha256 === sha256);
  });
  const placed = bundle.items.filter(({ status }) => status === 'filed' || status === 'needs-review' || status === 'duplicate');
  const scheme = library.settings.get('scheme') as { readonly id?: string; readonly version?: string } | null;
  return {
    toRead: fresh.map((item) => ({ path: pathHere(item.path), location: bytesOf(item)!, mtimeMs: null, parentPath: null })),
    unchanged: withBytes.length - fresh.length,
    without: bundle.items.filter((item) => bytesOf(item) === undefined && !known.has(pathHere(item.path))).map((item) => withoutBytes(item, pathHere(item.path))),
    branches: branchesOf(bundle),
    placementsFor: (here) => placed.flatMap((item) => {
      const [own, twin, meeting] = [here(pathHere(item.path)), item.duplicateOf === null ? undefined : here(pathHere(item.duplicateOf)), item.attachedTo === null ? undefined : here(pathHere(item.attachedTo))];
      return own && hasPlace(own) ? [placementOf(item, township, own, twin ?? null, meeting ? { path: meeting.path, ordinal: ordinals.get(item.path) ?? 0 } : null)] : [];
    }),
    numbersFor: (here) => new Map(placed.flatMap((item): [string, ArchiveNumber][] => {
      const number = item.status === 'filed' && item.archiveNo !== null ? parseArchiveNumber(item.archiveNo) : null;
      const own = here(pathHere(item.path));
      return number && own && hasPlace(own) ? [[own.path, number]] : [];
    })),
    remarks: scheme?.id !== undefined && (scheme.id !== bundle.scheme.id || scheme.version !== bundle.scheme.version)
      ? [`“${township}”用的分类方案是《${bundle.scheme.name}》（${bundle.scheme.version}），与本库的不同；类别按该单位的归类保存。`] : [],
  };
}

/** The branches that items stand in, and those that the report lists besides, with the fonds codes that their archive numbers bear. */
function branchesOf({ branches, items }: BundleContents): BundleArrival['branches'] {
  const fonds = new Map(branches.map((branch) => [branch.name, branch.fonds]));
  for (const { branch, archiveNo } of items) {
    if (branch === null) continue;
    const number = archiveNo === null ? null : parseArchiveNumber(archiveNo);
    if (number) fonds.set(branch, number.fonds);
    else if (!fonds.has(branch)) fonds.set(branch, '');
  }
  return [...fonds].map(([name, code]) => ({ name, fonds: code })).sort((a, b) => (a.fonds < b.fonds ? -1 : a.fonds > b.fonds ? 1 : a.name < b.name ? -1 : 1));
}

function hasPlace({ status }: LibraryItem): boolean {
  return status === 'filed' || status === 'needs-review' || status === 'duplicate';
}

function placementOf(item: BundleItem, township: string, own: LibraryItem, twin: LibraryItem | null, attachedTo: Placement['attachedTo']): Placement {
  return {
    path: own.path,
    // A duplicate whose twin did not come along speaks for itself.
    status: item.status === 'duplicate' && twin === null ? 'needs-review' : (item.status as Placement['status']),
    branch: item.branch === null ? null : townshipBranch(township, item.branch),
    year: item.year,
    date: item.date as CalendarDate | null,
    kind: item.kindId,
    category: item.category,
    alsoIn: item.alsoIn,
    retention: item.retention ?? (item.status === 'filed' ? null : own.retention),
    title: item.title ?? own.title ?? '',
    confidence: item.confidence ?? 0,
    reasons: item.reasons,
    duplicateOf: twin?.path ?? null,
    attachedTo,
  };
}

const skipReasons: readonly SkipReason[] = ['system-file', 'lock-file', 'temporary-file', 'symbolic-link', 'special-file', 'archive-expanded'];
const unreadableCodes: readonly UnreadableCode[] = ['encrypted', 'corrupt', 'too-large', 'unsupported', 'timed-out', 'out-of-memory', 'reader-crashed', 'access-denied', 'changed-while-reading', 'unsafe-archive'];

/** What the unit left alone or could not read stays listed as that; anything else without bytes it kept to itself. */
function withoutBytes({ bytes, status, reasons, error }: BundleItem, path: string): ImportedFile {
  const code = unreadableCodes.find((one) => one === error?.code);
  const skipped = skipReasons.find((reason) => reasons.includes(skipMessage(reason)));
  return {
    path, bytes, mtimeMs: null, sha256: null, original: null, parentPath: null,
    outcome: status === 'unreadable' && code !== undefined ? { kind: 'unreadable', code } : { kind: 'skipped', reason: status === 'skipped' && skipped !== undefined ? skipped : 'left-there' },
  };
}
