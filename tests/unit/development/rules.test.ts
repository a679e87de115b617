import { describe, expect, it } from 'vitest';
import { caseStates } from '../../../shared/development/caseState.ts';
import type { RecordFact } from '../../../shared/model/facts.ts';
import { developmentRows } from '../../../shared/presentation/developmentRows.ts';
import { workCalendar } from '../../../shared/calendar/workCalendar.ts';
import { branch, day, findingsOf, members, record, rulebook, township } from '../rules/township.ts';
import { casesOf, minutes, paper } from './caseFacts.ts';

const application = (on: string, text = '我自愿申请加入中国共产党，愿意为村里多出一份力。') => paper('membershipApplication', '入党申请书', [text, '申请人：李明', written(on)]);
const talk = (on: string, rest = {}) => paper('applicationTalk', '谈话记录', ['谈话人：赵国强', '被谈话人：李明', `谈话时间：${written(on)}`, '赵国强问了家里的情况。'], rest);
const admitted = (on: string, meeting: string) => paper('admissionApproval', '关于接收李明同志为预备党员的批复', [`批准李明同志为中共预备党员，预备期自${written(meeting)}起一年。`, '中共清河县柳林乡委员会', written(on)]);
const form = (meeting: string, votes: string, rest = {}) => paper('membershipForm', '中国共产党入党志愿书', ['姓名：李明', '支部大会通过接收申请人为预备党员的决议', `${written(meeting)}召开支部党员大会，应到会有表决权的正式党员12名，${votes}，同意接收。`, '支部书记签名：赵国强'], rest);
/** Assemblies on other matters, so that the folder covers a year. */
const assemblies = (...years: number[]): RecordFact[] => years.flatMap((year) => [`${year}-03-13`, `${year}-09-11`].map((date) => minutes('branchMeeting', date, '研究水渠维修')));

function written(date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year!}年${month!}月${dayOfMonth!}日`;
}

const shown = (rule: string, records: readonly RecordFact[], rest: Parameters<typeof branch>[1] = {}) => findingsOf(rule, branch(records, rest)).map(({ severity, title }) => `${severity} ${title}`);

describe('D101', () => {
  it('asks only for what a later step shows to have been passed', () => {
    expect(shown('D101', [...assemblies(2024), application('2024-01-05')])).toEqual([]);
    expect(shown('D101', [...assemblies(2024), application('2024-01-05'), paper('activistRecommendation', '推荐入党积极分子登记表', ['确定李明同志为入党积极分子。', '2024年8月6日'])])).toEqual(['medium 李明：缺少第2步“党组织派人谈话”的材料：谈话记录']);
  });

  it('says once, as information, that the papers of an old member are elsewhere', () => {
    const old = paper('membershipForm', '入党志愿书', ['姓名：李明', '本人签名：李明 1998年5月12日', '支部大会通过接收申请人为预备党员的决议', '1998年5月20日召开支部大会，同意接收。'], { year: 1998 });
    expect(findingsOf('D101', branch([...assemblies(2024), old], { years: { first: 2024, last: 2024 } })).map(({ severity }) => severity)).toEqual(['info']);
  });

  it('says once that only a few papers of a whole case are here', () => {
    expect(findingsOf('D101', branch([...assemblies(2024, 2025), admitted('2025-07-02', '2025-06-18')])).map(({ severity }) => severity)).toEqual(['low']);
  });

  it('is silent on people whom only the minutes name, where no such files are kept', () => {
    expect(shown('D101', [...assemblies(2025), minutes('branchMeeting', '2025-06-18', '讨论接收李明同志为预备党员')])).toEqual([]);
  });
});

describe('D103', () => {
  it.each([
    ['2024-02-05', []],
    ['2024-02-06', ['medium 李明：从“递交入党申请书”到“党组织派人谈话”超过 1 个月']],
  ])('counts the month to its day: talk on %s', (on, expected) => {
    expect(shown('D103', [...assemblies(2024), application('2024-01-05'), talk(on)])).toEqual(expected);
  });

  it('holds nothing against a day that was not read surely', () => {
    expect(shown('D103', [...assemblies(2024), application('2024-01-05'), talk('2024-06-05', { confirmed: false })])).toEqual([]);
  });

  it('only compares steps of the edition that is not entered yet', () => {
    const found = findingsOf('D103', township([branch([...assemblies(2026), application('2026-04-01'), talk('2026-05-20')])], '2026-11-01'));
    expect(found.map(({ severity, title }) => [severity, title])).toEqual([['info', '李明：与2014年版对照：从“递交入党申请书”到“党组织派人谈话”超过 1 个月']]);
    expect(found[0]!.explanation).toContain('尚未录入');
  });

  it('judges local limits only where their pack is switched on', () => {
    const records = [...assemblies(2024), application('2024-01-05'), paper('activistRecommendation', '推荐入党积极分子登记表', ['确定李明同志为入党积极分子。', '2024年3月6日'])];
    const strict = { ...rulebook, development: { ...rulebook.development, limits: [{ from: '1', to: '3', bound: 'atLeast', months: 6, force: 'local', text: '申请满六个月', source: '本地做法' } as const] } };
    expect(shown('D103', records)).toEqual([]);
    expect(findingsOf('D103', branch(records), strict).map(({ severity, basis }) => [severity, basis])).toEqual([['low', '本地做法：申请满六个月（地方做法，非全国统一规定）']]);
  });
});

describe('D104', () => {
  const activist = paper('activistRecommendation', '推荐入党积极分子登记表', ['确定李明同志为入党积极分子。', '2024年1月10日']);
  const review = (text: string, rest = {}) => paper('activistReview', '入党积极分子培养教育考察登记表', ['姓名：李明', text], rest);

  it('reads several reviews of one form', () => {
    expect(shown('D104', [...assemblies(2024), activist, review('上半年：表现好。2024年6月28日\n下半年：继续培养。2024年12月20日')])).toEqual([]);
  });

  it('waits for no review after the years that the folder covers', () => {
    const facts = branch([...assemblies(2024), activist, review('表现好。2024年7月28日')]);
    expect(findingsOf('D104', township([facts], '2026-11-01'))).toEqual([]);
  });

  it('leaves open what a form that was not read may hold', () => {
    expect(shown('D104', [...assemblies(2024, 2025), activist, review('表现好。2024年7月28日'), paper('activistReview', '李明考察登记表', [], { text: '' })])).toEqual([]);
    expect(shown('D104', [...assemblies(2024, 2025), activist, review('表现好。2024年7月28日')])).toHaveLength(1);
  });
});

describe('D106', () => {
  const discussed = (votes: object[]) => minutes('branchMeeting', '2025-06-18', '讨论接收李明同志为预备党员', { fields: { topics: ['讨论接收李明同志为预备党员'], votes } });

  it('compares votes with the minutes of the day', () => {
    const records = (against: number) => [...assemblies(2025), discussed([{ for: 11, against, abstained: 0 }]), form('2025-06-18', '赞成11票，反对0票，弃权0票')];
    expect(shown('D106', records(0))).toEqual([]);
    expect(shown('D106', records(1))).toEqual(['medium 李明：支部大会讨论接收的票数或人数与会议记录不一致']);
  });

  it('does not guess which of several votes was the person’s', () => {
    expect(shown('D106', [...assemblies(2025), discussed([{ for: 11, against: 0 }, { for: 9, against: 2 }]), form('2025-06-18', '赞成10票，反对1票，弃权0票')])).toEqual([]);
  });

  it('misses the meeting only where the minutes of its year are in the folder', () => {
    expect(shown('D106', [admitted('2025-07-02', '2025-06-18')])).toEqual([]);
    expect(shown('D106', [...assemblies(2025), admitted('2025-07-02', '2025-06-18')])).toEqual(['medium 李明：会议记录中没有2025年6月18日的党员大会']);
    expect(shown('D106', [...assemblies(2025), admitted('2025-07-02', '2025-06-18'), record({ kind: 'minuteBook', year: 2025, text: '' })])).toEqual([]);
  });
});

describe('D107', () => {
  const register = paper('contactPersonRegister', '培养联系人登记表', ['积极分子：李明', '培养联系人：赵国强、周明', '2024年1月16日']);
  const listed = (becameFull: string) => ({ roster: [{ ...members(1)[0]!, name: '周明', joined: '2022-06', becameFull }] });

  it('asks that contacts were full members on the day', () => {
    expect(shown('D107', [register], listed('2023-06'))).toEqual([]);
    expect(shown('D107', [register], listed('2024'))).toEqual([]);
    expect(shown('D107', [register], listed('2024-06'))).toEqual(['high 李明：培养联系人周明当时不是正式党员']);
  });

  it('counts eighteen years to the day, as exactly as the birth is known', () => {
    const born = (text: string) => shown('D107', [application('2024-03-05', `我叫李明，${text}生，自愿申请加入中国共产党。`)]);
    expect(born('2006年3月')).toEqual([]);
    expect(born('2006年3月6日')).toEqual(['high 李明：递交申请书时不满 18 周岁']);
  });

  it('asks for three full members at the meeting', () => {
    const meeting = (entitledToVote: number) => [minutes('branchMeeting', '2025-06-18', '讨论接收李明同志为预备党员', { fields: { topics: ['讨论接收李明同志为预备党员'], entitledToVote } })];
    expect(shown('D107', meeting(3))).toEqual([]);
    expect(shown('D107', meeting(2))).toHaveLength(1);
  });
});

describe('working days', () => {
  const calendar = workCalendar([]);
  const workingDays = (...span: Parameters<typeof calendar.workingDays>) => calendar.workingDays(...span);

  it('follow the calendar of holidays and shifted days', () => {
    expect(workingDays(day('2025-04-29'), day('2025-05-08'))).toBe(5);
    expect(workingDays(day('2025-05-14'), day('2025-05-20'))).toBe(5);
  });

  it('are unknown for years without a calendar', () => {
    expect([workingDays(day('2003-05-12'), day('2003-05-13')), workingDays(day('2099-05-12'), day('2099-05-13'))]).toEqual([null, null]);
  });
});

describe('the state of a case', () => {
  it('names the step reached, what is missing and what comes next by when', () => {
    const facts = branch([...assemblies(2025), minutes('branchMeeting', '2025-06-18', '讨论接收李明同志为预备党员'), application('2024-01-05')]);
    const [state] = caseStates(casesOf(facts), findingsOf('D101', facts), rulebook);
    expect(state).toMatchObject({ person: '李明', reached: '15', stage: '预备党员接收', next: { step: '16' } });
    expect(state!.missing[0]).toBe('党组织派人谈话：谈话记录');
    expect(state!.findings).toHaveLength(1);
  });

  it('becomes a line of the ledger', () => {
    const facts = branch([...assemblies(2024), application('2024-01-05')]);
    const cases = caseStates(casesOf(facts), [], rulebook);
    expect(developmentRows({ cases, findings: [] })).toMatchObject([{ person: '李明', step: 1, steps: { '1 递交入党申请书': '2024-01-05' }, nextStep: '党组织派人谈话（不晚于）', nextDueOn: '2024-02-05' }]);
  });
});
