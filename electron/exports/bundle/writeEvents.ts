import { open } from 'node:fs/promises';
import { DangheError } from '../../../shared/model/errors.ts';

const BATCH_CHARACTERS = 1 << 20;

/** Writes the events, one a line, and checks that there are as many as the report says. Returns `name`. */
export async function writeEvents(events: Iterable<string>, expected: number, file: string, name: string): Promise<string> {
  const output = await open(file, 'wx');
  try {
    let batch = '';
    let count = 0;
    for (const event of events) {
      batch += `${event}\n`;
      count += 1;
      if (batch.length < BATCH_CHARACTERS) continue;
      await output.writeFile(batch);
      batch = '';
    }
    await output.writeFile(batch);
    if (count !== expected) throw new DangheError({ code: 'bundle-invalid', path: file, problem: `事件有 ${count} 个，报告中是 ${expected} 个` });
    return name;
  } finally {
    await output.close();
  }
}
