import type { CallInput } from '../../../shared/contract/contract.ts';
import type { ImportPreview, ImportResultPage, ImportResultRow } from '../../../shared/contract/importCalls.ts';
import { itemErrorMessage, skipMessage } from '../../../shared/messages/itemMessage.ts';
import { importColumns } from '../../../shared/presentation/importColumns.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import { defaultLimits } from '../../intake/limits.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import { exportTable } from '../exportTable.ts';
import { importFolder } from '../importFolder.ts';
import { refuseInside } from '../refuseInside.ts';
import { scanFolder } from '../scanFolder.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { pagesOf } from './itemListHandlers.ts';
import { isShown, ownBranchOf } from './ownBranch.ts';
import type { JobTools } from './jobs.ts';
import type { Session } from './session.ts';
import type { JobResult } from '../../../shared/contract/jobs.ts';

export const importHandlers: Handlers<'import.preview' | 'import.start' | 'import.sources' | 'import.results' | 'import.export'> = {
  'import.preview': async (app, { folder }) => previewFolder(openSession(app), folder),
  'import.start': (app, { folder }) => {
    const session = openSession(app);
    refuseInside(folder, session.library.folder);
    return { job: startImport(app, session, folder) };
  },
  'import.sources': (app) => {
    const { library } = openSession(app);
    return library.sources.list().map(({ id, folder }) => ({ id, folder, files: sum(shownByStatus(app, library, id)), unfinished: library.sources.unfinishedImport(id) !== null }));
  },
  'import.results': (app, { offset, limit, ...filter }) => {
    const session = openSession(app);
    const ids = resultIds(app, session, filter);
    return { total: ids.length, byStatus: shownByStatus(app, session.library, filter.sourceId), rows: resultRows(session, ids.slice(offset, offset + limit)) };
  },
  'import.export': async (app, { filter, ...target }) => {
    const session = openSession(app);
    const ids = resultIds(app, session, filter);
    const rows = () => pagesOf(ids, (page) => resultRows(session, page).map((row) => importColumns.map(({ value }) => value(row))));
    return { file: await exportTable({ name: '导入结果', columns: importColumns, rows }, target) };
  },
};

/** Imports a folder as a job, then files what came. */
function startImport(app: App, session: Session, folder: string): number {
  return app.jobs.start({ kind: 'import', subject: folder, canPause: true, work: (tools) => importAndFile(app, session, folder, tools) }).id;
}

/** The work of an import job, also the second half of opening the sample. */
export async function importAndFile(app: App, session: Session, folder: string, { signal, report, whileRunning }: JobTools): Promise<JobResult> {
  report({ step: '读取文件' });
  const { sourceId, files, unchanged } = await importFolder({
    library: session.library,
    folder, schemeFile: session.schemeFile, signal, whileRunning,
    onProgress: ({ done, total, path }) => report({ done, total, current: path }),
  });
  report({ step: '归类、编档号', current: '' });
  await session.file();
  app.emit('library-changed', { events: session.library.events.head().count });
  return { kind: 'import', sourceId, files, unchanged };
}

async function previewFolder({ library }: Session, folder: string): Promise<ImportPreview> {
  refuseInside(folder, library.folder);
  const scanned = await scanFolder(folder, library.sources.labelOf(folder));
  const source = library.sources.find(folder);
  const before = source ? library.items.knownFiles(source.id) : new Map<string, never>();
  const files = scanned.filter((entry) => entry.kind === 'file');
  const kinds = [...Map.groupBy(files, ({ path }) => extensionOf(path))].map(([extension, group]) => ({ extension, files: group.length, bytes: group.reduce((total, { bytes }) => total + bytes, 0) }));
  return {
    folder,
    files: files.length,
    bytes: files.reduce((total, { bytes }) => total + bytes, 0),
    kinds: kinds.sort((a, b) => b.files - a.files || (a.extension < b.extension ? -1 : 1)),
    known: files.filter(({ path, bytes, mtimeMs }) => before.get(path)?.bytes === bytes && before.get(path)?.mtimeMs === mtimeMs).length,
    skipped: scanned.flatMap((entry) => (entry.kind === 'skipped' ? [{ path: entry.path, reason: entry.reason }] : [])),
    blocked: scanned.flatMap((entry) => (entry.kind === 'blocked' ? [{ path: entry.path, cause: entry.cause }] : [])),
    tooLarge: files.filter(({ bytes }) => bytes > defaultLimits.fileBytes).map(({ path, bytes }) => ({ path, bytes })),
    unfinished: source !== null && library.sources.unfinishedImport(source.id) !== null,
  };
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

function resultIds(app: App, { library }: Session, { sourceId, status, text }: CallInput<'import.export'>['filter']): readonly number[] {
  const ids = library.itemList.ids({ sourceId, branch: null, year: null, category: null, status, nameContains: text }, { by: 'path', descending: false });
  return ownBranchOf(app) === null ? ids : library.items.byIds(ids).filter(({ branch }) => isShown(app, branch)).map(({ id }) => id);
}

/** How many files of a folder ended how, of those that the window shows. */
function shownByStatus(app: App, { items }: Library, sourceId: number): ImportResultPage['byStatus'] {
  if (ownBranchOf(app) === null) return items.countByStatus({ sourceId });
  const counts = { filed: 0, 'needs-review': 0, duplicate: 0, unreadable: 0, skipped: 0 };
  for (const { status, branch } of items.list({ sourceId })) if (isShown(app, branch)) counts[status] += 1;
  return counts;
}

function resultRows(session: Session, ids: readonly number[]): readonly ImportResultRow[] {
  return session.library.items.byIds(ids).map((item) => resultRow(item, session));
}

function resultRow(item: LibraryItem, { scheme }: Session): ImportResultRow {
  const { id, path, bytes, status, branch, category, title } = item;
  const kind = item.kind === null ? null : (schemeIndex(scheme).kind(item.kind)?.name ?? item.kind);
  return { id, path, bytes, status, branch, category, kind, title, why: whyOf(item) };
}

function whyOf(item: LibraryItem): string {
  if (item.duplicateOf) return `与 ${item.duplicateOf} 内容相同`;
  if (item.skipReason) return skipMessage(item.skipReason);
  return itemErrorMessage(item)?.message ?? item.reasons.join('；');
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
