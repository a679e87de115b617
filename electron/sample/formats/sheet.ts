import * as XLSX from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { gridOf, type Draft } from '../draft.ts';
import { programBuilds, toInstant, type Stamp } from '../stamp.ts';
import { encodeGbk } from './gbk.ts';
import { zip } from './zip.ts';

/** The first table of a draft as a workbook or a GBK csv; title and other paragraphs stand above and below it. */
export function writeSheet(draft: Draft, stamp: Stamp, format: 'xlsx' | 'xls' | 'csv'): Uint8Array {
  const { rows, merges } = layOut(draft);
  if (format === 'csv') return encodeGbk(`${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`);
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map((text) => (/^(0|[1-9]\d{0,8})(\.\d{1,2})?$/.test(text) ? Number(text) : text))));
  sheet['!merges'] = merges;
  sheet['!cols'] = (rows.toSorted((a, b) => b.length - a.length)[0] ?? []).map((_, column) => ({ wch: Math.min(24, Math.max(6, ...rows.map((row) => (row.length > 1 ? (row[column] ?? '').length * 2 : 0)))) }));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Sheet1');
  book.Props = {
    Author: stamp.author,
    LastAuthor: stamp.lastAuthor,
    CreatedDate: toInstant(stamp.created),
    ModifiedDate: toInstant(stamp.modified),
    Application: programBuilds[stamp.program].application,
  };
  const bytes = XLSX.write(book, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : 'xlsx', cellDates: false }) as Uint8Array;
  if (format === 'xls') return bytes;
  return zip(Object.entries(unzipSync(bytes)), { time: stamp.program === 'word2016' ? 'word' : 'wps' });
}

function layOut(draft: Draft): { readonly rows: string[][]; readonly merges: XLSX.Range[] } {
  const columns = Math.max(1, ...draft.blocks.map((block) => (block.kind === 'table' ? block.widths.length : 1)));
  const rows: string[][] = [];
  const merges: XLSX.Range[] = [];
  for (const block of draft.blocks) {
    if (block.kind === 'paragraph') {
      if (columns > 1) merges.push({ s: { r: rows.length, c: 0 }, e: { r: rows.length, c: columns - 1 } });
      rows.push([block.text]);
    } else if (block.kind === 'table') {
      const start = rows.length;
      gridOf(block).forEach((row, rowIndex) => {
        rows.push(row.map(({ cell, covers }) => (covers === 'self' ? cell.text : '')));
        row.forEach(({ cell, covers }, column) => {
          if (covers === 'self' && (cell.columnSpan ?? 1) * (cell.rowSpan ?? 1) > 1) {
            merges.push({ s: { r: start + rowIndex, c: column }, e: { r: start + rowIndex + (cell.rowSpan ?? 1) - 1, c: column + (cell.columnSpan ?? 1) - 1 } });
          }
        });
      });
    }
  }
  return { rows, merges };
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
