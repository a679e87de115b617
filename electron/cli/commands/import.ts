import { existsSync } from 'node:fs';
import { commandScheme } from '../../backend/commandScheme.ts';
import { filingKey, isFiled, markFiled, wasFiledBy } from '../../backend/filingState.ts';
import { loadScheme } from '../../backend/loadData.ts';
import { importFolder } from '../../backend/importFolder.ts';
import { refuseInside } from '../../backend/refuseInside.ts';
import type { Command } from '../command.ts';
import { madeLibrary } from '../libraryAccess.ts';
import { runLine } from '../progressLines.ts';
import { readArguments } from '../readArguments.ts';
import { statusLine } from '../summary.ts';
import { warnOfClock } from '../warnOfClock.ts';

/** `danghe import <folder> --library <dir> [--json]` */
export const importCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [1, 1], ['library', 'scheme']);
  const folder = options.words[0]!;
  const libraryFolder = options.required('library');
  refuseInside(folder, libraryFolder);
  const named = options.optional('scheme');
  // A fault in the scheme is told before anything is made; one that the library was filed by before has none.
  if (named !== undefined && !existsSync(libraryFolder)) await loadScheme(named);
  return madeLibrary(libraryFolder, async (library) => {
    warnOfClock(library, output);
    const scheme = await commandScheme(library, named);
    const key = await filingKey(scheme.file);
    if (!wasFiledBy(library, key)) await scheme.load();
    const summary = await importFolder({ library, folder, schemeFile: scheme.file, signal, onProgress: (progress) => output.progress(runLine({ stage: 'import', ...progress }), { stage: 'import', ...progress }) });
    // Loaded only where there is something to file: most imports of a folder that is known find nothing new.
    if (!isFiled(library, key)) {
      const { fileLibrary } = await import('../../backend/fileLibrary.ts');
      fileLibrary(library, await scheme.load());
      markFiled(library, key);
    }
    const byStatus = library.items.countByStatus({ sourceId: summary.sourceId });
    const unreadable = library.items.list({ sourceId: summary.sourceId, status: 'unreadable' });
    output.say(`共 ${summary.files} 个文件，其中 ${summary.unchanged} 个与上次相同。${statusLine(byStatus)}`);
    for (const item of unreadable) output.say(`  无法读取：${item.path}（${item.unreadable?.code ?? ''}）`);
    output.result({ library: libraryFolder, files: summary.files, unchanged: summary.unchanged, byStatus, unreadable: unreadable.map(({ path, unreadable: reason }) => ({ path, code: reason?.code })) });
    return unreadable.length > 0 ? 3 : 0;
  });
};
