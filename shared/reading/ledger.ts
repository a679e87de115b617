import type { Table } from '../model/document.ts';
import { findDatesInFolded } from '../calendar/findDates.ts';
import { foldText } from '../text/normalise.ts';
import type { SlotField } from './labels.ts';

/** Columns that tell of a meeting that was held, not of one that is planned. */
const heldFields: ReadonlySet<SlotField> = new Set<SlotField>(['chair', 'recorder', 'lecturer', 'present', 'expected', 'attendance', 'presentNames', 'decisions', 'speeches', 'absentees', 'absent']);
const aboutFields: ReadonlySet<SlotField> = new Set<SlotField>(['title', 'topics', 'content', 'agenda', 'decisions', 'studied']);

/**
 * Whether a header row and the rows under it are a ledger of meetings (台账: one meeting a row): a column of days, one
 * of what it was about, one of who led or came, and real content in at least half of the rows. A year's plan, with 计划
 * or 拟 above it and nobody named, is none. `above` is the text before the table.
 */
export function isLedger(table: Table, row: number, lastRow: number, fields: readonly (SlotField | undefined)[], above: string): boolean {
  const when = fields.indexOf('when');
  if (when < 0 || !fields.some((field) => field && aboutFields.has(field)) || !fields.some((field) => field && heldFields.has(field))) return false;
  const header = table.rows[row]!.map((cell) => cell?.text ?? '').join('');
  if (/计划|拟|预定|安排表|工作安排|配档表|任务分解/.test(`${above}${table.name ?? ''}${header}`)) return false;
  const rows = table.rows.slice(row + 1, lastRow + 1);
  const real = rows.filter((cells) => {
    const filled = (wanted: ReadonlySet<SlotField>): boolean => fields.some((field, column) => field !== undefined && wanted.has(field) && (cells[column]?.text.trim().length ?? 0) >= 1);
    return isDay(cells[when]?.text ?? '') && filled(aboutFields) && filled(heldFields);
  });
  return real.length >= 2 && real.length * 2 >= rows.length;
}

/** 2024.2.20, 1月8日, 3/5: a day, with or without its year. */
export function isDay(text: string): boolean {
  const { folded } = foldText(text);
  return /^\s*[0-9]{1,2}\s*[./-]\s*[0-9]{1,2}(?![0-9.])/.test(folded) || findDatesInFolded(folded, { yearHint: 2000 }).some((date) => date.precision === 'day');
}
