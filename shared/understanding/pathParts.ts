/** The parts of a path inside the source folder; a zip is a folder like any other (`a.zip!/b.docx`). */
export interface PathParts {
  /** From the top; a zip's own name without its ending. */
  readonly folders: readonly string[];
  /** Without its ending. */
  readonly fileName: string;
  /** Lower-case, without the dot; empty where there is none. */
  readonly extension: string;
}

/** Splits a path relative to the source folder, `/` between parts. */
export function pathParts(path: string): PathParts {
  const parts = path.split('/');
  const last = parts.pop() ?? '';
  const dot = last.lastIndexOf('.');
  return {
    folders: parts.map((part) => part.replace(/\.zip!$/i, '')),
    fileName: dot > 0 ? last.slice(0, dot) : last,
    extension: dot > 0 ? last.slice(dot + 1).toLowerCase() : '',
  };
}

/** The folder part of a path, without a trailing slash; empty at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/**
 * The year that a file's name or, failing that, the nearest folder states: `2024年`, `2024年度`, `2024-2025` gives none,
 * `20240305` gives 2024. A bare four-digit number counts only between 1990 and 2099 and not inside a longer number.
 */
export function yearInPath({ folders, fileName }: PathParts): { readonly year: number; readonly source: string } | null {
  for (const [index, part] of [fileName, ...[...folders].reverse()].entries()) {
    const year = yearInName(part);
    if (year !== null) return { year, source: index === 0 ? `文件名“${part}”` : `文件夹“${part}”` };
  }
  return null;
}

function yearInName(name: string): number | null {
  const folded = name.normalize('NFKC');
  const years = new Set<number>();
  for (const match of folded.matchAll(/(?<!\d)((?:19[9]|20\d)\d)(?=年|[-._/ ]?(?:0[1-9]|1[0-2])(?!\d)|[-._/ ]?(?:0[1-9]|1[0-2])[-._/ ]?(?:0[1-9]|[12]\d|3[01])(?!\d)|(?!\d))/g)) {
    years.add(Number(match[1]));
  }
  return years.size === 1 ? [...years][0]! : null;
}
