import { describe, expect, it } from 'vitest';
import { checkTownship } from '../../../shared/rules/check.ts';
import type { BranchFacts } from '../../../shared/model/facts.ts';
import type { RuleCode } from '../../../shared/model/finding.ts';
import { ruleRegistry } from '../../../shared/rules/registry.ts';
import { branch, findingsOf, members, plainRulebook, record, rulebook, township, type PlainRecord } from './township.ts';

describe('missing periods', () => {
  it('says what was looked for, what is there, and the basis with its standing', () => {
    const [finding] = findingsOf('G101', branch([record({ kind: 'branchMeeting', date: '2025-02-10', title: '二月党员大会' }), record({ kind: 'branchMeeting', date: '2025-05-10' }), record({ kind: 'branchMeeting', date: '2025-10-10' }), record({ kind: 'branchMeeting', year: 2025, title: '党员大会（无日期）' })]));
    expect(finding).toMatchObject({ rule: 'G101', family: 'gap', branch: '东沟村党支部', period: '2025-Q3', paths: [], title: '2025年第三季度未见支部党员大会材料', basisVerified: true });
    expect(finding?.explanation).toContain('2025年7月1日至2025年9月30日');
    expect(finding?.explanation).toContain('“党员大会（无日期）”');
    expect(finding?.basis).toBe('《中国共产党支部工作条例（试行）》第十一条：支部党员大会一般每季度召开 1 次');
    expect(finding?.evidence).toHaveLength(2);
  });
  it('marks local practice and editions that were not found', () => {
    const lecture = findingsOf('G104', branch([record({ kind: 'branchMeeting', date: '2025-02-10' })]));
    expect(lecture[0]).toMatchObject({ severity: 'info', basisVerified: false });
    expect(lecture[0]?.basis).toContain('地方做法');
    const village = (year: number) => findingsOf('G201', township([branch([record({ kind: 'villageCommitteeMeeting', date: `${year}-02-10` })])], '2027-01-15'))[0]?.basis;
    expect(village(2025)).toContain('第二十六条');
    expect(village(2026)).toContain('条文号未核对');
    expect(village(2026)).not.toMatch(/第[一二三四五六七八九十]+条/);
  });
  it('mentions a lecture script that has no record', () => {
    const [finding] = findingsOf('G104', branch([record({ kind: 'branchMeeting', date: '2025-02-10' }), record({ kind: 'lectureScript', date: '2025-03-01', title: '党课讲稿' })]));
    expect(finding?.explanation).toContain('“党课讲稿”');
  });
  it('an overdue term names the last election', () => {
    const [finding] = findingsOf('G110', branch([record({ kind: 'electionResult', date: '2020-12-10' }), record({ kind: 'branchMeeting', date: '2025-02-10' })]));
    expect(finding?.explanation).toContain('2020年12月10日');
    expect(finding?.title).toContain('2025年12月10日');
  });
});

describe('G111 attachments', () => {
  const judge = (plain: PlainRecord) => findingsOf('G111', branch([record({ date: '2025-03-05', ...plain })])).map(({ title }) => title);
  const text = '会议记录，周明说：水渠要修好，今年把东边一段先修了，散会后各自回去准备。';
  it.each([
    ['党员大会没有签到', { kind: 'branchMeeting', text, fields: { present: 12 } }, ['缺签到表']],
    ['签到表已归集', { kind: 'branchMeeting', text, fields: { present: 12 }, attachments: [{ path: 'a.xlsx', kind: 'signInSheet', names: [] }] }, []],
    ['正文附有签到', { kind: 'branchMeeting', text: `${text}\n参会人员签名：周明、刘一`, fields: { present: 12 } }, []],
    ['两个人的会', { kind: 'branchMeeting', text, fields: { present: 2 } }, []],
    ['支委会写明了姓名', { kind: 'committeeMeeting', text, fields: { present: 5, presentNames: ['周明', '赵国强'] } }, []],
    ['党课没有讲稿', { kind: 'partyLecture', text: `${text}签到见簿。` }, ['缺党课讲稿']],
    ['主题党日没有照片', { kind: 'themeDay', text: `${text}签到见簿。` }, ['缺活动照片']],
    ['记录中写明附照片', { kind: 'themeDay', text: `${text}签到见簿。`, fields: { attachments: ['活动照片3张'] } }, []],
    ['投票没有票据', { kind: 'branchMeeting', text: `${text}签到见簿。会议以无记名投票方式表决。` }, ['缺表决票']],
    ['没有读出正文', { kind: 'themeDay', text: '' }, []],
  ])('%s', (_name, plain, titles) => {
    const found = judge(plain);
    expect(found).toHaveLength(titles.length);
    for (const [index, title] of titles.entries()) expect(found[index]).toContain(title);
  });
});

describe('G301 skipped numbers', () => {
  const meetings = (serials: number[]) => branch(serials.map((serial, index) => record({ kind: 'committeeMeeting', date: `2025-0${index + 1}-10`, title: `第${serial}次支委会`, fields: { serial } })));
  it('one finding a series, naming the numbers', () => {
    const found = findingsOf('G301', meetings([1, 2, 4, 6, 7]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ period: '2025', severity: 'info' });
    expect(found[0]?.title).toContain('缺第 3、5 次');
  });
  it.each([
    ['连续', [1, 2, 3]],
    ['不从一开始也可', [5, 6, 7]],
    ['不足三个号', [1, 3]],
    ['一个号读错', [1, 2, 23]],
  ])('is silent: %s', (_name, serials) => {
    expect(findingsOf('G301', meetings(serials))).toEqual([]);
  });
  const papers = (numbers: string[], plain: Partial<PlainRecord> = {}) => branch(numbers.map((documentNumber, index) => record({ kind: 'workPlan', date: `2025-0${index + 1}-10`, fields: { documentNumber }, ...plain })));
  it('looks at the branch’s own document numbers, never at a superior’s', () => {
    expect(findingsOf('G301', papers(['东支发〔2025〕1号', '东支发〔2025〕2号', '东支发〔2025〕4号']))).toHaveLength(1);
    expect(findingsOf('G301', papers(['柳发〔2025〕1号', '柳发〔2025〕2号', '柳发〔2025〕9号', '柳发〔2025〕4号'], { kind: 'superiorDocument' }))).toEqual([]);
    expect(findingsOf('G301', papers(['柳发〔2025〕1号', '柳发〔2025〕2号', '柳发〔2025〕4号']))).toEqual([]);
  });
  it('reads archive numbers in file names', () => {
    const files = ['0001', '0002', '0004'].map((number) => record({ kind: 'rules', date: '2025-05-01', path: `档案/Z109-WS·2025-Y-BGS-${number} 制度.pdf` }));
    expect(findingsOf('G301', branch(files))[0]?.title).toContain('缺第 3 号');
  });
});

describe('G401 and G501 example lists', () => {
  it('hint only, and say that they are examples', () => {
    const found = findingsOf('G401', branch([record({ kind: 'workPlan', date: '2025-01-10' })]), rulebook);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ severity, title, period }) => severity === 'info' && title.startsWith('示例清单') && period === '2025')).toBe(true);
    expect(found.some(({ title }) => title.includes('年度党建工作计划'))).toBe(false);
  });
  it('looks at every item: yearly ones each year, lasting ones once, and says what waits for a person', () => {
    const facts = (records: readonly ReturnType<typeof record>[], standards: NonNullable<BranchFacts['standards']> = []) => ({ ...branch(records), standards });
    const others = (given: BranchFacts, year: string) => findingsOf('G401', given, rulebook).find(({ title, period }) => period === year && title.includes('另有'))?.explanation ?? '';
    const plain = facts([record({ kind: 'branchMeeting', date: '2024-03-05' }), record({ kind: 'branchMeeting', date: '2025-03-05' })]);
    for (const year of ['2024', '2025']) for (const id of ['S06', 'S12', 'S13', 'S28', 'S37']) expect(others(plain, year), `${year} ${id}`).toContain(`${id} `);
    // Lasting material is asked for once; what happens or not, and what the meeting checks tell, is not.
    expect(['S01', 'S08'].map((id) => [others(plain, '2024').includes(id), others(plain, '2025').includes(id)])).toEqual([[false, true], [false, true]]);
    for (const id of ['S09', 'S10', 'S15', 'S19', 'S20', 'S21', 'S22', 'S23', 'S24', 'S25', 'S40']) expect(others(plain, '2025'), id).not.toContain(`${id} `);

    const old = record({ kind: 'branchEstablishment', date: '2010-05-01' });
    const unsure = { ...record({ kind: 'trainingHours', date: '2025-06-01', path: '学时.jpg' }), confirmed: false };
    const some = facts([...plain.records, old, unsure, record({ kind: 'memberPledge', date: '2024-02-01' })], [{ pack: 'example', standard: 'S37', year: 2025, paths: [], notApplicable: true }, { pack: 'example', standard: 'S06', year: 2025, paths: ['x.jpg'], notApplicable: false }]);
    const said = others({ ...some, years: plain.years }, '2025');
    const [lacking = '', waiting = ''] = said.split('下列标准项有材料、待人核对：');
    for (const id of ['S01', 'S06', 'S12', 'S37']) expect(lacking, id).not.toContain(`${id} `);
    expect([lacking.includes('S13 '), lacking.includes('S28 ')]).toEqual([true, true]);
    expect(waiting).toContain('S12 党员培训学时（1 份）');
  });
  it('asks for a key task only where the branch met in its period', () => {
    const silent = branch([record({ kind: 'branchMeeting', date: '2025-04-10' })]);
    const titles = (facts: typeof silent, asOf?: string) => findingsOf('G501', township([facts], asOf), rulebook).map(({ title }) => title).join();
    expect(titles(silent)).toContain('中央八项规定');
    expect(titles(silent, '2025-06-01')).not.toContain('中央八项规定');
    expect(titles(branch([record({ kind: 'branchMeeting', date: '2025-04-10', text: '周明说：八项规定精神要学到位，中央八项规定精神学习教育从本月开始。' })]))).not.toContain('八项规定');
    expect(titles(branch([record({ kind: 'branchMeeting', date: '2025-10-10' })]))).not.toContain('八项规定');
    expect(titles(branch([record({ kind: 'branchMeeting', date: '2025-04-10' }), record({ kind: 'branchMeeting', date: '2025-05-10', text: '' })]))).not.toContain('八项规定');
  });
});

describe('the check as a whole', () => {
  const facts = township([branch([record({ kind: 'branchMeeting', date: '2025-02-10', fields: { expected: 9, present: 3, absent: 1 } }), record({ kind: 'themeDay', date: '2025-06-10' })], { roster: members(8) }), branch([record({ kind: 'branchMeeting', date: '2025-02-10', branch: '西坪村党支部' })], { name: '西坪村党支部' })]);
  it('gives the same findings again, in order, whatever the order of branches', () => {
    const first = checkTownship(facts, rulebook);
    expect(checkTownship(facts, rulebook)).toEqual(first);
    expect(checkTownship({ ...facts, branches: facts.branches.toReversed() }, rulebook)).toEqual(first);
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length);
  });
  it('an id stays when other findings go', () => {
    const ids = new Set(checkTownship(facts, rulebook).map(({ id }) => id));
    const alone = checkTownship({ ...facts, branches: facts.branches.slice(0, 1) }, rulebook);
    expect(alone.every(({ id }) => ids.has(id))).toBe(true);
  });
  it('a disabled rule is neither checked nor covered', () => {
    const catalogue = new Map(plainRulebook.catalogue);
    catalogue.set('G101', { ...catalogue.get('G101')!, enabled: false });
    expect(findingsOf('G101', facts, { ...plainRulebook, catalogue })).toEqual([]);
  });
  it('speaks of doubts, never of verdicts, and explains every finding', () => {
    for (const finding of checkTownship(facts, rulebook)) {
      expect(JSON.stringify(finding)).not.toMatch(/造假|伪造|作弊/);
      expect([finding.title, finding.explanation, finding.basis, finding.clearedBy].every((text) => text.length >= 4)).toBe(true);
      expect(finding.innocent.length).toBeGreaterThanOrEqual(2);
      expect('subject' in finding).toBe(false);
    }
  });
  it('every rule of families G and M is there, and every rule has its entry in the catalogue', () => {
    const codes = ['G101', 'G102', 'G103', 'G104', 'G105', 'G106', 'G107', 'G108', 'G109', 'G110', 'G111', 'G112', 'G201', 'G202', 'G301', 'G401', 'G501', ...Array.from({ length: 12 }, (_, index) => `M1${String(index + 1).padStart(2, '0')}`)] as RuleCode[];
    expect([...ruleRegistry.keys()].filter((code) => /^[GM]/.test(code)).sort()).toEqual(codes);
    expect([...rulebook.catalogue.keys()].sort()).toEqual([...ruleRegistry.keys()].sort());
  });
});
