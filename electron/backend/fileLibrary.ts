import type { FileToPlace, Placement } from '../../shared/filing/filing.ts';
import { placeFiles } from '../../shared/filing/placeFiles.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import type { By } from '../library/change.ts';
import type { Library } from '../library/library.ts';

/** What the filing pass makes of one source. */
export interface SourceFiling {
  readonly sourceId: number;
  readonly folder: string;
  /** The township that its papers name. */
  readonly township: string | null;
  /** Only of what goes elsewhere than it is. */
  readonly placements: readonly Placement[];
}

/**
 * The filing pass: looks at all files of each source together and puts them in their places, then numbers what is filed.
 * Running it again without a change changes nothing. What came with another unit's bundle stays as that unit filed it.
 */
export function fileLibrary(library: Library, scheme: Scheme, by?: By): void {
  applyFiling(library, scheme, planFiling(library, scheme), by);
}

/** Where everything belongs; changes nothing. */
export function planFiling(library: Library, scheme: Scheme): readonly SourceFiling[] {
  return library.sources.list().flatMap(({ id, folder, township: takenIn }) => {
    if (takenIn !== null) return [];
    const files = library.readings.filesToPlace(id);
    return [{ sourceId: id, folder, township: townshipNamed(files), placements: library.placementsToMake(id, placeFiles(files, scheme)) }];
  });
}

/** Puts everything where it was found to belong, and numbers it. */
export function applyFiling(library: Library, scheme: Scheme, filing: readonly SourceFiling[], by?: By): void {
  for (const { sourceId, folder, township, placements } of filing) {
    library.change('file', folder, ({ filing: writer, numbers, settings }) => {
      settings.set('scheme', { id: scheme.id, version: scheme.version });
      if (township) settings.set('townshipInPapers', township);
      writer.place(sourceId, placements);
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
