import type { CalendarDate } from '../model/calendarDate.ts';
import type { RetentionPeriod } from '../model/scheme.ts';
import type { CatalogueEntry, CatalogueGroup } from './catalogue.ts';

/** What lies in one archive box: a branch's items of one year and retention period (DA/T 22—2015 §6.4). */
export interface ArchiveBox {
  /** 盒号, counted within the branch. */
  readonly number: number;
  readonly branch: string;
  readonly year: number | null;
  readonly retention: RetentionPeriod | null;
  readonly entries: readonly CatalogueEntry[];
  /** First and last 件号 as they are written in the archive numbers; empty where there is none. */
  readonly from: string;
  readonly to: string;
  /** Pages that are known, and how many items have none. */
  readonly pages: number;
  readonly withoutPages: number;
  readonly first: CalendarDate | null;
  readonly last: CalendarDate | null;
}

/** The boxes of one branch's groups, in the catalogue's order. */
export function archiveBoxes(groups: readonly CatalogueGroup[]): readonly ArchiveBox[] {
  return [...Map.groupBy(groups, ({ year, retention }) => `${year ?? ''} ${retention ?? ''}`).values()].map((ofBox, index) => boxOf(ofBox, index + 1));
}

function boxOf(groups: readonly CatalogueGroup[], number: number): ArchiveBox {
  const { branch, year, retention } = groups[0]!;
  const entries = groups.flatMap((group) => group.entries).toSorted((a, b) => (a.archiveNo < b.archiveNo ? -1 : 1));
  const numbers = entries.map(({ archiveNo }) => itemNumber(archiveNo)).filter((text) => text !== '').sort();
  const days = entries.flatMap(({ item }) => item.date ?? []).sort();
  return {
    number, branch, year, retention, entries,
    from: numbers[0] ?? '', to: numbers.at(-1) ?? '',
    pages: entries.reduce((sum, { pages }) => sum + (pages ?? 0), 0), withoutPages: entries.filter(({ pages }) => pages === null).length,
    first: days[0] ?? null, last: days.at(-1) ?? null,
  };
}

/** 件号: the last part of an archive number. */
export function itemNumber(archiveNo: string): string {
  return archiveNo.split('-').at(-1) ?? '';
}
