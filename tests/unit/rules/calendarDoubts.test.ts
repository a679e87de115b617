import { describe, expect, it } from 'vitest';
import { dated, type DatedRecord } from './dated.ts';
import { branch, findingsOf, record, township } from './township.ts';

const judge = (rule: string, ...records: DatedRecord[]) => findingsOf(rule, branch(records.map(dated)));
const meeting = { kind: 'branchMeeting' } as const;

describe('B103 weekday, lunar day and feast', () => {
  it('says the right weekday and which dates would fit', () => {
    const [finding] = judge('B103', { ...meeting, date: '2025-03-05', weekday: 5 });
    expect(finding).toMatchObject({ strength: 'moderate', family: 'backfill', title: '2025年3月5日是星期三，写成星期五' });
    expect(finding?.explanation).toContain('2025年3月7日');
    expect(finding?.innocent.length).toBeGreaterThanOrEqual(3);
  });
  it.each<[string, DatedRecord, string | undefined]>([
    ['差一天只算弱', { ...meeting, date: '2025-03-05', weekday: 4 }, 'weak'],
    ['年初按上一年的星期', { ...meeting, date: '2025-01-08', weekday: 1 }, 'weak'],
    ['相合', { ...meeting, date: '2025-03-05', weekday: 3 }, undefined],
    ['日期没有读准', { ...meeting, date: '2025-03-05', weekday: 5, confidence: 0.7 }, undefined],
    ['一行写了两个星期', { ...meeting, date: '2025-03-05', weekday: 5, text: '时间：2025-03-05（星期三）至3月7日（星期五）\n会议记录\n周明说：修渠。' }, undefined],
    ['农历相合', { ...meeting, date: '2025-02-12', lunarDate: '农历正月十五' }, undefined],
    ['农历差八天', { ...meeting, date: '2025-02-20', lunarDate: '农历正月十五' }, 'moderate'],
    ['大年三十只有二十九天', { ...meeting, date: '2025-01-28', lunarDate: '腊月三十' }, undefined],
    ['不存在的闰月', { ...meeting, date: '2025-05-20', lunarDate: '农历闰四月初一' }, undefined],
    ['今天是清明', { ...meeting, date: '2025-04-04', text: '会议记录\n赵国强：今天是清明节，大家注意防火。' }, undefined],
    ['清明差一个月', { ...meeting, date: '2025-05-10', text: '会议记录\n赵国强：今天是清明节，大家注意防火。' }, 'moderate'],
    ['清明节前', { ...meeting, date: '2025-03-10', text: '会议记录\n赵国强：适逢清明节前，大家注意防火。' }, undefined],
    ['时值冬至，差一周', { ...meeting, date: '2025-12-28', text: '会议记录\n时值冬至，支部看望老党员，送去水饺。' }, undefined],
    ['元旦当天写今天是元旦', { ...meeting, date: '2025-12-31', text: '会议记录\n赵国强：今天是元旦，祝大家新年好。' }, undefined],
  ])('%s', (_name, plain, strength) => {
    expect(judge('B103', plain)[0]?.strength).toBe(strength);
  });
  it('goes less far where a 补录说明 speaks of the day', () => {
    const note = record({ kind: 'lateRecordNote', role: 'document', date: '2025-06-01', text: '补录说明：2025年3月5日党员大会因记录本浸水，6月1日凭回忆补录，请予备案。' });
    const [finding] = findingsOf('B103', branch([dated({ ...meeting, date: '2025-03-05', weekday: 5 }), note]));
    expect(finding).toMatchObject({ strength: 'weak' });
    expect(finding?.explanation).toContain('补录说明');
  });
  it('leaves a record alone whose kind nobody has confirmed', () => {
    expect(findingsOf('B103', branch([{ ...dated({ ...meeting, date: '2025-03-05', weekday: 5 }), confirmed: false }]))).toEqual([]);
  });
});

describe('B104 impossible date', () => {
  it.each([
    ['2025年2月30日', 'moderate'],
    ['2025年2月29日', 'weak'],
    ['2025年6月31日', 'weak'],
    ['2025年13月5日', 'weak'],
  ])('%s', (written, strength) => {
    const [finding] = judge('B104', { ...meeting, year: 2025, impossibleDate: written });
    expect(finding).toMatchObject({ strength, title: `“${written}”不存在` });
  });
});

describe('B105 days when nobody meets', () => {
  it.each([
    ['2025-01-28', 1],
    ['2025-01-31', 1],
    ['2025-02-01', 0],
    ['2024-02-10', 1],
  ])('%s', (date, count) => {
    const found = judge('B105', { ...meeting, date });
    expect(found).toHaveLength(count);
    expect(found.every(({ strength }) => strength === 'weak')).toBe(true);
  });
  it('knows what cannot wait', () => {
    expect(judge('B105', { ...meeting, date: '2020-01-26', text: '会议记录\n赵国强：按照上级要求，今天起设卡防控疫情，大家轮流值守。' })).toEqual([]);
  });
  const year = (name: string, days: readonly number[]) => branch(days.map((on, index) => dated({ kind: 'committeeMeeting', branch: name, date: `2025-${String(index + 1).padStart(2, '0')}-${String(on).padStart(2, '0')}` })), { name });
  const fixed = Array.from({ length: 12 }, () => 1);
  const varied = [8, 5, 11, 9, 14, 6, 10, 12, 4, 15, 7, 9];
  it('compares a rigid calendar with the township, and only with enough branches', () => {
    const others = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map((name) => year(`${name}村党支部`, varied));
    const found = findingsOf('B105', township([year('东沟村党支部', fixed), ...others]));
    expect(found.map(({ branch: name, strength }) => [name, strength])).toEqual([['东沟村党支部', 'weak']]);
    expect(findingsOf('B105', township([year('东沟村党支部', fixed), ...others.slice(0, 2)]))).toEqual([]);
    expect(findingsOf('B105', township([year('东沟村党支部', fixed), ...others.slice(0, 5).map(({ name }) => year(name, fixed))]))).toEqual([]);
  });
  it('reports a day with meetings from morning to night', () => {
    const kinds = ['branchMeeting', 'committeeMeeting', 'partyLecture', 'jointMeeting'];
    const hours = [['08:00', '10:30'], ['10:30', '13:00'], ['13:00', '15:30'], ['15:30', '18:30']] as const;
    const full = branch(kinds.map((kind, index) => dated({ kind, date: '2025-06-10', hours: hours[index]! })));
    const others = ['甲', '乙', '丙', '丁'].map((name) => year(`${name}村党支部`, varied));
    expect(findingsOf('B105', township([full, ...others]))[0]?.title).toBe('2025年6月10日一天开了 4 个会');
  });
});

describe('B701 numbers and pages against dates', () => {
  const numbered = (numbers: readonly number[], kind = 'committeeMeeting') => numbers.map((serial, index) => dated({ kind, date: `2025-${String(index + 1).padStart(2, '0')}-10`, serial }));
  it('names the meeting out of order and what it stands against', () => {
    const [finding, ...more] = findingsOf('B701', branch(numbered([1, 2, 8, 4, 5, 6, 7])));
    expect(more).toEqual([]);
    expect(finding?.explanation).toContain('2025年3月10日的是第 8 次');
    expect(finding?.paths).toHaveLength(2);
  });
  it.each<[string, readonly number[]]>([
    ['顺序', [1, 2, 3, 4]],
    ['跳号', [1, 2, 5, 9]],
    ['重号', [1, 2, 2, 3, 4]],
    ['整个倒着编', [6, 5, 4, 3, 2, 1]],
  ])('is silent on %s', (_name, numbers) => {
    expect(findingsOf('B701', branch(numbered(numbers)))).toEqual([]);
  });
  it('counts each group by itself', () => {
    const groups = ['第一党小组', '第二党小组'].flatMap((group, offset) => [1, 2, 3].map((serial) => dated({ kind: 'groupMeeting', title: `${group}会议记录`, path: `${group}/${serial}.docx`, date: `2025-0${serial}-1${offset}`, serial: serial + offset * 3 })));
    expect(findingsOf('B701', branch(groups))).toEqual([]);
  });
  const book = (dates: readonly string[]) => branch(dates.map((date, ordinal) => dated({ kind: 'committeeMeeting', path: '记录本.docx', ordinal, date })));
  it('reads the order of a minute-book', () => {
    expect(findingsOf('B701', book(['2025-01-10', '2025-02-10', '2025-05-10', '2025-03-10', '2025-04-10']))).toHaveLength(1);
    expect(findingsOf('B701', book(['2025-01-10', '2025-01-10', '2025-02-10', '2025-03-10']))).toEqual([]);
    expect(findingsOf('B701', book(['2025-12-10', '2025-11-10', '2025-10-10', '2025-09-10']))).toEqual([]);
  });
  it('reads the order of a divided book by its pages, over as many photos as it takes, and only days that somebody is sure of', () => {
    const photos = (dates: readonly (string | null)[]) => branch(dates.map((date, order) => ({ ...dated({ kind: 'villagersGroupMeeting', path: `IMG_${90 - order}.jpg`, ...(date === null ? {} : { date }) }), book: { id: 'b', order, page: 2 * order + 1 } })));
    const [finding, ...more] = findingsOf('B701', photos(['2025-01-10', '2025-02-10', '2025-09-10', '2025-03-10', '2025-04-10']));
    expect(more).toEqual([]);
    expect(finding?.explanation).toContain('第 5 页起的一份是2025年9月10日，而第 7 页起的一份是2025年3月10日');
    expect(finding?.paths).toEqual(['IMG_87.jpg', 'IMG_88.jpg']);
    // Without the day of the stray record there is nothing to say.
    expect(findingsOf('B701', photos(['2025-01-10', '2025-02-10', null, '2025-03-10', '2025-04-10']))).toEqual([]);
  });
});

describe('B801 dates within one paper', () => {
  it.each<[string, DatedRecord, string | undefined]>([
    ['落款早九天', { ...meeting, date: '2025-09-18', signedOn: '2025-09-09' }, 'moderate'],
    ['落款早一天', { ...meeting, date: '2025-09-18', signedOn: '2025-09-17' }, 'weak'],
    ['一月写成上一年', { ...meeting, date: '2025-01-18', signedOn: '2024-01-18' }, 'weak'],
    ['落款在后', { ...meeting, date: '2025-09-18', signedOn: '2025-09-25' }, undefined],
    ['题名是别的年份', { ...meeting, date: '2024-09-18', fields: { title: '2025年第三季度党员大会记录' } }, 'moderate'],
    ['补开上季度的会', { ...meeting, date: '2025-01-10', fields: { title: '2024年第四季度党员大会记录' } }, undefined],
    ['上一年度的组织生活会', { ...meeting, kind: 'organisationLifeMeeting', date: '2025-02-10', fields: { title: '2024年度组织生活会记录' } }, undefined],
    ['完成期限在会前', { ...meeting, date: '2025-10-10', dues: [{ text: '清渠，由周明负责，10月5日前完成', due: '10月5日' }] }, 'weak'],
    ['期限在明年一月', { ...meeting, date: '2025-12-10', dues: [{ text: '清渠，1月15日前完成', due: '1月15日' }] }, undefined],
    ['期限在本月底', { ...meeting, date: '2025-10-10', dues: [{ text: '清渠，10月底前完成', due: '10月底' }] }, undefined],
    ['会后才完成', { ...meeting, date: '2025-06-15', text: '会议记录\n周明：涵洞已于6月30日完成，验收单在我这里。' }, 'moderate'],
    ['计划完成', { ...meeting, date: '2025-06-15', text: '会议记录\n周明：涵洞计划6月30日完成，已经联系好了施工队。' }, undefined],
    ['去年完成', { ...meeting, date: '2025-01-15', text: '会议记录\n周明：涵洞已于12月20日完成，票据都在。' }, undefined],
    ['开头写的是另一年', { ...meeting, date: '2025-03-05', text: '党员大会记录\n时间：2025-03-05 上午9时\n2024年3月5日，东沟村在会议室召开党员大会，赵国强主持。' }, 'moderate'],
    ['引用镇里的会议', { ...meeting, date: '2025-03-05', text: '党员大会记录\n时间：2025-03-05 上午9时\n2025年3月1日，镇党委召开主题党日推进会，支部传达了精神。' }, undefined],
    ['决议早于所依据的会议', { kind: 'villageResolution', role: 'decision', date: '2025-07-01', text: '村民代表会议决议\n2025年7月16日村民代表会议表决通过修渠方案。\n东沟村村民委员会\n2025年7月1日' }, 'moderate'],
  ])('%s', (_name, plain, strength) => {
    expect(judge('B801', plain)[0]?.strength).toBe(strength);
  });
});
