import { describe, expect, it } from 'vitest';
import type { RosterFact } from '../../../shared/model/facts.ts';
import { dated, type DatedRecord } from './dated.ts';
import { branch, day, findingsOf, members, record, township } from './township.ts';

const roster = members(6);
const line = (rest: Partial<RosterFact>): RosterFact => ({ ...members(1)[0]!, ...rest });
const sitting = (plain: DatedRecord & { venue?: string; names?: string[]; recorder?: string }) => dated({ date: '2025-08-04', hours: ['09:00', '10:30'], ...plain, fields: { presentNames: plain.names ?? ['刘一', '刘二'], venue: plain.venue ?? '村部会议室', ...(plain.recorder ? { recorder: plain.recorder } : {}), ...plain.fields } });

describe('B501 and B505 two meetings at once', () => {
  const both = (rest: Parameters<typeof sitting>[0], first: Parameters<typeof sitting>[0] = { kind: 'committeeMeeting' }) => branch([sitting(first), sitting(rest)], { roster });
  it('names the people, the places and the minutes in common', () => {
    const [finding, ...more] = findingsOf('B501', both({ kind: 'villageCommitteeMeeting', venue: '下河滩泵站', hours: ['10:00', '11:00'] }));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ persons: ['刘一', '刘二'], strength: 'moderate', basisVerified: false });
    expect(finding?.explanation).toContain('30 分钟重叠');
  });
  it.each<[string, Parameters<typeof sitting>[0]]>([
    ['首尾相接', { kind: 'villageCommitteeMeeting', venue: '下河滩泵站', hours: ['10:30', '11:30'] }],
    ['只差几分钟', { kind: 'villageCommitteeMeeting', venue: '下河滩泵站', hours: ['10:25', '11:30'] }],
    ['村部的两个叫法', { kind: 'villageCommitteeMeeting', venue: '党群服务中心', hours: ['09:30', '11:00'] }],
    ['没有写结束时间', { kind: 'villageCommitteeMeeting', venue: '下河滩泵站', hours: ['09:30', ''] }],
    ['不在名册上的人', { kind: 'villageCommitteeMeeting', venue: '下河滩泵站', names: ['马春花'] }],
    ['合并召开', { kind: 'themeDay', title: '党员大会暨主题党日', venue: '下河滩泵站' }],
    ['另一天', { kind: 'villageCommitteeMeeting', venue: '下河滩泵站', date: '2025-08-05' }],
  ])('is silent on %s', (_name, second) => {
    expect(findingsOf('B501', both(second))).toEqual([]);
  });
  it('does not take two people of one name for one', () => {
    const twice = branch([sitting({ kind: 'committeeMeeting', names: ['刘一'] }), sitting({ kind: 'villageCommitteeMeeting', venue: '下河滩泵站', names: ['刘一'] })], { roster: [line({ born: '1970-01' }), line({ born: '1988-05' })] });
    expect(findingsOf('B501', twice)).toEqual([]);
  });
  it('looks across branches, but only for those whose record says where they are from', () => {
    const other = '西坪村党支部';
    const away = (text: string, own: RosterFact[] = []) => township([branch([sitting({ kind: 'committeeMeeting', names: ['刘一'] })], { roster }), branch([sitting({ kind: 'branchMeeting', branch: other, names: ['刘一'], text })], { name: other, roster: own })]);
    expect(findingsOf('B501', away('会议记录\n东沟村书记刘一介绍了经验，大家发言讨论了修路的事。'))).toHaveLength(1);
    expect(findingsOf('B501', away('会议记录\n刘一介绍了经验，大家发言讨论了修路的事。'))).toEqual([]);
    expect(findingsOf('B501', away('会议记录\n东沟村书记刘一介绍了经验，大家发言讨论了修路的事。', [line({})]))).toEqual([]);
  });
  it('knows one cadre of the township in two villages', () => {
    const other = '西坪村党支部';
    const text = '会议记录\n镇包村干部冯志远到会指导，强调了防汛的要求。';
    const pair = township([branch([sitting({ kind: 'committeeMeeting', names: ['冯志远'], text })], { roster }), branch([sitting({ kind: 'branchMeeting', branch: other, names: ['冯志远'], text })], { name: other })]);
    expect(findingsOf('B501', pair)[0]?.persons).toEqual(['冯志远']);
  });
  it('B505 asks who took the minutes', () => {
    const first = { kind: 'committeeMeeting', recorder: '刘二' };
    expect(findingsOf('B505', both({ kind: 'villageCommitteeMeeting', venue: '下河滩泵站', recorder: '刘二' }, first))[0]).toMatchObject({ persons: ['刘二'], strength: 'moderate' });
    expect(findingsOf('B505', both({ kind: 'villageCommitteeMeeting', venue: '下河滩泵站', recorder: '刘一' }, first))).toEqual([]);
    expect(findingsOf('B505', both({ kind: 'villageCommitteeMeeting', recorder: '刘二' }, first))).toEqual([]);
    expect(findingsOf('B505', both({ kind: 'villageCommitteeMeeting', recorder: '刘二', hours: ['09:30', '11:00'] }, first))[0]).toMatchObject({ strength: 'weak' });
  });
});

describe('B502 who could not be there', () => {
  const at = (rest: Partial<RosterFact>, plain: Partial<DatedRecord> = {}, more: readonly RosterFact[] = []) => findingsOf('B502', branch([dated({ kind: 'branchMeeting', date: '2025-09-18', fields: { presentNames: ['刘一', '刘二'] }, ...plain })], { roster: [line(rest), ...more] }));
  it.each<[string, Partial<RosterFact>, Partial<DatedRecord>, string | undefined]>([
    ['已去世', { died: '2024-05-12' }, {}, 'moderate'],
    ['去世只知当年', { died: '2025' }, {}, undefined],
    ['已转出', { movedOut: '2025-03' }, {}, 'moderate'],
    ['转出当月', { movedOut: '2025-09' }, {}, undefined],
    ['转出后回村过党日', { movedOut: '2025-03' }, { kind: 'themeDay' }, 'weak'],
    ['转出后又转入', { movedOut: '2023-03', movedIn: '2025-01' }, {}, undefined],
    ['停止党籍', { ended: '2025-06-01' }, {}, 'moderate'],
    ['尚未入党', { joined: '2025-12' }, {}, 'weak'],
    ['积极分子听党课', { joined: '2025-12' }, { kind: 'partyLecture' }, undefined],
    ['列席讨论自己入党的会', { joined: '2025-12' }, { text: '会议记录\n议题：讨论接收刘一为预备党员，刘一汇报了自己的情况。' }, undefined],
    ['尚未转入', { movedIn: '2025-11', joined: '2008' }, {}, 'weak'],
    ['在会', {}, {}, undefined],
    ['名单没有读准', { died: '2024-05-12' }, { confidence: 0.5 }, undefined],
    ['村里的会', { died: '2024-05-12' }, { kind: 'villagersRepresentativesMeeting' }, undefined],
  ])('%s', (_name, rest, plain, strength) => {
    expect(at(rest, plain)[0]?.strength).toBe(strength);
  });
  it('says nothing where lists disagree or the name is of two people', () => {
    expect(at({ died: '2024-05-12', listedOn: day('2024-12-31') }, {}, [line({ listedOn: day('2025-12-31'), path: '名册2025.xlsx' })])).toEqual([]);
    expect(at({ died: '2024-05-12', born: '1950-01' }, {}, [line({ born: '1988-01' })])).toEqual([]);
  });
});

describe('B503 floating members', () => {
  const away = line({ rosterKind: 'floatingMembers', path: '流动党员登记表.xlsx', listedOn: day('2025-03-01'), floating: { from: '2024-03', where: '陕西西安' } });
  const year = (present: (month: number) => string[], text?: string) => branch([1, 3, 5, 7, 9, 11].map((month) => dated({ kind: month % 4 === 1 ? 'branchMeeting' : 'themeDay', date: `2025-${String(month).padStart(2, '0')}-12`, fields: { presentNames: present(month) }, ...(text ? { text } : {}) })), { roster: [away] });
  it('names the year and the meetings', () => {
    expect(findingsOf('B503', year(() => ['刘一', '刘二']))[0]).toMatchObject({ persons: ['刘一'], period: '2025', strength: 'moderate' });
  });
  it('is silent where one meeting was missed, or people joined by video', () => {
    expect(findingsOf('B503', year((month) => (month === 5 ? ['刘二'] : ['刘一', '刘二'])))).toEqual([]);
    expect(findingsOf('B503', year(() => ['刘一', '刘二'], '会议记录\n在外党员通过微信视频参加了会议，发言讨论了工作。'))).toEqual([]);
  });
  it('needs legible lists, and a time away that is certain', () => {
    expect(findingsOf('B503', year((month) => (month < 6 ? ['刘一'] : [])))).toEqual([]);
    const back = { ...away, floating: { from: '2024-03', to: '2025-02' } };
    expect(findingsOf('B503', { ...year(() => ['刘一']), roster: [back] })).toEqual([]);
  });
});

describe('B504 offices', () => {
  const papers = (text: string) => record({ kind: 'appointment', date: '2025-06-20', text });
  const appoint = '关于马春花同志任职的通知\n任命马春花同志为东沟村党支部书记。\n2025年6月20日';
  const called = (text: string, date = '2025-03-05') => dated({ kind: 'branchMeeting', date, text: `党员大会会议记录\n${text}\n会议讨论了修渠。` });
  const known = [line({ name: '马春花' }), line({ name: '赵国强', office: '党支部书记', listedOn: day('2024-12-31') })];
  const judge = (said: string, paper = appoint, roster = known, date?: string) => findingsOf('B504', branch([papers(paper), called(said, date)], { roster }));
  it('names both papers and who held the office then', () => {
    const [finding] = judge('党支部书记马春花主持会议。');
    expect(finding).toMatchObject({ persons: ['马春花'], strength: 'moderate' });
    expect(finding?.explanation).toContain('此前的书记是赵国强');
  });
  it('goes less far without a known predecessor', () => {
    expect(judge('党支部书记马春花主持会议。', appoint, [line({ name: '马春花' })])[0]?.strength).toBe('weak');
  });
  it.each([
    ['党支部副书记马春花主持会议。', appoint],
    ['代书记马春花主持会议。', appoint],
    ['镇党委书记马春花到会指导。', appoint],
    ['马春花主持会议。', appoint],
    ['党支部书记马春花主持会议。', appoint.replace('任命', '连任：')],
  ])('is silent on %s', (said, paper) => {
    expect(judge(said, paper)).toEqual([]);
  });
  it('knows an earlier term from an earlier list, and leaves the time after the appointment alone', () => {
    expect(judge('党支部书记马春花主持会议。', appoint, [...known, line({ name: '马春花', office: '党支部书记', listedOn: day('2023-12-31') })])).toEqual([]);
    expect(judge('党支部书记马春花主持会议。', appoint, known, '2025-07-05')).toEqual([]);
  });
});
