import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { runFolder } from '../../../electron/backend/runFolder.ts';
import { createReaderPool } from '../../../electron/intake/pool.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import type { ReportItem } from '../../../shared/model/report.ts';

interface Expected {
  readonly asOf: string;
  readonly files: readonly { readonly path: string; readonly records?: readonly Readonly<Record<string, unknown>>[] }[];
}

const pool = createReaderPool();
afterAll(() => pool.close());

// Folders written by hand in the manner of three villages, with what a careful clerk would say of each file. The shares
// are what is reached (the readers were improved with these folders in view, so they are a floor, not a measurement).
describe.each([
  ['minute-book', 0.95],
  ['mixed-usb', 0.82],
  ['石桥村-手工整理', 0.93],
])('%s', (name, floor) => {
  const folder = `tests/fixtures/folders/${name}`;
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Expected;

  it('is understood nearly as a clerk would, and nothing is filed where a clerk would never look for it', async () => {
    const report = await runFolder(`${folder}/source`, parseCalendarDate(expected.asOf)!, pool);
    const items = new Map(report.items.map((item) => [item.path, item]));
    const judged = expected.files.flatMap(({ path, records = [] }) => (records.length > 0 ? comparisons(items.get(path)!, records) : []));
    const wrong = judged.filter(({ got, want }) => (got ?? null) !== (want ?? null));
    expect(1 - wrong.length / judged.length, JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(floor);
    const misfiled = wrong.filter(({ what, path }) => what === 'category' && items.get(path)?.status === 'filed');
    expect(misfiled).toEqual([]);
  });
});

interface Comparison {
  readonly path: string;
  readonly what: string;
  readonly got: unknown;
  readonly want: unknown;
}

function comparisons(item: ReportItem, wanted: readonly Readonly<Record<string, unknown>>[]): readonly Comparison[] {
  const { path } = item;
  const [first] = wanted;
  const read = (item.fields['records'] ?? [item.fields]) as readonly Readonly<Record<string, { readonly value: unknown } | undefined>>[];
  const several = wanted.length > 1;
  const whole: Comparison[] = [
    { path, what: 'branch', got: item.branch, want: typeof first?.['branch'] === 'string' ? `${first['branch']}党支部` : null },
    { path, what: 'category', got: item.category, want: first?.['category'] },
    { path, what: 'date', got: item.date, want: first?.['date'] },
    ...(several ? [{ path, what: 'records', got: read.length, want: wanted.length }] : [{ path, what: 'kind', got: item.kindId, want: first?.['kind'] }]),
  ];
  const fields = wanted.flatMap((record, index) =>
    ['expected', 'present', 'chair', 'recorder', 'lecturer', ...(several ? ['date'] : [])].flatMap((what) => (record[what] === undefined ? [] : [{ path, what: `${index}.${what}`, got: read[index]?.[what]?.value, want: record[what] }])),
  );
  return [...whole, ...fields];
}
