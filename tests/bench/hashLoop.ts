// The yardstick of a second import: lists a folder and hashes every file, one after the other, in the simplest way there
// is. Run as a process: node hashLoop.ts <folder>
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

for (const entry of readdirSync(process.argv[2]!, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) hash('sha256', readFileSync(join(entry.parentPath, entry.name)));
}
