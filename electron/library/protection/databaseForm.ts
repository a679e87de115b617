import { closeSync, openSync, readSync } from 'node:fs';

/** Whether a file begins as a readable SQLite database does; `null` where it is missing or empty. */
export function isPlainDatabase(file: string): boolean | null {
  const begin = Buffer.alloc(16);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    // Whoever opens it says why.
    return null;
  }
  try {
    return readSync(descriptor, begin, 0, 16, 0) < 16 ? null : begin.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(descriptor);
  }
}
