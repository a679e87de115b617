import type { ReadDocument, ReaderNote, Table } from '../../../shared/model/document.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { openArchive } from '../archive/openArchive.ts';
import { sheetTable } from './sheetTable.ts';
import { loadWorkbook } from './workbookLibrary.ts';
import { compoundEvidence, readPackageFacts } from './workbookEvidence.ts';

/**
 * A workbook (xlsx, xls, et): one table for each sheet that holds anything, hidden sheets too, their names so marked; cells as
 * a person sees them, formulas by their last value. Rows beyond `limits.tableRows` are left out and noted. Macros are not run.
 * Throws `ReadFailure`: `encrypted`, `corrupt`, `too-large` (unpacked size).
 */
export async function readWorkbook(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const { limits } = context;
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped) await refuseBomb(bytes, context);
  const workbook = loadWorkbook(bytes, limits.tableRows);
  const notes: ReaderNote[] = [];
  const blocks: Table[] = [];
  for (const [index, sheetName] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[sheetName];
    if (!sheet) continue;
    const { rows, truncated } = sheetTable(sheet, limits);
    if (truncated) notes.push({ code: 'rows-truncated', sheet: sheetName, limit: limits.tableRows });
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    if (rows.length > 0) blocks.push({ kind: 'table', name: hidden ? `${sheetName}（隐藏）` : sheetName, rows });
  }
  if (hasMacros(workbook)) notes.push({ code: 'macros-ignored' });
  const { evidence, pictures } = zipped ? await readPackageFacts(bytes, limits) : { evidence: compoundEvidence(bytes), pictures: [] };
  return { format: context.format, blocks, pictures, evidence, notes };
}

/** The library unpacks every member into memory at once: what it would hold is known beforehand from the directory. */
async function refuseBomb(bytes: Uint8Array, { limits }: ReadContext): Promise<void> {
  const { entries, truncated } = await openArchive(bytes, limits.members);
  if (truncated) throw new ReadFailure('too-large', '内含部件过多');
  const all = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (all > limits.unpackedBytes || entries.some((entry) => entry.bytes > limits.entryBytes)) throw new ReadFailure('too-large', '解压后过大');
}

function hasMacros(workbook: object): boolean {
  return 'vbaraw' in workbook && workbook.vbaraw !== undefined;
}
