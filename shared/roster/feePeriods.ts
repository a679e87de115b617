import type { Table } from '../model/document.ts';
import { cellText, type RosterColumn } from './rosterGrid.ts';

const quarters: Readonly<Record<string, readonly number[]>> = { 上半年: [1, 2], 下半年: [3, 4] };
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/**
 * The periods that a party-fee table covers, `2025-03` or `2025-Q1`: those of its period columns in which somebody
 * paid, else the one its title names. Without a year there are none.
 */
export function feePeriods(table: Table, rows: readonly number[], columns: readonly RosterColumn[], title: string): readonly string[] {
  const titleYear = yearIn(title);
  const covered = columns
    .filter(({ meaning, index }) => meaning === 'feePeriod' && rows.some((row) => paid(cellText(table, row, index))))
    .flatMap(({ header }) => periodsNamed(header, yearIn(header) ?? titleYear));
  if (covered.length > 0) return [...new Set(covered)].sort();
  if (columns.some(({ meaning }) => meaning === 'feePeriod')) return [];
  return [...new Set(periodsNamed(title, titleYear))].sort();
}

function periodsNamed(text: string, year: string | null): string[] {
  if (!year) return [];
  const folded = text.normalize('NFKC');
  const quarter = /第?([一二三四1-4])季度?/.exec(folded)?.[1];
  if (quarter) return [`${year}-Q${numberOf(quarter)}`];
  const months = /(?<!\d)(1[0-2]|[1-9])(?:月份?)?\s*[-—~至到]\s*(1[0-2]|[1-9])月/.exec(folded);
  if (months) return range(Number(months[1]), Number(months[2])).map((month) => `${year}-${String(month).padStart(2, '0')}`);
  const month = /(?<!\d)(1[0-2]|0?[1-9])月/.exec(folded)?.[1] ?? /(十[一二]?|[一二三四五六七八九])月/.exec(folded)?.[1];
  if (month) return [`${year}-${String(numberOf(month)).padStart(2, '0')}`];
  const half = Object.entries(quarters).find(([word]) => folded.includes(word));
  if (half) return half[1].map((number) => `${year}-Q${number}`);
  return /年度|全年|年党费/.test(folded) ? [1, 2, 3, 4].map((number) => `${year}-Q${number}`) : [];
}

function yearIn(text: string): string | null {
  return /(?<!\d)(20\d{2}|19\d{2})(?=年|[-./]|$)/.exec(text.normalize('NFKC'))?.[1] ?? null;
}

function paid(text: string): boolean {
  return text !== '' && !/^(?:0(?:\.0+)?|[-—/]|未[交缴]|欠)/.test(text);
}

function numberOf(written: string): number {
  const numeral = numerals.indexOf(written);
  return numeral >= 0 ? numeral + 1 : Number(written);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
