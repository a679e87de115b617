import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';

interface Expected {
  readonly branches: readonly { readonly name: string }[];
  readonly files: readonly { readonly path: string; readonly records: readonly { readonly branch: string | null; readonly kind: string; readonly date: string | null; readonly category: string; readonly expected?: number; readonly present?: number; readonly attachedTo?: string }[] }[];
  readonly missing: readonly { readonly branch: string; readonly rule: string; readonly period: string }[];
}

const folders = new URL('../../fixtures/folders/', import.meta.url).pathname;
const scheme = JSON.parse(await readFile(new URL('../../../resources/schemes/default.json', import.meta.url), 'utf8')) as { readonly kinds: readonly { readonly id: string; readonly category: string }[] };
const categories = new Map(scheme.kinds.map(({ id, category }) => [id, category]));

describe.each(['石桥村-手工整理', 'mixed-usb', 'minute-book'])('the hand-made folder %s', (name) => {
  it('has an answer for every file, in the terms of the scheme', async () => {
    const folder = join(decodeURIComponent(folders), name);
    const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Expected;
    const source = join(folder, 'source');
    const found = (await readdir(source, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(source.length + 1).replaceAll('\\', '/'));
    expect(expected.files.map(({ path }) => path).toSorted()).toEqual(found.toSorted());
    const branches = new Set(expected.branches.map((branch) => branch.name));
    for (const { path, records } of expected.files) {
      for (const record of records) {
        expect(record.category, `${path} ${record.kind}`).toBe(categories.get(record.kind));
        if (record.date !== null) expect(parseCalendarDate(record.date), path).not.toBeNull();
        if (record.branch !== null) expect(branches).toContain(record.branch);
        if (record.attachedTo) expect(found).toContain(record.attachedTo);
        if (record.expected !== undefined && record.present !== undefined) expect(record.present).toBeLessThanOrEqual(record.expected);
      }
    }
    for (const { rule, period } of expected.missing) expect(`${rule} ${period}`).toMatch(/^G\d{3} \d{4}(-(Q[1-4]|\d{2}))?$/);
  });
});
