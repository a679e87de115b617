import type { FileToPlace } from '../../shared/filing/filing.ts';
import { placeFiles } from '../../shared/filing/placeFiles.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import type { By } from '../library/change.ts';
import type { Library } from '../library/library.ts';

/**
 * The filing pass: looks at all files of each source together and puts them in their places, then numbers what is filed.
 * Running it again without a change changes nothing. What came with another unit's bundle stays as that unit filed it.
 */
export function fileLibrary(library: Library, scheme: Scheme, by?: By): void {
  for (const { id, folder, township: takenIn } of library.sources.list()) {
    if (takenIn !== null) continue;
    const files = library.readings.filesToPlace(id);
    const placements = placeFiles(files, scheme);
    const township = townshipNamed(files);
    library.change('file', folder, ({ filing, numbers, settings }) => {
      settings.set('scheme', { id: scheme.id, version: scheme.version });
      if (township) settings.set('townshipInPapers', township);
      filing.place(id, placements);
      numbers.settle();
    }, by);
  }
}

/** The township that most papers name, with its county where they name that too. */
function townshipNamed(files: readonly FileToPlace[]): string | null {
  const counts = new Map<string, number>();
  for (const { understanding } of files) {
    const { county, township } = understanding.branch ?? {};
    if (township) counts.set(`${county ?? ''}${township}`, (counts.get(`${county ?? ''}${township}`) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}
