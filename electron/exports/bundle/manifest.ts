import { hash } from 'node:crypto';

/** A file of the payload, its path relative to `data/`, `/` between parts. */
export interface PayloadFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The text of a manifest (RFC 8493 §2.1.3): check sum, two blanks, path; sorted by path. */
export function manifestText(entries: readonly { readonly path: string; readonly sha256: string }[]): string {
  return entries
    .map(({ path, sha256 }) => `${sha256}  ${encodePath(path)}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join('');
}

/** SHA-256 of the text of a manifest with these entries alone: one value for many files. */
export function manifestHash(entries: readonly { readonly path: string; readonly sha256: string }[]): string {
  return hash('sha256', manifestText(entries));
}

/**
 * The entries of a manifest, and the numbers of lines that are none. Paths are decoded, a leading `./` (as `sha256sum` run
 * over a folder writes it) is left out; nothing else is judged.
 *
 * @param digits of the check sum: 64 for SHA-256
 */
export function parseManifest(text: string, digits = 64): { readonly entries: readonly { readonly path: string; readonly sum: string }[]; readonly badLines: readonly number[] } {
  const pattern = new RegExp(`^([0-9a-fA-F]{${digits}})[ \\t]+\\*?(.+)$`);
  const entries: { path: string; sum: string }[] = [];
  const badLines: number[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line === '') continue;
    const match = pattern.exec(line);
    if (match?.[1] && match[2]) entries.push({ sum: match[1].toLowerCase(), path: decodePath(match[2]).replace(/^(?:\.\/)+/, '') });
    else badLines.push(index + 1);
  }
  return { entries, badLines };
}

/** Whether a manifest's path stays inside the bag: relative, no `..`, no empty part, no drive. */
export function staysInside(path: string): boolean {
  if (path.startsWith('/') || path.startsWith('~') || path.includes('\\') || path.includes('\u0000') || /^[A-Za-z]:/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function decodePath(path: string): string {
  return path.replace(/%(25|0D|0A)/gi, (code) => decodeURIComponent(code));
}
