import { describe, expect, it } from 'vitest';
import type { RecordFact } from '../../../shared/model/facts.ts';
import { branch, record } from '../rules/township.ts';
import { fileRecord, judge, later, shown, typed, type FileFacts } from './books.ts';

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
const timely: readonly FileFacts[] = months.map((month) => typed(`2025-${month}-06`, `2025-${month}-06T16:00:00`, 25));
const without = (month: string): readonly FileFacts[] => timely.filter(({ date }) => date.slice(5, 7) !== month);

describe('B201 created late', () => {
  const late = typed('2025-05-06', '2025-12-19T19:38:00', 9);

  it('says how late, and goes beyond a hint only where the others are in time', () => {
    const { findings } = judge([...without('05'), late]);
    expect(shown(findings)).toEqual(['B201 moderate']);
    expect(findings[0]).toMatchObject({ title: '文件建立时间比会议日期晚 227 天', paths: [expect.stringContaining('2025-05-06')] });
    expect(findings[0]!.explanation).toContain('2025年12月19日19:38');
    expect(shown(judge([late]).findings)).toEqual(['B201 weak']);
  });

  it('never rests on the creation time alone', () => {
    const { date, created, saved, revision, editMinutes } = { ...late, created: late.created!, saved: late.saved!, revision: 3, editMinutes: 9 };
    const unsaved = { date, created, revision, editMinutes };
    const uncounted = { date, created, saved, editMinutes };
    for (const file of [unsaved, uncounted, { ...late, editMinutes: 200 }, { ...late, saved: later(late.created!, -60 * 24 * 3) }]) expect(judge([...without('05'), file]).findings.filter(({ rule }) => rule === 'B201')).toEqual([]);
  });

  it('thinks of a slip in the year, and of conversion', () => {
    const slip = judge([...without('01'), typed('2024-01-06', '2025-01-06T16:00:00', 20)]).findings.find(({ rule }) => rule === 'B201')!;
    expect([slip.strength, slip.explanation.includes('年份写错')]).toEqual(['weak', true]);
    const converted = judge([...without('05'), { ...late, saved: late.created!, editMinutes: 0, revision: 1 }]).findings.find(({ rule }) => rule === 'B201')!;
    expect([converted.strength, converted.explanation.includes('旧格式转换')]).toEqual(['weak', true]);
  });

  it('takes a year’s book in one file by its last record', () => {
    const book = branch(['2025-01-06', '2025-03-06', '2025-06-06'].map((date, ordinal) => ({ ...fileRecord({ ...late, date, created: '2025-06-08T10:00:00', saved: '2025-06-08T10:30:00' }), path: '东沟村/会议记录本.docx', ordinal })));
    expect(judge(book).findings).toEqual([]);
  });

  it('leaves unsure dates alone', () => {
    const unsure = fileRecord(late);
    const files = branch([...without('05').map(fileRecord), { ...unsure, fields: { ...unsure.fields, date: { value: unsure.date!, raw: '5月6日', place: { block: 0, start: 0, end: 4 }, confidence: 0.4 } } }]);
    expect(judge(files).findings).toEqual([]);
  });
});

describe('B202 one sitting', () => {
  const sitting = ['04', '05', '06'].map((month, index) => typed(`2025-${month}-06`, later('2025-12-19T19:38:00', index * 12), 9));
  const others = timely.filter(({ date }) => !['04', '05', '06'].includes(date.slice(5, 7)));

  it('needs three days, one of them late, and short pauses', () => {
    const bursts = (files: readonly FileFacts[]) => judge(files).findings.filter(({ rule }) => rule === 'B202');
    expect(shown(bursts([...others, ...sitting]))).toEqual(['B202 moderate']);
    expect(bursts([...others, ...sitting.slice(1)])).toEqual([]);
    expect(bursts([...others, ...sitting.map((file, index) => ({ ...file, created: later(file.created!, index * 90), saved: later(file.saved!, index * 90) }))])).toEqual([]);
  });

  it('sees copies saved under new names by their first save', () => {
    const copies = sitting.map((file, index) => ({ ...file, created: '2025-02-06T16:00:00', saved: later('2025-12-19T19:38:00', index * 12), revision: 2, editMinutes: 7 }));
    const burst = judge([...others, ...copies]).findings.find(({ rule }) => rule === 'B202')!;
    expect(burst.strength).toBe('moderate');
    expect(burst.explanation).toContain('第一次保存');
  });

  it.each([
    ['2025年12月19日补录说明：4月6日、5月6日、6月6日三次支委会记录因电脑损坏，照手写记录补录。', '三次'],
    ['补录说明\n2025年4月至6月的支委会会议记录于12月19日照手写本补录。', '月份'],
  ])('is a hint where a 补录说明 names the meetings: %s', (text) => {
    const note = record({ kind: 'lateRecordNote', role: 'document', date: '2025-12-19', title: '补录说明', text });
    const { findings, levels } = judge(branch([...[...others, ...sitting].map(fileRecord), note]));
    expect(new Set(findings.map(({ strength }) => strength))).toEqual(new Set(['weak']));
    expect(findings.every(({ explanation }) => explanation.includes('补录说明'))).toBe(true);
    expect(levels.map(({ level, likelihoodRatio }) => [level, likelihoodRatio])).toEqual(levels.map(() => ['none', 1]));
    expect(levels.every(({ remarks }) => remarks![0]!.includes('补录说明'))).toBe(true);
  });

  it('a note about other meetings explains nothing', () => {
    const note = record({ kind: 'lateRecordNote', role: 'document', date: '2025-12-19', title: '补录说明', text: '2025年12月19日补录说明：2025年2月6日的党课记录照手写本补录。' });
    expect(judge(branch([...[...others, ...sitting].map(fileRecord), note])).findings.find(({ rule }) => rule === 'B202')?.strength).toBe('moderate');
  });
});

describe('B203 shared origin', () => {
  const own = (prefix: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(4, '0')}`);

  it('an earlier meeting’s file made out of a later one’s', () => {
    const later9 = { ...timely[8]!, root: '00AA0000', ids: own('00AA', 4) };
    const { findings } = judge([...without('03').slice(0, -1), later9, typed('2025-03-06', '2025-10-05T10:00:00', 12, { root: '00AA0000', ids: [...own('00AA', 4), '00BB0001'] })]);
    expect(shown(findings)).toContain('B203 moderate');
  });

  it('not the ordinary chain, not the branch’s form, not a single id', () => {
    const chain = timely.map((file, index) => ({ ...file, root: '00AA0000', ids: own('00AA', 3 + index) }));
    const form = timely.map((file, index) => ({ ...file, root: '00AA0000', ids: [...own('00AA', 5), ...(index % 2 === 0 ? [`00CC000${index}`] : [])] }));
    const single = timely.map((file, index) => ({ ...file, root: `00D${index}0000`, ids: ['00EE0001'] }));
    for (const files of [chain, form, single]) expect(judge(files).findings).toEqual([]);
  });

  it('one PDF changed into another is a hint; one id for all files is none', () => {
    const pdf = (date: string, id: string) => ({ ...fileRecord({ date }), evidence: { pdf: { 'id.0': id }, uninformative: {} } });
    expect(shown(judge(branch([pdf('2025-03-06', 'ab12'), pdf('2025-05-06', 'ab12'), pdf('2025-06-06', 'cd34')])).findings)).toEqual(['B203 weak']);
    expect(judge(branch(timely.map(({ date }) => pdf(date, 'ab12')))).findings).toEqual([]);
  });

  it('paper of many months scanned in one go is said, and not scored', () => {
    const scan = (date: string, index: number) => ({ ...fileRecord({ date }), evidence: { pdf: { 'info.Producer': 'Canon Scan', 'info.CreationDate': `D:2026010509${String(10 + index)}00+08'00'` }, uninformative: {} } });
    const { findings, levels } = judge(branch(timely.map(({ date }, index) => scan(date, index))));
    expect(shown(findings)).toEqual(['B203 weak']);
    expect(findings[0]!.explanation).toContain('集中扫描');
    expect(levels.every(({ level }) => level === 'none')).toBe(true);
  });
});

describe('B204 newer program', () => {
  it('a later save is one hint a year', () => {
    const files = timely.map((file) => ({ ...file, date: file.date.replace('2025', '2021'), created: file.created!.replace('2025', '2021'), saved: '2025-11-20T10:00:00', editMinutes: 0, build: '12.1.0.21915', application: 'WPS Office_12.1.0.21915' }));
    const { findings, levels } = judge(files);
    expect(shown(findings)).toEqual(['B204 weak']);
    expect(findings[0]!.paths).toHaveLength(9);
    expect(levels.every(({ level }) => level === 'none')).toBe(true);
  });

  it('says nothing where the build may well have existed', () => {
    expect(judge(timely.map((file) => ({ ...file, build: '12.1.0.21915' }))).findings).toEqual([]);
  });
});

describe('B205 contradictions inside one file', () => {
  it('saved before created, beyond what zones explain', () => {
    const saved = (hours: number) => judge([...without('05'), { ...timely[4]!, saved: later(timely[4]!.created!, -60 * hours) }]).findings;
    expect(shown(saved(72))).toEqual(['B205 weak']);
    expect(saved(9)).toEqual([]);
  });

  it('saved before its program existed', () => {
    const { findings } = judge([...without('05'), { ...timely[4]!, date: '2021-05-06', created: '2021-05-06T16:00:00', saved: '2021-05-06T16:30:00', build: '12.1.0.21915' }]);
    expect(shown(findings)).toContain('B205 moderate');
  });

  it('a long text without a minute of editing, once; not for WPS, which does not count, and not where all are so', () => {
    const long = '赵国强说，村口的排水沟要在雨季前清出来，大家看怎么分工。'.repeat(40);
    const pasted = (file: FileFacts): FileFacts => ({ ...file, saved: later(file.created!, 2), revision: 1, editMinutes: 0, text: long });
    expect(shown(judge([...without('05'), pasted(timely[4]!)]).findings)).toEqual(['B205 weak']);
    expect(judge([...without('05'), { ...pasted(timely[4]!), application: 'WPS Office_11.1.0.10132' }]).findings).toEqual([]);
    expect(judge(timely.map(pasted)).findings).toEqual([]);
  });

  it('edited for longer than it has existed, one finding a year; not where the files of several branches show it', () => {
    const tooLong = (file: FileFacts): FileFacts => ({ ...file, saved: later(file.created!, 4), editMinutes: 30 });
    expect(shown(judge(timely.map(tooLong)).findings)).toEqual(['B205 weak']);
    expect(judge(timely.map((file) => ({ ...file, saved: later(file.created!, 4), editMinutes: 6 }))).findings).toEqual([]);
    const villages = ['东沟村党支部', '西湾村党支部', '北坡村党支部'].map((branch) => timely.map((file) => ({ ...tooLong(file), branch })));
    expect(judge(...villages).findings).toEqual([]);
  });

  it('saved before it was printed or packed, where the time means anything', () => {
    const printed = (lastPrinted: string) => judge(branch([...without('05').map(fileRecord), withCore(fileRecord(timely[4]!), { lastPrinted })])).findings;
    expect(shown(printed('2025-11-20T02:00:00Z'))).toEqual(['B205 weak']);
    expect(printed('2025-01-20T02:00:00Z')).toEqual([]);
    const packed = (time: string, application: string) => {
      const made = fileRecord({ ...timely[4]!, application });
      return judge(branch([...without('05').map(fileRecord), { ...made, evidence: { ...made.evidence, zip: { 'time.first': time, 'time.last': time } } }])).findings;
    };
    expect(shown(packed('2025-12-28 21:03:10', 'Microsoft Office Word'))).toEqual(['B205 weak']);
    expect(packed('2025-12-28 21:03:10', 'LibreOffice/24.8')).toEqual([]);
  });

});

function withCore(made: RecordFact, core: Readonly<Record<string, string>>): RecordFact {
  return { ...made, evidence: { ...made.evidence, core: { ...made.evidence.core, ...core } } };
}
