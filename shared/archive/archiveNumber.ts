import type { RetentionPeriod } from '../model/scheme.ts';

/** Within one series the numbers run 1, 2, 3 … without gaps (DA/T 22—2015, 件号; DA/T 70—2018: 连续编号不漏号). */
export interface ArchiveSeries {
  /** 全宗号: four capital letters or digits. */
  readonly fonds: string;
  readonly year: number;
  readonly retention: RetentionPeriod;
}

/** 档号 of one item, without the optional part for the organisation or subject. */
export interface ArchiveNumber extends ArchiveSeries {
  /** 件号, from 1. */
  readonly number: number;
}

const retentionCodes: Readonly<Record<RetentionPeriod, string>> = { 永久: 'Y', '30年': 'D30', '10年': 'D10' };

/** `D001-WS·2025-Y-0001`: fonds, 文书 (WS), year, retention, item number of four digits (more only past 9999). */
export function formatArchiveNumber({ fonds, year, retention, number }: ArchiveNumber): string {
  return `${fonds}-WS·${year}-${retentionCodes[retention]}-${String(number).padStart(4, '0')}`;
}

/** Reads what `formatArchiveNumber` writes; `null` for anything else. */
export function parseArchiveNumber(text: string): ArchiveNumber | null {
  const match = /^([A-Z0-9]{4})-WS·(\d{4})-(Y|D30|D10)-(\d{4}|[1-9]\d{4,})$/.exec(text);
  if (!match) return null;
  const [, fonds, year, code, digits] = match;
  const retention = (Object.keys(retentionCodes) as RetentionPeriod[]).find((period) => retentionCodes[period] === code)!;
  const number = Number(digits);
  return number === 0 ? null : { fonds: fonds!, year: Number(year), retention, number };
}

/** One key a series, for maps. */
export function seriesKey({ fonds, year, retention }: ArchiveSeries): string {
  return `${fonds}-${year}-${retentionCodes[retention]}`;
}

/** An item that is to bear a number, and in which series. */
export interface NumberedItem<Id> {
  readonly id: Id;
  readonly series: ArchiveSeries;
}

export interface Renumbering<Id> {
  readonly id: Id;
  readonly from: ArchiveNumber | null;
  readonly to: ArchiveNumber | null;
}

/**
 * Gives every wanted item its number. Items that already stand in their series keep their order and come first; items
 * new to a series follow in the order given; where an item has left, the series closes up. Nothing else moves.
 *
 * @param current the numbers as they are, by item
 * @param wanted all items that are to bear a number, each once
 * @returns only what changes, leavers first (`to` is `null`), then in the order of the wanted items
 */
export function settleNumbers<Id>(current: ReadonlyMap<Id, ArchiveNumber>, wanted: readonly NumberedItem<Id>[]): readonly Renumbering<Id>[] {
  const settled = new Map<Id, ArchiveNumber>();
  for (const members of Map.groupBy(wanted, ({ series }) => seriesKey(series)).values()) {
    const placeOf = (id: Id) => standsIn(current.get(id), members[0]!.series)?.number ?? Number.POSITIVE_INFINITY;
    // Array sorting is stable: those without a place stay in the order given.
    const ordered = members.map(({ id, series }) => ({ id, series, place: placeOf(id) })).sort((a, b) => (a.place === b.place ? 0 : a.place - b.place));
    for (const [index, { id, series }] of ordered.entries()) settled.set(id, { fonds: series.fonds, year: series.year, retention: series.retention, number: index + 1 });
  }
  const leavers = [...current].filter(([id]) => !settled.has(id)).map(([id, from]) => ({ id, from, to: null }));
  const others = wanted.flatMap(({ id }) => {
    const [from, to] = [current.get(id) ?? null, settled.get(id)!];
    return from && from.number === to.number && seriesKey(from) === seriesKey(to) ? [] : [{ id, from, to }];
  });
  return [...leavers, ...others];
}

function standsIn(number: ArchiveNumber | undefined, series: ArchiveSeries): ArchiveNumber | null {
  return number && seriesKey(number) === seriesKey(series) ? number : null;
}
