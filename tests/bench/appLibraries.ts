import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLibrary } from '../../electron/backend/fileLibrary.ts';
import { filingKey, markFiled } from '../../electron/backend/filingState.ts';
import { importFolder } from '../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../electron/backend/loadData.ts';
import { withLibrary } from '../../electron/backend/withLibrary.ts';
import { removeTree } from '../../electron/files/retry.ts';
import type { Library } from '../../electron/library/library.ts';
import { placement, reading, sha256Of } from '../integration/library/readOutcome.ts';
import { benchSample, largeTownship } from './benchSample.ts';
import { minutesText } from './minutesText.ts';

const ITEMS = 100_000;
const BATCH = 500;

/** The large sample township, imported and filed: made once (some ten minutes), kept in the system's temporary folder. */
export function largeLibrary(): Promise<string> {
  return madeOnce(`danghe-bench-library-${largeTownship.branches}x${largeTownship.years}-${largeTownship.seed}`, async (library) => {
    const { folder } = await benchSample(largeTownship);
    await importFolder({ library, folder, schemeFile: defaultSchemeFile });
    fileLibrary(library, await loadScheme());
    markFiled(library, await filingKey(defaultSchemeFile));
  });
}

/** 100,000 filed items with a text each, without originals: for lists and search only, no check is made of them. */
export function syntheticLibrary(): Promise<string> {
  return madeOnce(`danghe-bench-library-${ITEMS}`, async (library) => {
    const { id } = library.change('import', '基准', ({ sources }) => sources.ensure('/基准'));
    for (let start = 0; start < ITEMS; start += BATCH) {
      const files = Array.from({ length: BATCH }, (_, index) => {
        const text = minutesText(start + index);
        return { path: pathOf(start + index), bytes: text.length, mtimeMs: 0, sha256: sha256Of(text), original: null, parentPath: null, outcome: reading(text) };
      });
      await library.importBatch(id, files);
    }
    const placements = Array.from({ length: ITEMS }, (_, index) => placement(pathOf(index), { branch: `第${index % 60}村党支部`, title: minutesText(index).slice(0, 12) }));
    library.change('file', '基准', ({ filing, numbers }) => {
      filing.place(id, placements);
      numbers.settle();
    });
    markFiled(library, await filingKey(defaultSchemeFile));
  });
}

function pathOf(index: number): string {
  return `第${index % 60}村/${2023 + (index % 3)}/会议记录${index}.docx`;
}

async function madeOnce(name: string, make: (library: Library) => Promise<void>): Promise<string> {
  const folder = join(tmpdir(), name);
  if (existsSync(`${folder}.complete`)) return folder;
  await removeTree(folder);
  await withLibrary(folder, make);
  await writeFile(`${folder}.complete`, '');
  return folder;
}
