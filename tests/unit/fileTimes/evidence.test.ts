import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTimes } from '../../../shared/evidence/fileTimes.ts';
import { momentText, readInstant } from '../../../shared/evidence/instants.ts';
import { notBefore, wpsBuild } from '../../../shared/evidence/programBuild.ts';
import { day } from '../rules/township.ts';
import { evidenceOf, fileTimeRules } from './books.ts';

describe('instants', () => {
  it('reads the ways of OOXML, OLE, PDF and OFD', () => {
    const same = ['2025-12-19T11:38:20Z', '2025-12-19T19:38:20+08:00', "D:20251219193820+08'00'", 'D:20251219113820Z', '20251219113820Z', '2025-12-19T19:38:20', '2025-12-19 19:38:20', '2025-12-19T11:38:20.123Z'];
    expect(same.map((text) => readInstant(text)?.at)).toEqual(same.map(() => Date.UTC(2025, 11, 19, 11, 38, 20)));
    expect(readInstant('2025-12-19')).toMatchObject({ day: '2025-12-19', dayOnly: true });
    expect(momentText(readInstant('2025-12-19T16:30:00Z')!)).toBe('2025年12月20日00:30');
  });

  it('takes nothing else, no zero points and no days that do not exist', () => {
    for (const text of ['', 'gestern', '1601-01-01T00:00:00Z', '1980-00-00', '2025-02-30T10:00:00Z', '2525-01-01']) expect(readInstant(text), text).toBeNull();
  });

  it('the day is that of China', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2090, 0) }), (at) => {
        const read = readInstant(new Date(at).toISOString())!;
        expect(read.day).toBe(new Date(at + 8 * 3_600_000).toISOString().slice(0, 10));
      }),
    );
  });
});

describe('file times', () => {
  it('leave out values that are known to say nothing', () => {
    const wps = fileTimes(evidenceOf({ date: '', created: '2014-10-29T12:08:00Z', saved: '2025-03-05T16:00:00', editMinutes: 1_367_256_704 }))!;
    expect([wps.created, wps.saved?.day, wps.editMinutes]).toEqual([null, '2025-03-05', null]);
    expect(fileTimes({ uninformative: {} })).toBeNull();
    expect(fileTimes({ core: { creator: '周明' }, uninformative: {} })).toBeNull();
  });

  it('tell a PDF that was exported from one that was printed or scanned', () => {
    const origin = (values: Record<string, string>) => fileTimes({ pdf: { 'info.CreationDate': 'D:20250305120000Z', ...values }, uninformative: {} })?.pdfOrigin;
    expect([origin({ 'info.Creator': 'Microsoft® Word 2016' }), origin({ 'info.Producer': 'Microsoft: Print To PDF' }), origin({ 'info.Creator': 'Canon iR-ADV' }), origin({})]).toEqual(['exported', 'printed', 'scanned', 'unknown']);
  });

  it('take the last signature of an OFD file', () => {
    const times = fileTimes({ ofd: { CreationDate: '2025-03-05', 'signature.0.SignatureDateTime': '20250306010000Z', 'signature.1.SignatureDateTime': '20250310010000Z' }, uninformative: {} });
    expect(times).toMatchObject({ from: 'ofd', created: { day: '2025-03-05' }, signed: { day: '2025-03-10' } });
  });
});

describe('program builds', () => {
  const { builds } = fileTimeRules;

  it('an unlisted build is at least as late as the listed one below it, in its own series only', () => {
    expect(builds.marginDays).toBeGreaterThan(0);
    expect(notBefore('11.1.0.10200', builds)).toBe(notBefore('11.1.0.10132', builds));
    expect(notBefore('12.1.0.99999', builds)! > notBefore('12.1.0.15120', builds)!).toBe(true);
    expect(notBefore('11.8.2.8053', builds)).toBeNull();
    expect(notBefore('11.1.0.1', builds)).toBeNull();
  });

  it('listed builds stand in order of build and day', () => {
    const byBuild = builds.builds.map(({ build, seen }) => ({ key: build.split('.').map((part) => part.padStart(6, '0')).join(), seen })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(byBuild.map(({ seen }) => seen)).toEqual(byBuild.map(({ seen }) => seen).toSorted());
  });

  it('the tag is read with and without its language', () => {
    expect([wpsBuild(evidenceOf({ date: '', build: '12.1.0.16120' })), wpsBuild({ custom: { KSOProductBuildVer: '11.1.0.10132' }, uninformative: {} }), wpsBuild({ uninformative: {} })]).toEqual(['12.1.0.16120', '11.1.0.10132', null]);
    expect(day('2025-01-01') > notBefore('9.1.0.4879', builds)!).toBe(true);
  });
});
