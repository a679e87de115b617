import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../electron/intake/readFile.ts';
import { ReadFailure } from '../../../electron/intake/readFailure.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';

const zoo = fileURLToPath(new URL('../../../../shared/data/zoo/', import.meta.url));
const present = existsSync(`${zoo}MANIFEST.tsv`);
const formats = new Set(['docx', 'doc', 'wps', 'rtf', 'odt', 'html', 'txt', 'csv']);
const unreadable = new Set(['encrypted', 'corrupt', 'too-large', 'unsupported']);

interface Row {
  readonly path: string;
  readonly format: string;
  readonly expected: string;
  readonly text: string;
}

const rows: readonly Row[] = present
  ? readFileSync(`${zoo}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1).map((line) => {
      const [path, format, , , expected, text] = line.split('\t');
      return { path: path!, format: format!, expected: expected!, text: text! };
    }).filter((row) => formats.has(row.format))
  : [];

describe.skipIf(!present)(present ? 'real files of the zoo' : 'real files of the zoo (skipped: ../shared/data/zoo is not there)', () => {
  test('there are rows to read', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  test.each(rows.filter((row) => row.expected === 'readable'))('reads $path', async ({ path, format, text }) => {
    const document = await read(path);
    expect(document.format).toBe(format);
    expect(allText(document)).toContain(text);
    expect(document.notes).not.toContainEqual(expect.objectContaining({ code: 'extension-differs' }));
  });

  test.each(rows.filter((row) => row.expected === 'encrypted' || row.expected === 'corrupt'))('refuses $path as $expected', async ({ path, expected }) => {
    await expect(read(path)).rejects.toMatchObject({ name: 'ReadFailure', code: expected });
  });

  test.each(rows.filter((row) => row.expected === 'hostile'))('ends cleanly on $path', async ({ path }) => {
    const started = performance.now();
    const outcome = await read(path).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(unreadable).toContain(outcome instanceof ReadFailure ? outcome.code : outcome.message);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

function read(path: string): Promise<ReadDocument> {
  return readFile(new Uint8Array(readFileSync(`${zoo}${path}`)), path);
}

function allText(document: ReadDocument): string {
  return document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.map((cell) => cell?.text ?? '').join('\t')).join('\n'))).join('\n');
}
