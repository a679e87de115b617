// The yardstick of a second import: lists a folder and hashes every file. Run as a process: node hashLoop.ts <folder>
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from '../../electron/files/durable.ts';

for (const entry of readdirSync(process.argv[2]!, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) await hashFile(join(entry.parentPath, entry.name));
}
