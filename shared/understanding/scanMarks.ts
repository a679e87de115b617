import type { Block, Place } from '../model/document.ts';
import type { Field, OcrMark, RecordFields } from '../model/record.ts';
import type { ScannedPart } from '../model/scan.ts';
import type { LinesOnPage, ScanCount } from './understanding.ts';

/** Marks the fields that OCR read, with how sure and whether a person has seen them. Fields of other documents stay as they are. */
export function withScanMarks(fields: RecordFields, blocks: readonly Block[]): RecordFields {
  return mapFields(fields, (field) => {
    const mark = markOf(blocks, field.place);
    return mark ? { ...field, ocr: mark } : field;
  });
}

/** Without the fields that wait for a person to compare them with their picture. */
export function confirmedFields(fields: RecordFields): RecordFields {
  return mapFields(fields, (field) => (awaitsPerson(field) ? null : field));
}

/** Whether a field was read by OCR and nobody has compared it with the picture. */
export function awaitsPerson({ ocr }: Field<unknown>): boolean {
  return ocr?.confirmed === false;
}

/** Lines that OCR read among some blocks; `undefined` where there are none. */
export function countScan(blocks: readonly Block[]): ScanCount | undefined {
  let lines = 0;
  let confirmed = 0;
  for (const part of blocks.flatMap(partsOf)) {
    lines += 1;
    if (part.confirmed) confirmed += 1;
  }
  return lines === 0 ? undefined : { lines, confirmed };
}

/** Where among the lines of the pages some blocks stand. */
export function linesOnPages(blocks: readonly Block[]): readonly LinesOnPage[] {
  const byPage = Map.groupBy(blocks.flatMap(partsOf), ({ page }) => page);
  return [...byPage].map(([page, parts]) => ({ page, first: Math.min(...parts.map(({ line }) => line)), last: Math.max(...parts.map(({ line }) => line)) }));
}

/** Whether part of it waits for a person. */
export function awaits(scan: ScanCount | undefined): boolean {
  return scan !== undefined && scan.confirmed < scan.lines;
}

/** The scanned stretches that a place of the document touches. */
export function partsAt(blocks: readonly Block[], { block, row, column, start, end }: Place): readonly ScannedPart[] {
  const found = blocks[block];
  const scan = found?.kind === 'paragraph' ? found.scan : row === undefined || column === undefined ? undefined : found?.rows[row]?.[column]?.scan;
  return (scan ?? []).filter((part) => part.start < end && part.end > start);
}

/** All scanned stretches of a block. */
export function partsOf(block: Block): readonly ScannedPart[] {
  return block.kind === 'paragraph' ? (block.scan ?? []) : block.rows.flatMap((row) => row.flatMap((cell) => cell?.scan ?? []));
}

function markOf(blocks: readonly Block[], place: Place): OcrMark | null {
  const parts = partsAt(blocks, place);
  return parts.length === 0 ? null : { confidence: Math.min(...parts.map(({ confidence }) => confidence)), confirmed: parts.every(({ confirmed }) => confirmed) };
}

/** Every field, lists of fields too, through `change`; `null` takes it out. */
function mapFields(fields: RecordFields, change: (field: Field<unknown>) => Field<unknown> | null): RecordFields {
  const entries: readonly (readonly [string, Field<unknown> | readonly Field<unknown>[]])[] = Object.entries(fields);
  // The names stay with the values they had, so the type does too.
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, unknown][] => {
      if ('place' in value) {
        const changed = change(value);
        return changed === null ? [] : [[name, changed]];
      }
      const changed = value.flatMap((field) => change(field) ?? []);
      return changed.length === 0 && value.length > 0 ? [] : [[name, changed]];
    }),
  );
}
