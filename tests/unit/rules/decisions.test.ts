import { describe, expect, it } from 'vitest';
import type { RecordFact } from '../../../shared/model/facts.ts';
import { dated, type DatedRecord } from './dated.ts';
import { branch, findingsOf, township } from './township.ts';

type Part = 'proposal' | 'consultation' | 'review' | 'resolution' | 'published' | 'result';
interface Wanted { readonly without?: readonly Part[]; readonly days?: Partial<Record<Part, string>>; readonly name?: string; readonly publication?: string; readonly review?: Partial<DatedRecord>; readonly year?: string }

/** The papers of one matter, each as the kinds and wordings of a village would have it. */
function chain({ without = [], days = {}, name = '三组产业路硬化', publication, review = {}, year = '2025' }: Wanted = {}): RecordFact[] {
  const day: Record<Part, string> = { proposal: `${year}-04-10`, consultation: `${year}-04-18`, review: `${year}-05-08`, resolution: `${year}-06-18`, published: `${year}-06-20`, result: `${year}-11-20`, ...days };
  const minutes = (kind: string, part: Part, verb: string, rest: Partial<DatedRecord> = {}) => dated({ kind, date: day[part], text: `会议记录\n议题：${verb}${name}事项\n周明：路要修到沟口，排水沟一并修。\n会议决定照办。`, ...rest });
  const paper = (kind: string, part: Part, title: string, text: string) => dated({ kind, role: 'decision', date: day[part], title, text: `${title}\n${text}` });
  const papers: Record<Part, RecordFact> = {
    proposal: minutes('committeeMeeting', 'proposal', '提议'),
    consultation: minutes('jointMeeting', 'consultation', '商议'),
    review: minutes('branchMeeting', 'review', '审议', review),
    resolution: minutes('villagersRepresentativesMeeting', 'resolution', '表决'),
    published: paper('decisionPublicity', 'published', `关于东沟村${name}的决议公开`, `公示时间：${publication ?? `${day.published}至2025年12月30日`}`),
    result: paper('resultPublicity', 'result', `关于东沟村${name}实施结果的公开`, '该项目已完工验收。'),
  };
  return (Object.keys(papers) as Part[]).filter((part) => !without.includes(part)).map((part) => papers[part]);
}

const judge = (rule: string, records: readonly RecordFact[], asOf = '2026-06-30') => findingsOf(rule, township([branch(records)], asOf));

describe('V101 missing steps', () => {
  it('finds nothing missing in a whole matter', () => {
    for (const rule of ['V101', 'V102', 'V103', 'V104']) expect(judge(rule, chain())).toEqual([]);
  });
  it('names all missing steps of a matter in one finding', () => {
    const [finding, ...more] = judge('V101', chain({ without: ['consultation', 'published'] }));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ period: '2025', paths: [], title: '“三组产业路硬化”未见村“两委”商议、决议公开的材料' });
  });
  it('keeps two matters of one meeting apart', () => {
    const both = [...chain(), ...chain({ name: '文化广场建设', without: ['consultation'] })];
    expect(judge('V101', both).map(({ title }) => title)).toEqual(['“文化广场建设”未见村“两委”商议的材料']);
  });
  it('takes the same matter of the next year for another', () => {
    const years = [...chain({ name: '村集体经济收入分配' }), ...chain({ name: '村集体经济收入分配', year: '2024', without: ['review'] })];
    expect(judge('V101', years).map(({ period, title }) => [period, title])).toEqual([['2024', '“集体经济收入分配”未见党员大会审议的材料']]);
  });
  it('waits for steps that are not due yet', () => {
    const started = chain({ without: ['review', 'resolution', 'published', 'result'] });
    expect(judge('V101', started, '2025-05-15')).toEqual([]);
    expect(judge('V101', started, '2025-12-31')[0]?.title).toContain('党员大会审议');
    const decided = chain({ without: ['result'] });
    expect(judge('V101', decided, '2025-12-31')).toEqual([]);
    expect(judge('V101', decided, '2027-06-30')[0]?.title).toContain('实施结果公开');
  });
  it('makes no matter of ordinary topics, nor of studying the procedure', () => {
    const topic = (kind: string, on: string, said: string) => dated({ kind, date: on, text: `会议记录\n议题：${said}\n周明：要抓紧办，责任到人，下月底前见效。` });
    expect(judge('V101', [topic('branchMeeting', '2025-03-01', '研究森林防火事项'), topic('villagersRepresentativesMeeting', '2025-03-08', '讨论森林防火事项')])).toEqual([]);
    expect(judge('V101', [topic('branchMeeting', '2025-03-01', '学习“四议两公开”工作法')])).toEqual([]);
    expect(judge('V101', [topic('branchMeeting', '2025-03-01', '审议接收马春花为预备党员'), topic('committeeMeeting', '2025-02-20', '提议接收马春花为预备党员')])).toEqual([]);
  });
  it('does not listen to what somebody proposes in a discussion', () => {
    expect(judge('V101', [dated({ kind: 'committeeMeeting', date: '2025-03-01', text: '会议记录\n议题：研究春耕\n周明：提议修一条三组产业路，大家看行不行。\n会议决定照办。' })])).toEqual([]);
  });
  it('accepts minutes that speak of the matter in other words', () => {
    const prose = dated({ kind: 'jointMeeting', date: '2025-04-18', text: '两委会议记录\n到会的同志一起看了三组产业路硬化的图纸，都认为可行，下一步交党员大会。' });
    expect(judge('V101', [...chain({ without: ['consultation'] }), prose])).toEqual([]);
  });
  it('leaves it open where minutes of the step could not be read', () => {
    const scan = { ...dated({ kind: 'jointMeeting', date: '2025-04-18', text: '' }), confirmed: true };
    expect(judge('V101', [...chain({ without: ['consultation'] }), scan])).toEqual([]);
  });
  it('lets one person for both bodies merge the first two steps', () => {
    const chaired = (kind: string, on: string) => dated({ kind, date: on, fields: { chair: '赵国强' } });
    const both = ['2025-01-10', '2025-02-10', '2025-03-10'].flatMap((on) => [chaired('branchMeeting', on), chaired('villageCommitteeMeeting', on)]);
    expect(judge('V101', [...chain({ without: ['consultation'] }), ...both])).toEqual([]);
    const register = dated({ kind: 'decisionRegister', role: 'decision', date: '2025-04-10', text: '东沟村“四议两公开”事项登记表\n事项名称\n三组产业路硬化\n党支部提议\n2025年4月10日\n“两委”商议\n2025年4月18日' });
    expect(judge('V101', [...chain({ without: ['consultation'] }), ...both, register])[0]?.explanation).toContain('登记表上村“两委”商议记为2025年4月18日');
  });
  it('marks what falls under the law of 2026', () => {
    const [finding] = judge('V101', chain({ year: '2026', without: ['consultation'] }), '2027-01-31');
    expect(finding?.basis).toContain('条号待核');
    expect(finding?.basisVerified).toBe(false);
  });
});

describe('V102 order', () => {
  it('names both days', () => {
    const [finding] = judge('V102', chain({ days: { review: '2025-06-25' } }));
    expect(finding?.explanation).toContain('村民代表会议（村民会议）决议为2025年6月18日，党员大会审议为2025年6月25日');
    expect(finding?.paths).toHaveLength(2);
  });
  it('allows steps on one day and a second reading', () => {
    expect(judge('V102', chain({ days: { review: '2025-06-18' } }))).toEqual([]);
    const again = chain()[2]!;
    expect(judge('V102', [...chain(), dated({ kind: 'branchMeeting', date: '2025-07-08', text: again.text })])).toEqual([]);
  });
  it('does not order by a day that was hardly read', () => {
    expect(judge('V102', chain({ days: { review: '2025-06-25' }, review: { confidence: 0.6 } }))).toEqual([]);
  });
});

describe('V103 attendance and votes', () => {
  const counts = (expected: number, present: number, inFavour?: number): Partial<DatedRecord> => ({ fields: { expected, present, topics: ['审议三组产业路硬化事项'], ...(inFavour === undefined ? {} : { votes: [{ for: inFavour, against: 0, abstained: 0 }] }) } });
  it.each([
    [12, 7, undefined, '到会人数'],
    [12, 8, undefined, null],
    [12, 9, 5, '同意票'],
    [12, 9, 6, null],
    [12, 5, 5, '到会和同意人数'],
  ])('应到 %i 实到 %i 同意 %s', (expected, present, inFavour, what) => {
    const [finding] = judge('V103', chain({ review: counts(expected, present, inFavour) }));
    expect(finding?.title ?? null).toBe(what === null ? null : `“三组产业路硬化”党员大会审议${what}不足`);
    if (finding) expect(finding.basis).toContain('地方做法');
  });
  it('leaves ordinary assemblies to M104', () => {
    expect(judge('V103', [dated({ kind: 'branchMeeting', date: '2025-03-01', ...counts(12, 7), text: '会议记录\n议题：研究春耕\n周明：抓紧送肥，谁家缺种子报上来。' })])).toEqual([]);
  });
});

describe('V104 publication', () => {
  it.each([
    ['2025年6月1日至2025年6月10日', '早于决议'],
    ['2025年6月20日至2025年6月22日', '时间过短'],
    ['2025年6月1日至2025年6月3日', '早于决议且时间过短'],
    ['2025年6月20日至6月24日', null],
    ['2025年6月18日起', null],
    ['2025年6月20日（公示期3天）', '时间过短'],
  ])('%s', (publication, what) => {
    expect(judge('V104', chain({ publication }))[0]?.title ?? null).toBe(what === null ? null : `“三组产业路硬化”决议公开${what}`);
  });
});
