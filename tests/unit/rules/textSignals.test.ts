import { describe, expect, it } from 'vitest';
import type { RecordFact } from '../../../shared/model/facts.ts';
import { readRecords } from '../../../shared/reading/readRecords.ts';
import { minutesBody } from '../../../shared/rules/text/minutesBody.ts';
import { measure } from '../../evaluation/similarity/measure.ts';
import { measureRule } from '../../evaluation/similarity/measureRule.ts';
import { evidenceOf, typed } from '../fileTimes/books.ts';
import { branch, findingsOf, members, record, rulebook, township } from './township.ts';

const talk = [
  '赵国强：东边那段水渠去年漏了两处，浇到下游的地里水就断了，今年开春前要先修，工钱从村集体收入里出。',
  '李桂兰：西头六户担心施工占地，动工之前要一家一家上门说清楚，占了多少地、怎么补，都写在纸上。',
  '王建设：水泥按合同价每吨420元，要有两个人一起去验收，票据当天交村务监督委员会看。',
  '陈大山：渠底的淤泥先清出来再打底，不然和去年一样，看着新，一放水就冲开了口子。',
  '会议决定：东段水渠维修由王建设负责，材料费控制在3.6万元以内，完工后由村务监督委员会验收并公示。',
  '会议决定：占地的补偿标准按每亩860元计算，逐户签字确认后再动工。',
];
const other = [
  '赵国强：南街的路灯坏了七盏，晚上接孩子的人看不清路，先把学校门口那一段换上。',
  '陈大山：换太阳能的贵一些，可是不用电费，三年就省回来了，建议先试十盏看看效果。',
  '李桂兰：公益岗位有两个人常年不到岗，应当按出勤发钱，考勤表贴在公开栏里。',
  '王建设：后街下水道的盖板也断了几块，捎带着一起换，别等到出了事再说。',
  '会议决定：先换十盏太阳能路灯，由陈大山去县里看样品，报价不得高于1800元一盏。',
];

function minutes(date: string, lines: readonly string[], { kind = 'branchMeeting', title = '支部党员大会记录', at = '东沟村党支部', topic = '研究水渠维修', head = '' } = {}): RecordFact {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const text = [title, head, `会议时间：${year}年${month}月${day}日`, '会议地点：村活动室', '主持人：赵国强', '记录人：周明', '参加人员：赵国强、周明、李桂兰、王建设、陈大山', `会议议题：${topic}`, ...lines, '主持人（签字）：赵国强'].filter((line) => line !== '').join('\n');
  const path = `${at}/${date}${title}.docx`;
  const [read] = readRecords({ blocks: text.split('\n').map((line) => ({ kind: 'paragraph' as const, text: line })) }, { path });
  return { ...record({ kind, date, title, path, text, branch: at }), fields: read!.fields };
}

describe('what is a record’s own', () => {
  it('hides heading, labels, people and signatures, keeps speeches and decisions', () => {
    const made = minutes('2025-03-05', talk);
    const body = minutesBody(made);
    const shown = body.hidden.toReversed().reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), made.text);
    expect(shown.split('\n').filter((line) => line !== '')).toEqual(talk);
    expect(body.speeches.map(({ speaker }) => speaker)).toEqual(['赵国强', '李桂兰', '王建设', '陈大山']);
    expect(body.decisions).toHaveLength(2);
  });
});

describe('B301', () => {
  it('says what is the same, with both passages and where they stand', () => {
    const long = [...talk, ...other.slice(1, 3)];
    const [first, later] = [minutes('2025-03-05', long), minutes('2025-09-12', long)];
    const [finding, ...more] = findingsOf('B301', branch([first, later, minutes('2025-06-10', other.slice(3))]));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ strength: 'strong', date: '2025-09-12', paths: [later.path, first.path], family: 'backfill' });
    expect(finding!.explanation).toMatch(/有 \d{3} 字逐字相同，占前者自己内容（\d{3} 字）的 100%.*6 段发言整段相同（6 段发言人也相同）/);
    expect(finding!.explanation).toContain('相同段落里有 3 处数字，3 处也一样');
    expect(finding!.innocent.length).toBeGreaterThanOrEqual(3);
    const [here, there] = finding!.evidence;
    expect(later.text.slice(here!.textStart, here!.textEnd)).toBe(first.text.slice(there!.textStart, there!.textEnd));
    expect(here!.quote.length).toBeGreaterThan(60);
  });

  it('is weaker where half was written anew, and silent where only a phrase agrees', () => {
    const half = [...talk.slice(0, 3), ...other.slice(1, 3), talk[4]!];
    const [found] = findingsOf('B301', branch([minutes('2025-03-05', talk), minutes('2025-09-12', half)]));
    expect(found!.strength).toBe('moderate');
    expect(findingsOf('B301', branch([minutes('2025-03-05', talk), minutes('2025-09-12', [...other, talk[5]!])]))).toEqual([]);
  });

  it('is weak where the figures were filled in anew each time', () => {
    const form = (n: number) => [`周明：本月应缴党费的党员${n}人，实缴${n - 1}人，共收${n * 13}元，未缴的${n % 3}人由组长上门提醒，收据都贴在台账后面。`, `赵国强：外出的${n % 5}名党员用手机转账，转账截图由周明保管，下月${n % 9}日前补齐，逾期的在会上说明。`, `会议决定：党费${n * 13}元于${n % 20}日前由周明交到乡党委，收据编号${n * 77}存入台账，以后每月照此办理不再另议。`];
    const strengths = findingsOf('B301', branch([minutes('2025-03-05', form(31)), minutes('2025-04-07', form(44))])).map(({ strength }) => strength);
    expect(strengths).toEqual(['weak']);
  });

  it('lets two papers of one meeting pass', () => {
    const copy = { ...minutes('2025-03-05', talk), path: '东沟村党支部/合订本.docx' };
    expect(findingsOf('B301', branch([minutes('2025-03-05', talk), copy]))).toEqual([]);
    expect(findingsOf('B304', branch([minutes('2025-03-05', talk), copy]))).toEqual([]);
  });

  it('does not count what stands in a circular of the folder', () => {
    const circular = record({ kind: 'superiorDocument', date: '2025-02-01', text: `关于做好水利工作的通知\n${talk.map((line) => line.replace(/^.*?：/, '')).join('\n')}` });
    expect(findingsOf('B301', branch([minutes('2025-03-05', talk), minutes('2025-09-12', talk), circular]))).toEqual([]);
  });

  it('falls back to a hint where a 补录说明 speaks of the meeting or the record still waits for review', () => {
    const note = record({ kind: 'lateRecordNote', date: '2025-12-01', role: 'document', text: '补录说明：2025年9月12日的党员大会记录原件受潮，由周明凭记忆补录，特此说明。' });
    const [noted] = findingsOf('B301', branch([minutes('2025-03-05', talk), minutes('2025-09-12', talk), note]));
    expect(noted!.strength).toBe('weak');
    expect(noted!.explanation).toContain('补录说明');
    const [waiting] = findingsOf('B301', branch([minutes('2025-03-05', talk), { ...minutes('2025-09-12', talk), confirmed: false }]));
    expect(waiting!.strength).toBe('weak');
  });
});

describe('B301, sentence by sentence', () => {
  const months = ['2025-01-14', '2025-02-18', '2025-03-11', '2025-04-15', '2025-05-13', '2025-06-17'];
  const said = ['群众有想法要当面听，不能背后猜', '要把底数摸清楚，再说下一步怎么走', '先难后易，解决不了的及时报上来', '经费算细账，花在明处让大家看得见'];
  const people = ['周明', '李桂兰', '王建设', '陈大山'];
  const habit = (month: number, own: readonly string[]) => minutes(months[month]!, [...own, ...people.map((name, index) => `${name}：${said[(index + month) % 4]!}。`)], { kind: 'committeeMeeting', title: '支部委员会会议记录' });

  it('sees that nothing in a record belongs to its day, though no two records are alike', () => {
    const found = findingsOf('B301', branch(months.map((_, month) => habit(month, []))));
    expect(found.map(({ date, strength }) => `${date!} ${strength!}`)).toEqual(months.slice(1).map((date) => `${date} moderate`));
    expect(found[0]!.explanation).toMatch(/有 4 句、\d+ 字，其中 4 句、\d+ 字在本支部此前 1 份记录里写过/);
    const [here, there] = found[0]!.evidence;
    expect(habit(1, []).text.slice(here!.textStart, here!.textEnd)).toBe(habit(0, []).text.slice(there!.textStart, there!.textEnd));
  });

  it('goes no further than a hint where what the matter was is written down each time', () => {
    const facts = ['水渠东段漏了两处，下游17亩地断水，修补要水泥26袋。', '主街23盏灯有7盏不亮，一盏报价1350元。', '公益岗位9人，上月有2人出勤不满15天。', '林区设卡3处，收上来打火机41只。', '合作社收玉米58吨，欠款12万元。', '报名吃饭的老人31位，灶台花了480元。'];
    const strengths = findingsOf('B301', branch(months.map((_, month) => habit(month, [facts[month]!])))).map(({ strength }) => strength);
    expect(strengths).toEqual(months.slice(1).map(() => 'weak'));
  });

  it('does not count the chair’s set words, what three branches have, or two papers of one week', () => {
    const ritual = (date: string, at = '东沟村党支部') => minutes(date, ['赵国强：今天把要紧的几件事摆出来，大家有一说一。', '赵国强：定下的事各人记好，下次会上先说办得怎么样。', '赵国强：没有别的事就散会，路上慢一点。'], { at, kind: 'committeeMeeting', title: '支部委员会会议记录' });
    expect(findingsOf('B301', branch(months.map((date) => ritual(date))))).toEqual([]);
    const villages = ['东沟村党支部', '西湾村党支部', '北坡村党支部'];
    expect(findingsOf('B301', township(villages.map((at) => branch(months.map((_, month) => ({ ...habit(month, []), branch: at, path: `${at}/${month}.docx` })), { name: at }))))).toEqual([]);
    expect(findingsOf('B301', branch([habit(0, []), { ...habit(0, []), date: '2025-01-17', path: '东沟村党支部/b.docx' } as RecordFact]))).toEqual([]);
  });
});

describe('who was away', () => {
  const away = '实到4人。缺席情况：闵铁柱（在浙江嘉兴务工）、谷玉成（在内蒙古鄂尔多斯务工）、佘大川（在家照顾孙子）。';
  const said = ['2月给路口的老槐树打了支架，用了六根钢管。', '8月把东头的排水口清了一遍，捞出两车淤泥。'];

  it('is not what the minutes say, in running text either', () => {
    const year = ['2024-02-22', '2024-08-23'].map((date, index) => minutes(date, [`${away}${said[index]!}`], { kind: 'themeDay', title: '主题党日活动记录' }));
    expect(findingsOf('B301', branch(year))).toEqual([]);
  });
});

describe('B302', () => {
  const villages = ['东沟村党支部', '西湾村党支部', '北坡村党支部', '南滩村党支部'];
  const town = (lines: Readonly<Record<string, readonly string[]>>) => township(villages.map((at) => branch([minutes('2025-03-05', lines[at] ?? [`周明：${at}今年的事情按年初的计划一件一件办，办完一件在公开栏里划掉一件。`], { at }), minutes('2025-06-10', [`李桂兰：${at}上半年的账已经贴出来，大家看了有疑问的找村务监督委员会。`], { at })], { name: at })));

  it('names the other branch, and is never strong', () => {
    const [finding, ...more] = findingsOf('B302', town({ 东沟村党支部: talk, 西湾村党支部: talk }));
    expect(more).toEqual([]);
    expect(finding!.strength).toBe('moderate');
    expect(finding!.title).toMatch(/(?:东沟|西湾)村党支部/);
    expect(finding!.explanation).toContain('哪一份写在先，仅凭文字看不出来');
  });

  it('lists it under the record whose file came about later, whichever folder comes first', () => {
    const held = { date: '2025-03-05' };
    const intime = evidenceOf(typed(held.date, '2025-03-05T19:30:00', 40));
    const late = evidenceOf(typed(held.date, '2025-12-28T20:10:00', 4));
    for (const copied of ['东沟村党支部', '西湾村党支部']) {
      const { branches, ...rest } = town({ 东沟村党支部: talk, 西湾村党支部: talk });
      const files = branches.map((own) => ({ ...own, records: own.records.map((each) => (each.date === held.date ? { ...each, evidence: own.name === copied ? late : intime } : each)) }));
      const [finding] = findingsOf('B302', { ...rest, branches: files });
      expect(finding!.branch).toBe(copied);
      expect(finding!.explanation).toMatch(/前者的文件晚 29[78] 天形成/);
    }
  });

  it('takes what three branches have for handed out', () => {
    expect(findingsOf('B302', town({ 东沟村党支部: talk, 西湾村党支部: talk, 北坡村党支部: talk }))).toEqual([]);
  });

  it('finds the copy although every name was changed', () => {
    const renamed = talk.map((line) => line.replaceAll('赵国强', '孙有才').replaceAll('李桂兰', '郑玉梅').replaceAll('王建设', '高福来').replaceAll('陈大山', '何文斌'));
    expect(findingsOf('B302', town({ 东沟村党支部: talk, 西湾村党支部: renamed }))).toHaveLength(1);
  });
});

describe('B304', () => {
  it('tells the same body under another kind of meeting from one meeting that was both', () => {
    const assembly = minutes('2025-03-05', talk);
    const committee = minutes('2025-03-20', talk, { kind: 'committeeMeeting', title: '支部委员会会议记录' });
    expect(findingsOf('B304', branch([assembly, committee]))).toHaveLength(1);
    expect(findingsOf('B301', branch([assembly, committee]))).toEqual([]);
    const both = minutes('2025-03-05', talk, { kind: 'themeDay', title: '党员大会暨主题党日记录' });
    expect(findingsOf('B304', branch([assembly, both]))).toEqual([]);
  });

  it('fires on the same speeches under topics that have nothing in common', () => {
    expect(findingsOf('B304', branch([minutes('2025-03-05', talk), minutes('2025-07-02', talk, { topic: '评议低保对象名单' })]))).toHaveLength(1);
  });

  it('lets one matter pass through the meetings of 四议两公开', () => {
    const decisions = talk.slice(4);
    const facts = ['拟维修东段水渠1.2公里，概算3.6万元，占地按每亩860元补偿，工期四十天，由村务监督委员会全程监督，所需资金从村集体经济收入中列支。'];
    const proposal = minutes('2025-03-05', [...facts, talk[0]!, ...decisions], { kind: 'committeeMeeting', title: '四议两公开：支委会提议记录' });
    const review = minutes('2025-03-20', [...facts, other[2]!, ...decisions], { title: '四议两公开：党员大会审议记录' });
    expect(findingsOf('B304', branch([proposal, review]))).toEqual([]);
    expect(findingsOf('B301', branch([proposal, review]))).toEqual([]);
  });
});

describe('B303', () => {
  const said = (sentence: string) => findingsOf('B303', branch([minutes('2025-03-05', [...talk, sentence]), minutes('2025-06-10', other)]));

  it('notices a voice that is not the village’s', () => {
    expect(said('我公司党员在车间开展了安全检查。').map(({ strength }) => strength)).toEqual(['weak']);
    const [finding] = said('按照街道党工委安排，本社区党员和物业公司员工清理了楼道。');
    expect(finding!.strength).toBe('moderate');
    expect(finding!.title).toContain('“街道党工委”');
    expect(finding!.evidence[0]!.quote).toContain('物业公司');
  });

  it.each(['全体党员到城关街道办事处参观，听取社区党委介绍经验。', '传达《关于加强社区党支部建设的意见》。', '王建设说儿子在物业公司上班，集团公司管得很细。', '街道办事处的人来问过一次。', '全村市场环境有好转，我市场上的摊位要收拾。'])('lets pass: %s', (sentence) => {
    expect(said(sentence)).toEqual([]);
  });

  it('does not mind a community branch speaking of itself', () => {
    const at = '幸福里社区党支部';
    expect(findingsOf('B303', branch([minutes('2025-03-05', [...talk, '本社区党员清理了楼道，物业公司和街道办事处配合。'], { at })], { name: at }))).toEqual([]);
  });

  it('names the village whose branch the minutes speak of', () => {
    const facts = township([
      branch([minutes('2025-03-05', [...talk, '会议号召西湾村全体党员带头出工。']), minutes('2025-06-10', [...other, '与西湾村党支部商量分水的时间。'])]),
      branch([minutes('2025-04-05', other, { at: '西湾村党支部' })], { name: '西湾村党支部' }),
    ]);
    expect(findingsOf('B303', facts).map(({ date, title }) => [date, title])).toEqual([['2025-03-05', '出现“西湾村全体党员”等不属于本村的称谓']]);
  });

  it('asks about a member whom no list has only where the lists are good, and says who it may be', () => {
    const names = ['赵国强', '周明', '李桂兰', '王建设', '陈大山', '刘秀英', '张守田', '马春花', '高福来', '孙有才'];
    const roster = names.flatMap((name) => members(1, { name }));
    const held = (present: readonly string[], date: string) => {
      const made = minutes(date, talk.slice(0, 1));
      return { ...made, fields: { ...made.fields, presentNames: present.map((name) => ({ value: name, raw: name, place: { block: 0, start: 0, end: 1 }, confidence: 0.95 })) } };
    };
    const dates = ['2025-01-05', '2025-02-05', '2025-03-05'];
    const good = [...dates.map((date) => held(names, date)), held([...names.slice(0, 9), '孙有财'], '2025-04-05')];
    const [finding, ...more] = findingsOf('B303', branch(good, { roster }));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ strength: 'weak', persons: ['孙有财'], date: '2025-04-05' });
    expect(finding!.explanation).toContain('名册上有“孙有才”');
    expect(findingsOf('B303', branch(good, { roster: roster.slice(0, 5) }))).toEqual([]);
  });
});

describe('the measured figures (detection.md §2.1)', () => {
  it('hold on a smaller run', () => {
    const { found, shipped, honestPairs } = measure(11, 40);
    expect(shipped.honestPairs / honestPairs).toBeLessThanOrEqual(0.001);
    for (const { edited, copies, foundAsShipped } of found) expect(foundAsShipped / copies).toBeGreaterThanOrEqual(edited <= 0.4 ? 0.99 : 0.8);
  });

  it('hold for the findings: no honest record, strong only for copies hardly touched', () => {
    const { honestFound, levels } = measureRule(rulebook, 5, 1);
    expect(honestFound).toBe(0);
    expect(levels.map(({ edited, copies, found: { weak, moderate, strong } }) => [edited, (weak + moderate + strong) / copies >= (edited <= 0.4 ? 0.9 : 0.3), strong > 0])).toEqual([[0.1, true, true], [0.25, true, false], [0.4, true, false], [0.6, true, false]]);
  });
});
