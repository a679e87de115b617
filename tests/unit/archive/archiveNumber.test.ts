import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArchiveNumber, parseArchiveNumber, seriesKey, settleNumbers, type ArchiveNumber, type ArchiveSeries, type NumberedItem } from '../../../shared/archive/archiveNumber.ts';
import { isFondsCode, nextFondsCode } from '../../../shared/archive/fondsCode.ts';

const retention = fc.constantFrom('永久' as const, '30年' as const, '10年' as const);
const series: fc.Arbitrary<ArchiveSeries> = fc.record({ fonds: fc.constantFrom('D001', 'D002'), year: fc.integer({ min: 2023, max: 2024 }), retention });
const wanted: fc.Arbitrary<readonly NumberedItem<number>[]> = fc.uniqueArray(fc.record({ id: fc.nat(40), series }), { selector: ({ id }) => id, maxLength: 30 });

function settle(current: ReadonlyMap<number, ArchiveNumber>, items: readonly NumberedItem<number>[]): Map<number, ArchiveNumber> {
  const after = new Map(current);
  for (const { id, to } of settleNumbers(current, items)) {
    if (to) after.set(id, to);
    else after.delete(id);
  }
  return after;
}

describe('档号', () => {
  it('writes the number of DA/T 22', () => {
    expect([
      formatArchiveNumber({ fonds: 'D001', year: 2025, retention: '永久', number: 1 }),
      formatArchiveNumber({ fonds: 'Z109', year: 2011, retention: '30年', number: 120 }),
      formatArchiveNumber({ fonds: 'Z109', year: 2011, retention: '10年', number: 12345 }),
    ]).toEqual(['D001-WS·2025-Y-0001', 'Z109-WS·2011-D30-0120', 'Z109-WS·2011-D10-12345']);
  });

  it('reads back what it writes, and nothing else', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 20_000 }), (of, number) => {
        expect(parseArchiveNumber(formatArchiveNumber({ ...of, number }))).toEqual({ ...of, number });
      }),
    );
    for (const text of ['', 'D001-WS·2025-Y-0000', 'D001-WS·2025-Y-1', 'D001-WS·2025-Y-01234', 'd001-WS·2025-Y-0001', 'D001-WS.2025-Y-0001', 'D001-WS·2025-D20-0001']) expect(parseArchiveNumber(text)).toBeNull();
  });
});

describe('settleNumbers', () => {
  it('leaves every series gapless and every number unique, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 5 }), (rounds) => {
        let numbers = new Map<number, ArchiveNumber>();
        for (const items of rounds) {
          numbers = settle(numbers, items);
          expect(new Set(numbers.keys())).toEqual(new Set(items.map(({ id }) => id)));
          for (const { id, series: of } of items) expect(seriesKey(numbers.get(id)!)).toBe(seriesKey(of));
          for (const members of Map.groupBy(numbers.values(), seriesKey).values()) {
            expect(members.map(({ number }) => number).sort((a, b) => a - b)).toEqual(members.map((_, index) => index + 1));
          }
        }
      }),
    );
  });

  it('keeps the order of those that stay, and puts the new ones after them in the order given', () => {
    fc.assert(
      fc.property(wanted, wanted, (first, second) => {
        const before = settle(new Map(), first);
        const after = settle(before, second);
        for (const members of Map.groupBy(second, (item) => seriesKey(item.series)).values()) {
          const stayed = (id: number) => before.has(id) && seriesKey(before.get(id)!) === seriesKey(after.get(id)!);
          const old = members.filter(({ id }) => stayed(id)).sort((a, b) => before.get(a.id)!.number - before.get(b.id)!.number);
          const fresh = members.filter(({ id }) => !stayed(id));
          expect([...old, ...fresh].map(({ id }) => after.get(id)!.number)).toEqual(members.map((_, index) => index + 1));
        }
      }),
    );
  });

  it('changes nothing when nothing changed', () => {
    fc.assert(
      fc.property(wanted, (items) => {
        expect(settleNumbers(settle(new Map(), items), items)).toEqual([]);
      }),
    );
  });

  it('closes a series up where an item leaves it, and says each old and new number', () => {
    const y2025: ArchiveSeries = { fonds: 'D001', year: 2025, retention: '永久' };
    const items = ['a', 'b', 'c'].map((id) => ({ id, series: y2025 }));
    const current = new Map(settleNumbers(new Map<string, ArchiveNumber>(), items).map(({ id, to }) => [id, to!]));
    expect(settleNumbers(current, [items[0]!, items[2]!, { id: 'b', series: { ...y2025, retention: '10年' } }])).toEqual([
      { id: 'c', from: { ...y2025, number: 3 }, to: { ...y2025, number: 2 } },
      { id: 'b', from: { ...y2025, number: 2 }, to: { ...y2025, retention: '10年', number: 1 } },
    ]);
  });
});

describe('全宗号', () => {
  it('gives the first free code', () => {
    expect([nextFondsCode(new Set()), nextFondsCode(new Set(['D001', 'D003'])), nextFondsCode(new Set(['Z109']))]).toEqual(['D001', 'D002', 'D001']);
    const taken = new Set(Array.from({ length: 999 }, (_, index) => `D${String(index + 1).padStart(3, '0')}`));
    expect(nextFondsCode(taken)).toBe('E001');
  });

  it('knows four capital letters or digits', () => {
    expect(['D001', '0109', 'ABCD', 'd001', 'D01', 'D0011', '档001'].map(isFondsCode)).toEqual([true, true, true, false, false, false, false]);
  });
});
