import type { Report, ReportItem } from '../model/report.ts';
import { UNASSIGNED_BRANCH } from './labels.ts';
import { extensionOf, safeName, shorten } from './safeName.ts';

/** Longest path inside `data/`, in UTF-16 units: leaves room for the folder that holds the bundle within Windows' 260. */
const PATH_UNITS = 170;

/**
 * Where each file's original lies in the bundle, relative to `data/`, keyed by the item's path: filed files under
 * `档案/<党支部>/<年度>/<类别码 类名>/<档号 题名>.<扩展名>`; files that wait for a person or could not be read under
 * `待核对/<来源路径>`, so that nothing is lost. Duplicates and skipped files have no bytes of their own. `hasOriginal`
 * says which items' bytes are there. No two paths are equal after case-folding and NFC.
 */
export function bundlePaths(report: Report, hasOriginal: (item: ReportItem) => boolean): ReadonlyMap<string, string> {
  const categoryNames = new Map(report.scheme.categories.map(({ code, name }) => [code, name]));
  const paths = new Map<string, string>();
  const allocate = uniquePaths();
  for (const item of report.items) {
    if (!hasOriginal(item)) continue;
    if (item.status === 'filed') paths.set(item.path, allocate(filedPath(item, categoryNames)));
    else if (item.status === 'needs-review' || item.status === 'unreadable') paths.set(item.path, allocate(reviewPath(item)));
  }
  return paths;
}

function filedPath(item: ReportItem, categoryNames: ReadonlyMap<string, string>): readonly string[] {
  const category = item.category ? `${item.category} ${categoryNames.get(item.category) ?? ''}` : '类别未定';
  const folders = ['档案', item.branch ?? UNASSIGNED_BRANCH, item.year === null ? '年度不详' : String(item.year), category].map((part) => safeName(part, 40));
  const sourceName = item.path.split('/').at(-1) ?? item.path;
  const extension = extensionOf(sourceName);
  const title = item.title ?? sourceName.slice(0, sourceName.length - extension.length);
  const used = folders.join('/').length + 1;
  return [...folders, safeName(`${item.archiveNo ? `${item.archiveNo} ` : ''}${title}${extension}`, Math.min(120, PATH_UNITS - used))];
}

function reviewPath(item: ReportItem): readonly string[] {
  const parts = item.path.split('/').filter(Boolean).map((part) => safeName(part));
  const whole = ['待核对', ...parts];
  if (whole.join('/').length <= PATH_UNITS) return whole;
  const folders = parts.slice(0, -1).slice(0, 3).map((part) => safeName(shorten(part, 24)));
  return ['待核对', ...folders, safeName(shorten(parts.at(-1) ?? '未命名', 80))];
}

/** Hands out paths that differ even where a file system folds case, and where no file takes the place of a folder. */
function uniquePaths(): (parts: readonly string[]) => string {
  const files = new Set<string>();
  const folders = new Set<string>();
  return (parts) => {
    let path = '';
    for (const part of parts.slice(0, -1)) {
      path = firstFree(path ? `${path}/${part}` : part, '', (candidate) => files.has(foldKey(candidate)));
      folders.add(foldKey(path));
    }
    const name = parts.at(-1) ?? '未命名';
    const extension = extensionOf(name);
    const stem = `${path ? `${path}/` : ''}${extension ? name.slice(0, -extension.length) : name}`;
    const free = firstFree(stem, extension, (candidate) => files.has(foldKey(candidate)) || folders.has(foldKey(candidate)));
    files.add(foldKey(free));
    return free;
  };
}

function firstFree(stem: string, extension: string, taken: (candidate: string) => boolean): string {
  let candidate = `${stem}${extension}`;
  for (let number = 2; taken(candidate); number += 1) candidate = `${stem} (${number})${extension}`;
  return candidate;
}

function foldKey(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase();
}

/**
 * A bundle path as a relative link: only the characters that a URL or a workbook's hyperlink cannot hold are escaped;
 * Chinese characters stay readable.
 */
export function linkTo(path: string): string {
  return path.replace(/[\s"#%<>?[\\\]^`{|}]/gu, (character) => encodeURIComponent(character));
}
