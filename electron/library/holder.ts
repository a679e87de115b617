import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * `library.lock` says who has the library open, for people. The lock itself is the operating system's, on the database;
 * a note that is still there when the library opens tells that the last holder did not close it.
 */
export function writeHolder(folder: string, at: string): void {
  writeFileSync(join(folder, lockFile), `${JSON.stringify({ pid: process.pid, host: hostname(), since: at })}\n`);
}

/** Who holds the library, as `pid 1234 @ host, 2026-…`; empty where no note tells. */
export function readHolder(folder: string): string {
  try {
    const note = JSON.parse(readFileSync(join(folder, lockFile), 'utf8')) as { pid: number; host: string; since: string };
    return `pid ${note.pid} @ ${note.host}, ${note.since}`;
  } catch {
    // The note is only for people: without it the refusal still stands.
    return '';
  }
}

export function removeHolder(folder: string): void {
  rmSync(join(folder, lockFile), { force: true });
}

export const lockFile = 'library.lock';
