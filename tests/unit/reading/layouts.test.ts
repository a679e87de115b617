import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../shared/reading/readRecords.ts';
import { heldOut } from './heldOut.ts';
import { layouts } from './layouts.ts';
import { blocksOf, plain } from './writing.ts';

function read(name: keyof typeof layouts): readonly Record<string, unknown>[] {
  return readRecords({ blocks: blocksOf(layouts[name]) }, { path: `${name}.docx` }).map((record) => plain(record.fields));
}

const expected: Partial<Record<keyof typeof layouts, Record<string, unknown>>> = {
  neat: {
    title: '东沟村党支部党员大会会议记录', organisation: '东沟村党支部', date: '2025-03-05', weekday: 3, startTime: '09:00', endTime: '10:30',
    venue: '村委会二楼会议室', chair: '王建国', recorder: '李小红', expected: 23, present: 20, observers: ['孙志强'], signatures: ['王建国', '李小红'], signedOn: '2025-03-05',
    presentNames: ['王建国', '李小红', '赵立新', '马强', '周玉兰'],
    absentees: [{ name: '张三', reason: '外出务工' }, { name: '李四', reason: '住院' }, { name: '王五', reason: '因病请假' }],
    topics: ['学习《中国共产党支部工作条例（试行）》', '讨论2025年村集体经济发展计划'],
    studied: ['中国共产党支部工作条例（试行）'], votes: [{ for: 18, against: 0, abstained: 2 }],
    decisions: [{ text: '同意将闲置大棚公开发包，由马强负责，于4月20日前完成', responsible: '马强', due: '4月20日' }, { text: '每月5日开展主题党日' }],
  },
  table: {
    date: '2025-03-10', startTime: '15:00', venue: '支部活动室', chair: '王建国', recorder: '李小红', expected: 5, present: 4,
    presentNames: ['王建国', '李小红', '马强', '周玉兰'], absentees: [{ name: '赵立新', reason: '出差' }], topics: ['研究发展党员工作', '研究主题党日安排'],
    decisions: [{ text: '确定陈明为入党积极分子' }, { text: '3月15日组织植树' }], votes: [{ unanimous: true }],
    speeches: [{ speaker: '王建国', text: '今天主要研究两件事。' }, { speaker: '马强', text: '同意把陈明列为积极分子。' }],
  },
  para: {
    date: '2025-03-05', startTime: '09:00', endTime: '11:20', venue: '村委会会议室', chair: '王建国', recorder: '李小红', observers: ['孙志强'], expected: 23, present: 20, absent: 3,
    absentees: [{ name: '张三', reason: '外出务工' }, { name: '李四', reason: '住院' }, { name: '王五', reason: '因事请假' }], organisation: '东沟村党支部',
    decisions: [{ text: '由马强负责修渠，于3月底前完成', responsible: '马强', due: '3月底' }], votes: [{ for: 20, against: 0, abstained: 0 }],
  },
  ocr: { date: '2025-06-18', startTime: '15:30', venue: '村委会会议室', chair: '王建国', recorder: '李小红', expected: 23, present: 20 },
  spaced: { date: '2025-03-05', startTime: '09:00', venue: '村委会会议室', chair: '王建国', recorder: '李小红', expected: 23, present: 20, topics: ['讨论修渠事宜'] },
  jiyao: {
    title: '会议纪要', documentNumber: '东支纪〔2025〕3号', organisation: '中共柳林镇东沟村支部委员会', date: '2025-05-12', signedOn: '2025-05-13', chair: '王建国', venue: '村部',
    presentNames: ['王建国', '李小红', '马强'], observers: ['孙志强'], absentees: [{ name: '周玉兰', reason: '请假' }], topics: ['关于闲置校舍出租事宜', '关于七一慰问'],
  },
  theme: { date: '2025-07-01', venue: '村文化广场', chair: '王建国', recorder: '李小红', present: 20, absent: 0, topics: ['重温入党誓词 传承红色基因'], attachments: ['签到表', '活动照片'] },
  lecture: { date: '2025-06-20', startTime: '09:00', endTime: '10:30', lecturer: '赵立新', expected: 23, present: 21, absent: 2, topics: ['坚定理想信念 做合格党员'] },
  reps: { date: '2025-08-03', lunarDate: '农历闰六月初十', expected: 35, present: 32, absent: 3, absentees: [{ name: '刘海' }, { name: '陈明', reason: '外出' }, { name: '何军' }], votes: [{ subject: '关于村道硬化项目的方案', for: 30, against: 1, abstained: 1 }] },
  rowtable: { date: '2025-09-10', startTime: '15:00', endTime: '17:00', venue: '党群服务中心', chair: '王建国', recorder: '李小红', expected: 23, present: 20, decisions: [{ text: '同意发展陈明为预备党员' }] },
  orglife: { date: '2025-01-18', startTime: '08:30', observers: ['孙志强'], presentNames: ['王建国', '李小红', '马强', '周玉兰', '赵立新'], votes: [{ issued: 22, returned: 22 }] },
  application: { title: '入党申请书', date: '2023-05-12', signedOn: '2023-05-12', signatures: ['陈明'] },
  plan: { title: '东沟村党支部2025年度“三会一课”计划', date: '2025-01-02', organisation: '东沟村党支部' },
  withsign: { title: '支部党员大会记录', date: '2025-03-05', chair: '王建国' },
};

describe('records in many layouts', () => {
  it.each(Object.entries(expected) as [keyof typeof layouts, Record<string, unknown>][])('%s', (name, fields) => {
    const records = read(name);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject(fields);
  });

  it('an empty form gives no values', () => {
    expect(read('blanks')).toEqual([{ title: '党小组会议记录' }]);
  });

  it('a year book of six meetings becomes six records, the year from its cover', () => {
    const records = read('book');
    expect(records.map((record) => [record['date'], record['title'], record['recorder']])).toEqual([
      ['2024-01-15', '第一季度支部党员大会', '李小红'], ['2024-02-06', '2月份支委会', '李小红'], ['2024-03-05', '3月份主题党日', '李小红'],
      ['2024-04-10', '第二季度支部党员大会', '马强'], ['2024-05-08', '5月份支委会', '李小红'], ['2024-06-21', '6月份党课', '李小红'],
    ]);
    expect(records.every((record) => record['organisation'] === '中共柳林镇东沟村党支部')).toBe(true);
  });

  it('a book in running paragraphs is parted at its titles', () => {
    expect(read('parabook').map((record) => [record['date'], record['title'], record['chair'], record['present']])).toEqual([
      ['2025-01-08', '1月份支部委员会会议记录', '王建国', undefined], ['2025-02-12', '2月份党员大会会议记录', '王建国', 19], ['2025-03-05', '3月份主题党日活动记录', '王建国', 18],
    ]);
  });

  it('two tables of a file are two records', () => {
    const table = (date: string, chair: string): string => `|时间|${date}|地点|会议室|\n|主持人|${chair}|记录人|李小红|\n|会议内容|研究工作。|>|>|`;
    const records = readRecords({ blocks: blocksOf(`支委会会议记录\n${table('2025年1月8日', '王建国')}\n支委会会议记录\n${table('2025年2月7日', '马强')}`) }, { path: 'a.docx' });
    expect(records.map((record) => [record.fields.date?.value, record.fields.chair?.value, record.blocks])).toEqual([
      ['2025-01-08', '王建国', { start: 0, end: 2 }], ['2025-02-07', '马强', { start: 2, end: 4 }],
    ]);
  });

  it('a day that does not exist is given as written, a missing year comes from the hint with less confidence', () => {
    const minutes = (date: string, yearHint?: number) => readRecords({ blocks: blocksOf(`会议记录\n时间：${date}\n地点：会议室\n主持人：王建国`) }, { path: 'a.docx', yearHint })[0]!.fields;
    expect(minutes('2025年2月30日')).toMatchObject({ impossibleDate: { value: '2025年2月30日' } });
    expect(minutes('2025年2月30日').date).toBeUndefined();
    expect(minutes('3月5日', 2023).date).toMatchObject({ value: '2023-03-05' });
    expect(minutes('3月5日', 2023).date!.confidence).toBeLessThan(minutes('2023年3月5日').date!.confidence);
    expect(minutes('3月5日').date).toBeUndefined();
  });

  it.each(['和平村党支部', '于家沟村党支部', '向阳村党支部', '永和镇东沟村党支部', '中共永和镇向阳村支部委员会'])('%s keeps its name', (name) => {
    const fields = readRecords({ blocks: blocksOf(`2025年3月5日，${name}在村部召开党员大会，由王建国主持。`) }, { path: 'a.docx' })[0]!.fields;
    expect(fields).toMatchObject({ organisation: { value: name }, venue: { value: '村部' }, chair: { value: '王建国' } });
  });

  it('nothing comes out of a document without text', () => {
    expect(readRecords({ blocks: [] }, { path: 'a.pdf' })).toEqual([]);
    expect(readRecords({ blocks: [{ kind: 'paragraph', text: ' \n ' }, { kind: 'paragraph', text: '1' }] }, { path: 'a.pdf' })).toEqual([]);
  });
});

describe('records in styles the readers were not written for', () => {
  it.each(heldOut.map((one) => [one.name, one] as const))('%s', (_name, { text, fields }) => {
    const read = plain(readRecords({ blocks: blocksOf(text) }, { path: 'x.docx' })[0]!.fields);
    const list = (key: string): readonly Record<string, unknown>[] | undefined => read[key] as readonly Record<string, unknown>[] | undefined;
    expect({
      ...read,
      absenteeNames: list('absentees')?.map((one) => one['name']),
      speakers: list('speeches')?.map((one) => one['speaker']),
      decisionCount: list('decisions')?.length,
      topicCount: list('topics')?.length,
    }).toMatchObject(fields);
  });
});
