import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf, type CalendarDate, type Weekday } from '../../../shared/model/calendarDate.ts';
import type { RecordFact } from '../../../shared/model/facts.ts';
import { branch, day, field, findingsOf, record, rulebook, township, type PlainRecord } from '../rules/township.ts';

const body = '会议地点：村党群服务中心\n主持人：赵国强\n记录人：周明\n';

/** Minutes whose text states their day. */
function minutes(date: string, text: string, rest: Partial<PlainRecord> & { confidence?: number; weekday?: Weekday; signedOn?: string; raw?: string } = {}): RecordFact {
  const { confidence = 0.98, weekday, signedOn, raw, ...plain } = rest;
  const made = record({ kind: 'branchMeeting', date, title: '支部党员大会记录', text: `${body}${text}`, ...plain });
  const fields = { ...made.fields, date: field(day(date), raw ?? `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`, confidence), ...(weekday ? { weekday: field(weekday, '星期', 0.97) } : {}), ...(signedOn ? { signedOn: field(day(signedOn)) } : {}) };
  return { ...made, fields };
}

const b101 = (...records: RecordFact[]) => findingsOf('B101', branch(records), rulebook);
const strengths = (...records: RecordFact[]) => b101(...records).map(({ strength }) => strength);

describe('B101', () => {
  it('says what, when public, on what ground and by how many days', () => {
    const [finding, ...others] = b101(minutes('2023-06-12', '会议议题：学习。\n书记讲到要发展新质生产力，把合作社办好。'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ strength: 'moderate', severity: 'medium', family: 'backfill', basisVerified: false });
    expect(finding!.explanation).toContain('2023年6月12日“支部党员大会记录”中提到“新质生产力”（首次公开 2023-09-07，依据：');
    expect(finding!.explanation).toContain('早 87 天');
    expect(finding!.evidence[0]!.quote).toContain('新质生产力');
    expect(finding!.innocent.length).toBeGreaterThanOrEqual(3);
  });
  it.each([
    ['the day itself', '2023-09-07', '发展新质生产力'],
    ['within the grace days', '2023-09-04', '发展新质生产力'],
    ['after it', '2025-11-03', '学习党的二十届四中全会精神'],
    ['announced: will be held', '2025-09-30', '党的二十届四中全会将于10月20日至23日在北京召开'],
    ['announced: welcoming', '2022-08-05', '以实际行动迎接党的二十大胜利召开，做好喜迎二十大宣讲准备'],
    ['announced: delegates', '2021-12-05', '推荐党的二十大代表候选人初步人选'],
    ['a name known before', '2022-08-05', '党的二十大召开前做好信访稳定工作'],
    ['another plenum', '2014-01-05', '学习党的十八届三中全会精神'],
    ['a draft', '2020-04-03', '征求对《民法典（草案）》的意见'],
    ['a bill, other words', '2019-05-03', '讲解《民法》典型案例，讲民法典型案例'],
    ['said to be added later', '2023-06-12', '（2024年3月补记：按新质生产力要求再议）'],
    ['a department, not the ministry', '2016-05-05', '农业农村部门、应急管理部门、退役军人事务部门来人指导'],
    ['an aim, not the victory', '2017-05-05', '确保脱贫攻坚战取得全面胜利'],
    ['ordinary words', '2018-05-05', '认真开展党章党规党纪学习教育'],
    ['general title that existed long before', '2016-05-05', '学习《中国共产党纪律处分条例》和《中国共产党农村基层组织工作条例》'],
  ])('does not fire: %s', (_, date, text) => {
    expect(b101(minutes(date, text))).toEqual([]);
  });
  it('reads the term however it is written', () => {
    expect(strengths(minutes('2025-03-03', '传达学习党的“二十届 四中 全会”精神'), minutes('2018-05-03', '学习《中国共产党支部工作条例（试行）》'))).toEqual(['moderate', 'moderate']);
  });
  it('does not fire where the day is a guess, is only a month, or the paper is a plan or a circular', () => {
    const text = '学习党的二十届四中全会精神，学习新质生产力';
    expect(b101(minutes('2025-03-03', text, { confidence: 0.7 }))).toEqual([]);
    expect(b101(record({ kind: 'branchMeeting', date: '2025-03-03', text: `${body}${text}` }))).toEqual([]);
    expect(b101(minutes('2025-03-03', text, { kind: 'workPlan', role: 'document' }), minutes('2025-03-03', text, { kind: 'incomingCircular', role: 'document' }), minutes('2025-03-03', text, { title: '学习计划', fields: { title: '党员学习计划' } }))).toEqual([]);
  });
  it('takes notes and personal papers as well as minutes', () => {
    expect(b101(minutes('2022-03-03', '我学习了党的二十大报告，很受教育。', { kind: 'thoughtReport', role: 'development' }))).toHaveLength(1);
  });
  it('does not fire where the record dates itself later too', () => {
    const text = '学习党的二十届四中全会精神';
    expect(b101(minutes('2025-03-03', text, { signedOn: '2025-11-02' }))).toEqual([]);
    expect(b101(minutes('2025-03-03', text, { title: '2025年11月党员大会记录' }))).toEqual([]);
    expect(b101(minutes('2025-03-03', text, { title: '2025年党员大会记录' }))).toHaveLength(1);
    expect(b101(minutes('2025-03-03', `学习文件。\n会议时间：2025年11月3日\n${text}`))).toEqual([]);
  });
  it('several strong terms that no slip explains make it strong, weak ones do not', () => {
    expect(strengths(minutes('2023-06-05', '发展新质生产力，为积石山地震捐款'))).toEqual(['moderate']);
    expect(strengths(minutes('2021-06-08', '学习党的二十大精神，发展新质生产力'))).toEqual(['strong']);
    expect(strengths(minutes('2012-03-05', '说到中国梦和乡村振兴'))).toEqual(['weak']);
    expect(b101(minutes('2021-06-08', '学习党的二十大精神，再学二十大精神'))).toHaveLength(1);
  });
  it('a weekday that confirms the day makes one checked term strong; one that fits the next year makes it weak', () => {
    const text = '学习党的二十届四中全会精神';
    expect(strengths(minutes('2025-03-03', text, { weekday: weekdayOf(day('2025-03-03')) }))).toEqual(['strong']);
    const slip = findingsOf('B101', township([branch([minutes('2025-03-03', text, { weekday: weekdayOf(day('2026-03-03')) })])], '2026-06-01'), rulebook);
    expect(slip).toMatchObject([{ strength: 'weak' }]);
    expect(slip[0]!.explanation).toMatch(/2026 年，.*首先应考虑年份笔误/);
  });
  it('January is written with the old year: one step less', () => {
    expect(strengths(minutes('2023-01-05', '发展新质生产力'))).toEqual(['weak']);
  });
  it('the year taken from a folder is no ground for more than a hint', () => {
    expect(strengths(minutes('2023-06-05', '发展新质生产力', { raw: '6月5日' }))).toEqual(['weak']);
  });
  it('laws count as strong only where they are used', () => {
    expect(strengths(minutes('2020-01-06', '大家谈到民法典怎么写农村的事'), minutes('2020-02-06', '学习《中华人民共和国民法典》'))).toEqual(['weak', 'moderate']);
  });
  it('papers numbered with a later year', () => {
    const [finding] = b101(minutes('2024-05-06', '传达学习柳发〔2025〕3号文件'));
    expect(finding).toMatchObject({ strength: 'moderate' });
    expect(finding!.explanation).toContain('“柳发〔2025〕3号”（文号属 2025年），至少早 240 天');
    expect(b101(minutes('2025-05-06', '学习柳发〔2025〕3号、柳发[2024]11号文件'), minutes('2024-12-30', '学习柳发〔2025〕1号文件'), minutes('2024-05-06', '学习柳发〔2052〕3号文件'))).toEqual([]);
    expect(b101(minutes('2024-05-06', '东支纪〔2025〕1号\n讨论修路', { fields: { documentNumber: '东支纪〔2025〕1号' } }))).toEqual([]);
  });
  it('a 补录说明 that names the day leaves a hint and is named', () => {
    const note = record({ kind: 'lateRecordNote', role: 'document', date: '2024-02-01', title: '补录说明', text: '2023年6月12日的会议记录因本子遗失，于2024年1月凭签到表补写。' });
    const [finding] = b101(minutes('2023-06-12', '发展新质生产力'), note);
    expect(finding).toMatchObject({ strength: 'weak' });
    expect(finding!.explanation).toContain('补录说明');
  });

  const strong = rulebook.datedVocabulary.terms.filter(({ kind }) => kind === 'strong');
  it('every strong term fires before its day in a studied title, and never from its day on', () => {
    const date = fc.integer({ min: 40, max: 900 });
    fc.assert(
      fc.property(fc.constantFrom(...strong), fc.nat(), date, fc.constantFrom('“', '', ' '), (term, pick, gap, mark) => {
        const form = term.forms[pick % term.forms.length]!;
        const text = `会议组织学习了${mark}${form}${mark === '“' ? '”' : ''}，大家结合实际作了发言。`;
        const early = addDays(term.firstPublic.day, -(term.graceDays + gap));
        const before = b101(minutes(early, text));
        expect(before, form).toHaveLength(1);
        if (!term.verified) expect(before[0]!.strength, form).not.toBe('strong');
        const own = (date: CalendarDate) => findingsOf('B101', township([branch([minutes(date, text)])], '2030-01-01'), rulebook);
        expect(own(addDays(term.firstPublic.day, gap)), form).toEqual([]);
        expect(own(addDays(term.firstPublic.day, -term.graceDays)), form).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
