import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/assessment/assess.ts';
import type { RatioTable } from '../../../shared/assessment/ratioTable.ts';
import type { RecordFact } from '../../../shared/model/facts.ts';
import type { RuleCode, Strength } from '../../../shared/model/finding.ts';
import type { RecordAssessment, ReportFinding } from '../../../shared/model/report.ts';
import { fileRecord, ratioTable, typed } from '../fileTimes/books.ts';
import { branch, record, township } from '../rules/township.ts';

let count = 0;

function finding(rule: string, strength: Strength, about: readonly RecordFact[], rest: Partial<ReportFinding> = {}): ReportFinding {
  count += 1;
  return {
    id: `${rule}-${count}`, key: `${rule}#${count}`, rule: rule as RuleCode, family: rule.startsWith('B') ? 'backfill' : 'minutes', severity: 'medium', branch: about[0]!.branch, paths: about.map(({ path }) => path),
    persons: [], title: `${rule} 的疑点`, explanation: '', evidence: [], basis: '', basisVerified: false, innocent: [], clearedBy: '', strength, ...rest,
  };
}

const one = record({ kind: 'branchMeeting', date: '2025-05-06', path: '东沟村/一.docx' });
const two = record({ kind: 'branchMeeting', date: '2025-06-06', path: '东沟村/二.docx' });

function assessed(findings: readonly ReportFinding[], records: readonly RecordFact[] = [one, two], table: RatioTable = ratioTable): readonly RecordAssessment[] {
  return assess(township([branch(records)]), findings, table);
}

function ofOne(...signals: readonly (readonly [string, Strength])[]): RecordAssessment {
  return assessed(signals.map(([rule, strength]) => finding(rule, strength, [one])))[0]!;
}

describe('combination', () => {
  it('multiplies across channels and takes the joint state inside one', () => {
    expect(ofOne(['B201', 'moderate']).likelihoodRatio).toBe(6);
    expect(ofOne(['B201', 'moderate'], ['B202', 'moderate'], ['B205', 'weak']).likelihoodRatio).toBe(15);
    expect(ofOne(['B201', 'moderate'], ['B301', 'moderate']).likelihoodRatio).toBe(36);
    expect(ofOne(['B201', 'moderate'], ['B201', 'moderate'], ['B201', 'moderate']).likelihoodRatio).toBe(6);
  });

  it('the highest level needs two channels that agree, or a fact that no slip explains', () => {
    expect(ofOne(['B202', 'moderate'])).toMatchObject({ level: 'moderate', likelihoodRatio: 12 });
    expect(ofOne(['B202', 'moderate'], ['B301', 'strong'])).toMatchObject({ level: 'strong', likelihoodRatio: 120 });
    expect(ofOne(['B101', 'strong'])).toMatchObject({ level: 'strong', likelihoodRatio: 100 });
    expect(ofOne(['B103', 'strong'])).toMatchObject({ level: 'weak' });
    expect(ofOne(['B101', 'moderate'], ['B103', 'moderate'], ['B502', 'moderate'])).toMatchObject({ level: 'strong' });
  });

  it('weak signals of two channels stay below strong, whatever they are', () => {
    const codes = ratioTable.channels.flatMap(({ states }) => states.flatMap(({ of }) => of.map(({ code }) => code)));
    fc.assert(
      fc.property(fc.subarray([...new Set(codes)]), (chosen) => {
        const [result] = chosen.length === 0 ? [] : [ofOne(...chosen.map((code) => [code, 'weak'] as const))];
        expect(result?.level ?? 'none').not.toBe('strong');
      }),
    );
  });

  it('more or stronger signals never lower the ratio, and no channel passes its cap', () => {
    const codes = [...new Set(ratioTable.channels.flatMap(({ states }) => states.flatMap(({ of }) => of.map(({ code }) => code))))].filter((code) => !ratioTable.commonCauses.some(({ rules }) => rules.includes(code)));
    const some = fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom<Strength>('weak', 'moderate', 'strong')), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, fc.constantFrom(...codes), (signals, added) => {
        const before = ofOne(...signals);
        const after = ofOne(...signals, [added, 'strong']);
        expect(after.likelihoodRatio).toBeGreaterThanOrEqual(before.likelihoodRatio);
        for (const { channel, likelihoodRatio } of after.channels!) expect(likelihoodRatio).toBeLessThanOrEqual(ratioTable.channels.find(({ id }) => id === channel)!.cap);
      }),
    );
  });

  it('only back-fill signals count, and only records with one are listed', () => {
    expect(assessed([finding('M106', 'strong', [one])])).toEqual([]);
    const results = assessed([finding('M106', 'strong', [one]), finding('B201', 'weak', [one])]);
    expect(results).toMatchObject([{ path: one.path, level: 'weak', likelihoodRatio: 2 }]);
    expect(results[0]!.signals).toHaveLength(1);
  });

  it('the same findings in any order give the same', () => {
    const findings = [finding('B202', 'moderate', [one, two]), finding('B203', 'moderate', [one, two]), finding('B301', 'moderate', [one, two]), finding('B401', 'moderate', [one, two]), finding('B103', 'moderate', [one])];
    const plain = assessed(findings).map(({ path, likelihoodRatio, level }) => ({ path, likelihoodRatio, level }));
    fc.assert(
      fc.property(fc.shuffledSubarray(findings, { minLength: findings.length }), (shuffled) => {
        expect(assessed(shuffled).map(({ path, likelihoodRatio, level }) => ({ path, likelihoodRatio, level }))).toEqual(plain);
      }),
    );
  });
});

describe('one cause counts once', () => {
  it('one sitting seen by times and by revision ids', () => {
    const [result] = assessed([finding('B202', 'moderate', [one, two]), finding('B203', 'moderate', [one, two])]);
    expect(result).toMatchObject({ likelihoodRatio: 12, remarks: [expect.stringContaining('同一次操作')] });
  });

  it('a file copied together with its photo', () => {
    expect(assessed([finding('B301', 'moderate', [one, two]), finding('B401', 'moderate', [one, two])])[0]).toMatchObject({ likelihoodRatio: 6 });
    const three = record({ kind: 'branchMeeting', date: '2025-07-06', path: '东沟村/三.docx' });
    expect(assessed([finding('B301', 'moderate', [one, two]), finding('B401', 'moderate', [two, three]), finding('B301', 'moderate', [one, three])], [one, two, three]).find(({ path }) => path === three.path)).toMatchObject({ likelihoodRatio: 36 });
  });

  it('one overlap of two meetings is one contradiction', () => {
    expect(assessed([finding('B501', 'moderate', [one, two]), finding('B505', 'moderate', [one, two])])[0]).toMatchObject({ likelihoodRatio: 5 });
    expect(ofOne(['B501', 'moderate'], ['B103', 'moderate'])).toMatchObject({ likelihoodRatio: 25 });
  });

  it('a wrong year alone brings about a late file, an early term and a late photo', () => {
    const slip = { ...fileRecord(typed('2024-01-06', '2025-01-06T16:00:00', 20)), path: one.path };
    const signals = (about: RecordFact) => [finding('B201', 'weak', [about]), finding('B101', 'strong', [about]), finding('B402', 'moderate', [about])];
    expect(assessed(signals(slip), [slip])[0]).toMatchObject({ level: 'moderate', likelihoodRatio: 100 });
    expect(assessed(signals(one))[0]!.level).toBe('strong');
  });
});

describe('which record a finding is about', () => {
  it('of two uses of one thing, not the earlier', () => {
    expect(assessed([finding('B301', 'moderate', [two, one])]).filter(({ level }) => level !== 'none').map(({ path }) => path)).toEqual([two.path]);
  });

  it('the one named by its ordinal, and the meeting of an attachment', () => {
    const book = [0, 1, 2].map((ordinal) => ({ ...one, ordinal, path: '东沟村/记录本.docx' }));
    expect(assessed([finding('B301', 'moderate', [book[1]!], { ordinal: 1 })], book).map(({ ordinal }) => ordinal)).toEqual([1]);
    const withPhoto = { ...two, attachments: [{ path: '东沟村/照片.jpg', kind: 'activityPhoto', names: [] }] };
    expect(assessed([{ ...finding('B402', 'moderate', [two]), paths: ['东沟村/照片.jpg'] }], [one, withPhoto]).map(({ path }) => path)).toEqual([two.path]);
  });

  it('not the circular that was copied from, nor a list of people', () => {
    const circular = record({ kind: 'incomingCircular', date: '2025-05-01' });
    const roster = record({ kind: 'memberRoster', date: '2025-05-01' });
    expect(assessed([finding('B301', 'moderate', [one, circular, roster])], [one, circular, roster]).map(({ path }) => path)).toEqual([one.path]);
  });
});

describe('补录说明', () => {
  const note = record({ kind: 'lateRecordNote', role: 'document', date: '2025-12-20', title: '补录说明', text: '2025年5月6日的党员大会记录于12月19日照手写本补录。' });

  it('explains late writing, and nothing else', () => {
    const source = record({ kind: 'branchMeeting', date: '2025-01-06', path: '东沟村/来源.docx' });
    const findings = [finding('B201', 'moderate', [one]), finding('B202', 'moderate', [one, two]), finding('B301', 'moderate', [source, one, two])];
    const results = assessed(findings, [source, one, two, note]);
    expect(results.find(({ path }) => path === one.path)).toMatchObject({ likelihoodRatio: 6, remarks: [expect.stringContaining('补录说明')] });
    expect(results.find(({ path }) => path === two.path)).toMatchObject({ likelihoodRatio: 72 });
    expect(results.find(({ path }) => path === one.path)!.signals).toHaveLength(3);
  });

  it('a study of what was not yet public stays', () => {
    expect(assessed([finding('B101', 'strong', [one])], [one, note])[0]!.level).toBe('strong');
    expect(assessed([finding('B101', 'moderate', [one])], [one, note])[0]!.level).toBe('none');
  });
});
