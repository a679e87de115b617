import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { manifestText, parseManifest, staysInside } from '../../../electron/exports/bundle/manifest.ts';
import { cellText, looksLikeFormula } from '../../../electron/exports/workbook/cellText.ts';
import type { Report, ReportItem } from '../../../shared/model/report.ts';
import { bundlePaths, linkTo } from '../../../shared/presentation/bundlePaths.ts';
import { safeName } from '../../../shared/presentation/safeName.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom('CON', 'aux.txt', 'a. ', ' .', '..', '', '100%', 'a/b\\c:d', '\u202Eexe', 'é', 'e\u0301'));

describe('safeName', () => {
  test('every name holds on every file system', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = safeName(text);
        expect(name).not.toBe('');
        expect(name.length).toBeLessThanOrEqual(121);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name).toBe(name.normalize('NFC'));
        expect(name).not.toMatch(/[<>:"/\\|?*%\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s|[\s.]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });

  test('ordinary names stay as they are', () => {
    expect(safeName('D001-WS·2025-Y-0001 2025年3月支部党员大会记录.docx')).toBe('D001-WS·2025-Y-0001 2025年3月支部党员大会记录.docx');
    expect(safeName(`${'题'.repeat(200)}.docx`)).toMatch(/^题+….docx$/);
  });
});

const item = (path: string, change: Partial<ReportItem> = {}): ReportItem => ({
  path, sha256: 'a'.repeat(64), bytes: 1, status: 'filed', branch: '东沟村', year: 2025, date: null, category: '04', kind: null, kindId: null, title: '会议', archiveNo: null, retention: null, pages: null, confidence: null, reasons: [], fields: {}, alsoIn: [], duplicateOf: null, attachedTo: null, error: null,
  ...change,
});
const report = (items: readonly ReportItem[]): Report => ({ items, scheme: { id: 's', version: '1', name: 's', categories: [{ code: '04', name: '组织生活' }] } }) as unknown as Report;

describe('bundlePaths', () => {
  test('filed files stand by branch, year, category and number; what waits keeps its path; the rest has no bytes', () => {
    const items = [item('a/会议.DOCX', { archiveNo: 'D001-WS·2025-Y-0001' }), item('b/x.doc', { status: 'needs-review' }), item('c.doc', { status: 'duplicate' }), item('d.doc', { status: 'unreadable' })];
    expect([...bundlePaths(report(items), (entry) => entry.path !== 'd.doc')]).toEqual([
      ['a/会议.DOCX', '档案/东沟村/2025/04 组织生活/D001-WS·2025-Y-0001 会议.docx'],
      ['b/x.doc', '待核对/b/x.doc'],
    ]);
  });

  test('whatever the names, no two paths are one on a file system that folds case, and none is a folder of another', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.array(fc.constantFrom('a', 'A', 'a.', 'A (2)', 'b.txt', 'B.TXT', 'é', 'e\u0301', 'CON'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')), { maxLength: 25 }), fc.boolean(), (names, filed) => {
        const paths = [...bundlePaths(report(names.map((name) => item(name, { status: filed ? 'filed' : 'needs-review', title: filed ? name : null }))), () => true).values()];
        expect(paths.length).toBe(names.length);
        const keys = paths.map((path) => path.toLowerCase().normalize('NFC'));
        expect(new Set(keys).size).toBe(names.length);
        for (const key of keys) expect(keys.some((other) => other.startsWith(`${key}/`))).toBe(false);
      }),
    );
  });

  test('a link keeps Chinese legible and can be decoded', () => {
    expect(linkTo('档案/04 组织生活/a#b.docx')).toBe('档案/04%20组织生活/a%23b.docx');
  });
});

describe('manifest', () => {
  test('what is written is read back, with the characters that RFC 8493 escapes', () => {
    const entries = [{ path: 'data/100%\r\n.txt', sha256: '0'.repeat(64) }, { path: 'data/会议.docx', sha256: 'f'.repeat(64) }];
    expect(manifestText(entries)).toContain('data/100%25%0D%0A.txt');
    expect(parseManifest(manifestText(entries))).toEqual({ entries: entries.map(({ path, sha256 }) => ({ path, sum: sha256 })), badLines: [] });
    expect(parseManifest('xyz\n').badLines).toEqual([1]);
  });

  test.each(['/etc/passwd', '../x', 'data/../../x', 'C:/x', 'data\\..\\x', '~/x', 'data//x', 'data/./x'])('%s leads outside', (path) => {
    expect(staysInside(path)).toBe(false);
  });
});

describe('cellText', () => {
  test('holds in a cell whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(cellText(text)).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
      }),
    );
    expect(cellText('汉'.repeat(40_000)).length).toBeLessThanOrEqual(32_767);
    expect(cellText('汉'.repeat(40_000))).toMatch(/（已截断）$/);
  });

  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1'])('%s looks like a formula', (text) => {
    expect(looksLikeFormula(text)).toBe(true);
  });
});
