import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { unreadableMessage } from '../../shared/messages/errorMessage.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { Block, EmbeddedPicture, Format, ReaderNote } from '../../shared/model/document.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { UnreadableCode } from '../../shared/model/item.ts';
import type { RosterReading } from '../../shared/model/roster.ts';
import { textOf } from '../../shared/reading/documentText.ts';
import type { FileReading } from '../../shared/understanding/fileReading.ts';
import type { UnderstoodRecord } from '../../shared/understanding/understanding.ts';
import { removeTree } from '../files/retry.ts';
import { archiveFailure } from '../intake/archive/archiveFailure.ts';
import { createReaderPool } from '../intake/pool.ts';
import { defaultSchemeFile } from './loadData.ts';

/** What is read out of one file (`danghe inspect`). */
export interface Inspection {
  readonly format: Format | null;
  readonly text: string;
  readonly tables: readonly (readonly (readonly (string | null)[])[])[];
  readonly metadata: Evidence;
  readonly pictures: readonly EmbeddedPicture[];
  readonly notes: readonly ReaderNote[];
  readonly records: readonly UnderstoodRecord[];
  readonly rosters: readonly RosterReading[];
  readonly branch: string | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly error?: { readonly code: UnreadableCode; readonly message: string };
}

/**
 * Reads one file in a reader process and says everything that was understood of it.
 *
 * @throws DangheError `file-missing` or `file-unreadable` (a folder); never for what is in the file
 */
export async function inspectFile(file: string): Promise<Inspection> {
  const path = resolve(file);
  const stats = await stat(path).catch(() => null);
  if (!stats) throw new DangheError({ code: 'file-missing', path: file });
  if (!stats.isFile()) throw new DangheError({ code: 'file-unreadable', path: file, reason: 'unsupported', detail: '不是文件' });
  const staging = await mkdtemp(join(tmpdir(), 'danghe-inspect-'));
  const pool = createReaderPool({ workers: 1 });
  try {
    const outcome = await pool.read({ file: path, name: basename(path), staging: join(staging, 'members'), context: { schemeFile: defaultSchemeFile, learnedFile: null } });
    if (!outcome.ok) return { ...nothing, error: errorOf(outcome.code, outcome.detail) };
    const { document } = outcome;
    const { understanding } = outcome.understanding as FileReading;
    const failure = archiveFailure(document);
    return {
      format: document.format,
      text: textOf(document.blocks),
      tables: document.blocks.flatMap((block) => (block.kind === 'table' ? [tableTexts(block)] : [])),
      metadata: document.evidence,
      pictures: document.pictures,
      notes: document.notes,
      records: understanding.records,
      rosters: understanding.rosters,
      branch: understanding.branch?.name ?? null,
      category: understanding.classification.category,
      kind: understanding.classification.kind,
      confidence: understanding.classification.confidence,
      reasons: understanding.classification.reasons,
      ...(failure ? { error: errorOf(failure) } : {}),
    };
  } finally {
    await pool.close();
    await removeTree(staging);
  }
}

const nothing: Inspection = {
  format: null, text: '', tables: [], metadata: { uninformative: {} }, pictures: [], notes: [], records: [], rosters: [], branch: null, category: null, kind: null, confidence: 0, reasons: [],
};

function tableTexts({ rows }: Extract<Block, { readonly kind: 'table' }>): (string | null)[][] {
  return rows.map((row) => row.map((cell) => cell?.text ?? null));
}

function errorOf(code: UnreadableCode, detail?: string): NonNullable<Inspection['error']> {
  return { code, message: unreadableMessage(code, detail) };
}
