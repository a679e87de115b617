import { villagesIn } from '../classification/villageNames.ts';
import type { CalendarDate } from '../model/calendarDate.ts';
import type { Block, ReadDocument, Table } from '../model/document.ts';
import type { RosterEntry, RosterKind, RosterReading } from '../model/roster.ts';
import { feePeriods } from './feePeriods.ts';
import { findPartialDate, latestDay } from './partialDate.ts';
import { readEntry } from './readEntry.ts';
import { cellText, repeatsHeader, rosterGrid, type RosterColumn, type RosterGrid } from './rosterGrid.ts';
import { rosterKindOf } from './rosterKind.ts';

interface OpenList {
  readonly kind: RosterKind;
  readonly grid: RosterGrid;
  readonly title: string;
  readonly width: number;
}

/**
 * The lists of people in a document: member rosters, floating members, party fees, committee and representatives.
 * Sign-in sheets, vote counts and lists of other matters give nothing. A township's roster with a column of branches
 * gives one reading a branch.
 */
export function readRosters(document: Pick<ReadDocument, 'blocks'>): readonly RosterReading[] {
  const readings: RosterReading[] = [];
  let open: OpenList | null = null;
  for (const [block, candidate] of document.blocks.entries()) {
    if (candidate.kind !== 'table') {
      if (open && candidate.text.trim() !== '' && !/^第?\s*\d+\s*页?/.test(candidate.text.trim())) open = null;
      continue;
    }
    const grid = rosterGrid(candidate);
    const title: string = grid ? wordsAbove(document.blocks, block, candidate, grid) : '';
    const kind = grid ? rosterKindOf(new Set(grid.groups.flat().map(({ meaning }) => meaning)), title) : null;
    if (grid && kind) {
      open = { kind, grid, title, width: widthOf(candidate) };
      readings.push(...readTable(candidate, block, open, grid.firstRow));
    } else if (!grid && open && open.width === widthOf(candidate)) {
      // The same list goes on behind a page break, without a header of its own.
      readings.push(...readTable(candidate, block, open, 0));
    } else open = null;
  }
  return mergePages(readings);
}

function readTable(table: Table, block: number, { kind, grid, title }: OpenList, firstRow: number): RosterReading[] {
  const byBranch = new Map<string, RosterEntry[]>();
  const rows: number[] = [];
  for (let row = firstRow; row < table.rows.length; row += 1) {
    for (const columns of grid.groups) {
      if (repeatsHeader(table, row, columns)) continue;
      const entry = readEntry(table, block, row, columns, kind);
      if (!entry) continue;
      rows.push(row);
      const branch = branchOf(table, row, columns);
      byBranch.set(branch, [...(byBranch.get(branch) ?? []), entry]);
    }
  }
  const columns = grid.groups.flat();
  const periods = kind === 'partyFees' ? feePeriods(table, rows, columns, title) : [];
  const asOf = asOfDay(title);
  return [...byBranch].map(([branch, entries]): RosterReading => {
    const organisation = branch || organisationIn(title);
    return {
      kind,
      ...(organisation ? { organisation } : {}),
      ...(asOf ? { asOf } : {}),
      ...(periods.length > 0 ? { periods } : {}),
      entries,
      columns: Object.fromEntries(columns.filter(({ meaning }) => meaning !== 'other').map(({ header, meaning }) => [header, meaning])),
    };
  });
}

/** The rows above the header, the sheet's name, and the lines between the previous table and this one. */
function wordsAbove(blocks: readonly Block[], block: number, table: Table, grid: RosterGrid): string {
  const lines: string[] = [];
  for (let before = block - 1; before >= Math.max(0, block - 4); before -= 1) {
    const earlier = blocks[before]!;
    if (earlier.kind === 'table') break;
    lines.unshift(earlier.text);
  }
  const inside = table.rows.slice(0, grid.headerRow).map((row) => row.map((cell) => cell?.text ?? '').join(' '));
  return [...lines, ...inside, table.name && !/^sheet\d*$/i.test(table.name) ? table.name : ''].filter((line) => line.trim() !== '').join('\n');
}

/** 截至2024年12月31日, 统计时间：2024.12 (taken to the end of the month). */
function asOfDay(title: string): CalendarDate | null {
  const stated = /(?:截[至止]|统计(?:时间|日期)|填[报表](?:时间|日期)|制表(?:时间|日期)|更新(?:时间|日期)|时间节点)[到于为]?\s*[：:]?\s*([^\n]{4,24})/.exec(title)?.[1];
  const date = stated ? findPartialDate(stated) : null;
  return date && date.length >= 7 ? latestDay(date) : null;
}

function organisationIn(title: string): string | null {
  const labelled = /(?:单位|支部|党组织|填报单位|支部名称|党支部名称|党组织名称|填表单位)\s*(?:\((?:盖章|公章|章)\)|（(?:盖章|公章|章)）)?\s*[：:]\s*([^\s：:]{3,40})/.exec(title)?.[1];
  if (labelled && villagesIn(labelled).length > 0) return labelled;
  return title.split('\n').map((line) => villagesIn(line)[0]?.raw).find((raw) => raw !== undefined) ?? null;
}

function branchOf(table: Table, row: number, columns: readonly RosterColumn[]): string {
  const column = columns.find(({ meaning }) => meaning === 'branch');
  return column ? cellText(table, row, column.index) : '';
}

function widthOf(table: Table): number {
  return table.rows[0]?.length ?? 0;
}

/** Pages of one list become one reading; two months of fees stay two. */
function mergePages(readings: readonly RosterReading[]): RosterReading[] {
  const merged: RosterReading[] = [];
  for (const reading of readings) {
    const last = merged.at(-1);
    const same = last && last.kind === reading.kind && last.organisation === reading.organisation && last.periods?.join() === reading.periods?.join() && JSON.stringify(last.columns) === JSON.stringify(reading.columns);
    if (same) merged[merged.length - 1] = { ...last, entries: [...last.entries, ...reading.entries] };
    else merged.push(reading);
  }
  return merged;
}
