import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { townshipFacts } from '../../../electron/backend/townshipFacts.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openFromSnapshot, openLibrary } from '../../../electron/library/openLibrary.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';

let folder: string;
let library: Library;
let scheme: Scheme;
const day = parseCalendarDate('2026-01-15')!;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danghe-snapshot-'));
  scheme = await loadScheme();
  await cp('tests/fixtures/folders/mixed-usb/source', join(folder, 'source'), { recursive: true });
  library = await openLibrary(join(folder, 'library'), { create: true, actor: '测试', now: () => '2026-01-15T08:00:00.000Z' });
  await importFolder({ library, folder: join(folder, 'source'), schemeFile: defaultSchemeFile });
  fileLibrary(library, scheme);
});

afterAll(async () => {
  library.close();
  await rm(folder, { recursive: true, force: true });
});

test('checks go by a snapshot exactly as by the library itself', () => {
  const snapshot = openFromSnapshot();
  // As it crosses to the other thread.
  for (const part of library.snapshot('check')) snapshot.take(structuredClone(part));
  const copy = snapshot.library();
  const facts = townshipFacts(library, scheme, day);
  expect(facts.branches.flatMap(({ records }) => records).length).toBeGreaterThan(5);
  expect(townshipFacts(copy, scheme, day)).toEqual(facts);
  expect(() => copy.change('file', '', () => undefined)).toThrow('library-read-only');
  copy.close();
});

test('a part is small whatever the library holds, and the parts can be taken with other work in between', () => {
  const parts = library.snapshot('check');
  const rows: number[] = [];
  for (const part of parts) {
    library.items.countByStatus();
    rows.push(part.rows.length);
  }
  expect(rows.length).toBeGreaterThan(5);
  expect(Math.max(...rows)).toBeLessThanOrEqual(200);
});
