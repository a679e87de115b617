import { rename, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Waits between tries, in milliseconds: virus scanners on office PCs hold a fresh file for up to a second or two. */
const waits = [20, 60, 180, 500, 1200];

const transientCodes = new Set(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY']);

/** Renames a file or folder; a target held by another program for a moment is tried again. */
export function renameWithRetry(from: string, to: string): Promise<void> {
  return withRetry(() => rename(from, to));
}

/** Removes a file or a whole folder; no error where it is not there. */
export function removeTree(path: string): Promise<void> {
  return withRetry(() => rm(path, { recursive: true, force: true }));
}

async function withRetry<Result>(action: () => Promise<Result>): Promise<Result> {
  for (const wait of waits) {
    try {
      return await action();
    } catch (error) {
      if (!transientCodes.has(errorCode(error) ?? '')) throw error;
      await pause(wait);
    }
  }
  return action();
}

/** The system's error code (`ENOENT`, …) of something thrown, if it has one. */
export function errorCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
