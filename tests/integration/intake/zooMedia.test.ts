import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { archiveFailure } from '../../../electron/intake/archive/archiveFailure.ts';
import { createReaderPool, type ReadOutcome } from '../../../electron/intake/pool.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';

// Real and hostile files of the formats pdf, ofd, workbooks, pictures and zip, each through the reader pool as in an import.
const zoo = fileURLToPath(new URL('../../../../shared/data/zoo/', import.meta.url));
const formats = new Set(['pdf', 'ofd', 'xlsx', 'xls', 'et', 'jpg', 'png', 'tiff', 'heic', 'zip']);
const there = existsSync(join(zoo, 'MANIFEST.tsv'));

interface Row {
  readonly path: string;
  readonly format: string;
  readonly expected: string;
  readonly text: string;
}

const rows: Row[] = there
  ? readFileSync(join(zoo, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1)
      .map((line) => line.split('\t'))
      .map(([path = '', format = '', , , expected = '', text = '']) => ({ path, format, expected, text }))
      .filter((row) => formats.has(row.format))
  : [];

const staging = mkdtempSync(join(tmpdir(), 'danghe-zoo-'));
const pool = createReaderPool({ workers: 2, timeoutMilliseconds: 30_000 });
afterAll(async () => {
  await pool.close();
  rmSync(staging, { recursive: true, force: true });
});

function textOf(document: ReadDocument): string {
  return document.blocks.map((block) => (block.kind === 'table' ? block.rows.flat().map((cell) => cell?.text ?? '').join('\n') : block.text)).join('\n');
}

function codeOf(outcome: ReadOutcome): string {
  return outcome.ok ? (archiveFailure(outcome.document) ?? 'readable') : outcome.code;
}

describe.skipIf(!there)('zoo: pdf, ofd, workbooks, pictures, archives (skipped where the collection beside the repository is absent)', () => {
  test('the collection has files of every format', () => {
    expect(new Set(rows.map((row) => row.format))).toEqual(formats);
  });

  test.each(rows.map((row, index) => [row.path, row, index] as const))('%s', async (_, row, index) => {
    const outcome = await pool.read({ file: join(zoo, row.path), name: row.path, staging: join(staging, String(index)) });
    if (row.expected === 'hostile') {
      expect(outcome.ok || !['reader-crashed', 'timed-out', 'out-of-memory'].includes(outcome.code), JSON.stringify(outcome).slice(0, 400)).toBe(true);
      return;
    }
    expect(codeOf(outcome), JSON.stringify(outcome).slice(0, 400)).toBe(row.expected);
    if (outcome.ok) {
      expect(textOf(outcome.document)).toContain(row.text);
      for (const member of outcome.document.members ?? []) expect(readFileSync(member.file).length).toBe(member.bytes);
    }
  });
});
