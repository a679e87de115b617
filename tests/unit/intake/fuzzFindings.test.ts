import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFile } from '../../../electron/intake/readFile.ts';
import { speakerAtStart } from '../../../shared/reading/speakers.ts';

// What `npm run reliability -- fuzz` found, one file each.
const found = (name: string) => readFileSync(`tests/fixtures/fuzz/${name}`);

it('a package whose relationships are no XML is called damaged, not a crash of the reader', async () => {
  await expect(readFile(found('damaged-relationships.docx'), 'a.docx')).rejects.toMatchObject({ code: 'corrupt' });
});

it('a line of thousands of tabs does not hold up who looks for its speaker', () => {
  const line = found('thousands-of-tabs.txt').toString('utf8').split('\n').find((one) => one.includes('\t'.repeat(100)))!;
  expect(speakerAtStart(line, undefined)).toBeNull();
  expect(speakerAtStart(`  1、靳有田\t(主持人) 同志 发言 :先把账理清楚`, undefined)?.name).toBe('靳有田');
});
