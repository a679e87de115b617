import { describe, expect, it } from 'vitest';
import { branch, field, findingsOf, members, record, township, type PlainRecord } from './township.ts';

const on = '2025-03-05';
const said = '周明说：水渠的事要抓紧，我负责联系施工。';

/** Findings of a rule over one record. */
function judge(rule: string, plain: Omit<PlainRecord, 'kind'> & { kind?: string }) {
  return findingsOf(rule, branch([record({ kind: 'branchMeeting', date: on, ...plain })]));
}

describe('M101 required fields', () => {
  const whole = { title: '支部党员大会', startTime: '09:00', venue: '村委会二楼', chair: '赵国强', recorder: '周明', expected: 20, present: 18, absent: 2, presentNames: ['赵国强'], topics: ['学习'], absentees: [{ name: '刘一', reason: '外出' }] };
  it('names what is missing in one finding, with a hint only', () => {
    const [finding, ...more] = judge('M101', { fields: { ...whole, recorder: undefined, venue: undefined }, text: `会议内容\n${said}会议决定修水渠，参会人员均同意，散会。` });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ title: '记录缺地点、记录人', severity: 'low', basisVerified: false });
    expect(finding?.innocent.length).toBeGreaterThanOrEqual(2);
  });
  it('is silent where everything is there', () => {
    expect(judge('M101', { fields: whole })).toEqual([]);
  });
  it('takes a filled label in the text for the field, an empty one not', () => {
    const text = (recorder: string) => `支部党员大会记录，学习传达上级文件精神并讨论\n地点：村委会\n记录人：${recorder}\n议题：学习`;
    const rest = { ...whole, recorder: undefined };
    expect(judge('M101', { fields: rest, text: text('周明') })).toEqual([]);
    expect(judge('M101', { fields: rest, text: text('________') })[0]?.title).toBe('记录缺记录人');
  });
  it('asks a lecture for its lecturer', () => {
    expect(judge('M101', { kind: 'partyLecture', fields: whole, text: `${said}今天的内容是党的纪律，请大家注意听讲并记笔记。` })[0]?.title).toBe('记录缺授课人');
  });
  it('does not judge a page whose text was not read, nor a notice', () => {
    expect(judge('M101', { text: '' })).toEqual([]);
    expect(judge('M101', { title: '关于召开党员大会的通知', text: `${said}定于三月五日召开党员大会，请全体党员准时参加。` })).toEqual([]);
  });
});

describe('M102 headcount', () => {
  it.each([
    ['应到、实到、缺席不合', { expected: 20, present: 15, absent: 3 }, 1],
    ['相合', { expected: 20, present: 17, absent: 3 }, 0],
    ['列席人员计入实到', { expected: 20, present: 19, absent: 3, observers: ['镇干部甲', '镇干部乙'] }, 0],
    ['列名少于实到', { present: 8, presentNames: ['赵国强', '周明', '刘一', '刘二'] }, 1],
    ['名单不含主持人和记录人', { present: 6, presentNames: ['刘一', '刘二', '刘三', '刘四'], chair: '赵国强', recorder: '周明' }, 0],
    ['缺席人数与姓名不合', { absent: 3, absentees: [{ name: '刘一', reason: '病假' }] }, 1],
    ['只有一个数', { present: 8 }, 0],
  ])('%s', (_name, plain, count) => {
    expect(judge('M102', { fields: plain })).toHaveLength(count);
  });
  it('leaves open lists and preparatory members alone', () => {
    expect(judge('M102', { fields: { present: 12, presentNames: ['赵国强', '周明', '刘一'] }, text: `出席：赵国强、周明、刘一等12人\n${said}会议就此结束，全体散会。` })).toEqual([]);
    expect(judge('M102', { fields: { expected: 20, present: 20, absent: 2 }, text: `应到正式党员20人，实到20人，缺席2人，其中预备党员2人参加\n${said}` })).toEqual([]);
  });
  it('compares with the sign-in sheet', () => {
    const sheet = { path: '签到表.xlsx', kind: 'signInSheet', names: ['赵国强', '周明', '刘一', '刘二', '刘三'] };
    const [finding] = judge('M102', { fields: { present: 9 }, attachments: [sheet] });
    expect(finding?.explanation).toContain('实到 9 人，签到表上 5 人');
    expect(judge('M102', { fields: { present: 5 }, attachments: [sheet] })).toEqual([]);
  });
  it('does not reckon with a number that was read as two counts, nor with a list read in part', () => {
    const place = { block: 3, start: 9, end: 10 };
    const base = record({ kind: 'branchMeeting', date: on });
    expect(findingsOf('M102', branch([{ ...base, fields: { expected: { ...field(5), place }, present: { ...field(5), place }, absent: field(1) } }]))).toEqual([]);
    expect(judge('M102', { fields: { present: 4, presentNames: ['赵国强', '周明', '刘一'] }, text: `参加人员：赵国强、凤秋实、周明、刘一\n${said}会议到此结束，散会。` })).toEqual([]);
  });
  it('does not reckon with guesses', () => {
    const guess = record({ kind: 'branchMeeting', date: on });
    const unsure = { ...guess, fields: { expected: field(20), present: field(9, '9', 0.4), absent: field(2) } };
    expect(findingsOf('M102', branch([unsure]))).toEqual([]);
  });
});

describe('M103 reasons of absence', () => {
  it.each([
    ['没有原因', { absentees: [{ name: '刘一' }] }, '缺席：刘一', 1],
    ['有原因', { absentees: [{ name: '刘一', reason: '外出务工' }] }, '缺席：刘一（外出务工）', 0],
    ['几人同一原因', { absentees: [{ name: '刘一' }, { name: '刘二', reason: '外出务工' }] }, '缺席：刘一、刘二（外出务工）', 0],
    ['最后一人没有原因', { absentees: [{ name: '刘一', reason: '病假' }, { name: '刘二' }] }, '缺席：刘一（病假）、刘二', 1],
    ['原因在正文里', { absentees: [{ name: '刘一' }] }, '缺席：刘一，在外地打工未归', 0],
    ['只有人数', { expected: 20, present: 17 }, '应到20人，实到17人', 1],
    ['无人缺席', { expected: 20, present: 20 }, '应到20人，实到20人', 0],
  ])('%s', (_name, plain, line, count) => {
    expect(judge('M103', { fields: plain, text: `支部党员大会记录\n${line}\n${said}会议到此结束。` })).toHaveLength(count);
  });
});

describe('M104 quorum', () => {
  const decided = { decisions: ['同意修水渠'] };
  it.each([
    ['党员大会不足半数', { kind: 'branchMeeting', fields: { expected: 20, present: 9, ...decided } }, 1],
    ['恰好半数', { kind: 'branchMeeting', fields: { expected: 20, present: 10, ...decided } }, 0],
    ['不足半数但没有决议', { kind: 'branchMeeting', fields: { expected: 20, present: 9 } }, 0],
    ['有表决权人数是基数', { kind: 'branchMeeting', fields: { expected: 20, entitledToVote: 16, present: 9, ...decided } }, 0],
    ['支委会不足半数', { kind: 'committeeMeeting', fields: { expected: 5, present: 2, ...decided } }, 1],
    ['村民代表会议不足三分之二', { kind: 'villagersRepresentativesMeeting', fields: { expected: 30, present: 19, ...decided } }, 1],
    ['村民代表会议三分之二', { kind: 'villagersRepresentativesMeeting', fields: { expected: 30, present: 20, ...decided } }, 0],
    ['四议审议不足三分之二', { kind: 'decisionReview', fields: { expected: 30, present: 19, topics: ['“四议两公开”审议水渠'], ...decided } }, 1],
    ['选举不足五分之四', { kind: 'electionMinutes', fields: { expected: 20, present: 15, title: '换届选举大会', ...decided } }, 1],
    ['没有应到人数', { kind: 'branchMeeting', fields: { present: 3, ...decided } }, 0],
  ])('%s', (_name, plain, count) => {
    expect(judge('M104', plain)).toHaveLength(count);
  });
  it('exactly four fifths was not enough before 2020-07-13 and is after', () => {
    const election = (date: string) => judge('M104', { kind: 'electionMinutes', date, fields: { title: '换届选举大会', expected: 20, present: 16, ...decided } });
    expect(election('2020-06-30')).toHaveLength(1);
    expect(election('2020-07-13')).toEqual([]);
    expect(election('2020-06-30')[0]?.basis).toContain('暂行条例');
  });
  it('marks local practice as such', () => {
    expect(judge('M104', { kind: 'decisionReview', fields: { expected: 30, present: 19, topics: ['四议两公开'], ...decided } })[0]).toMatchObject({ basisVerified: false, basis: expect.stringContaining('地方做法') as string });
  });
});

describe('M105 votes', () => {
  it.each([
    ['多于实到', { present: 18, votes: [{ for: 20, against: 0, abstained: 0 }] }, 1],
    ['多于有表决权', { present: 18, entitledToVote: 16, votes: [{ for: 17 }] }, 1],
    ['收回多于发出', { present: 18, votes: [{ issued: 18, returned: 19, for: 18 }] }, 1],
    ['合计多于收回', { present: 18, votes: [{ returned: 17, for: 17, against: 1, abstained: 0 }] }, 1],
    ['合计少于收回', { present: 18, votes: [{ returned: 18, for: 15, against: 1, abstained: 0 }] }, 1],
    ['一致通过又有反对', { present: 18, votes: [{ unanimous: true, for: 17, against: 1 }] }, 1],
    ['合计与实到相差', { present: 18, votes: [{ for: 15, against: 0, abstained: 0 }] }, 1],
    ['相合', { present: 18, votes: [{ issued: 18, returned: 18, for: 17, against: 0, abstained: 1 }] }, 0],
    ['预备党员不表决', { present: 18, entitledToVote: 16, votes: [{ for: 16, against: 0, abstained: 0 }] }, 0],
    ['有列席人员', { present: 18, observers: ['镇干部'], votes: [{ for: 16, against: 1, abstained: 0 }] }, 0],
    ['只记了同意', { present: 18, votes: [{ for: 15 }] }, 0],
  ])('%s', (_name, plain, count) => {
    expect(judge('M105', { fields: plain })).toHaveLength(count);
  });
  it('allows for spoilt ballots and written opinions', () => {
    expect(judge('M105', { fields: { present: 18, votes: [{ returned: 18, for: 16, against: 1, abstained: 0 }] }, text: `${said}收回18票，同意16票，反对1票，弃权0票，废票1张。` })).toEqual([]);
    expect(judge('M105', { fields: { expected: 20, entitledToVote: 20, present: 18, votes: [{ for: 19, against: 0, abstained: 0 }] }, text: `${said}缺席党员刘一会前提交书面意见，同意；共同意19票。` })).toEqual([]);
  });
});

const study = '会议学习了《中国共产党纪律处分条例》有关章节，由书记领学，全体党员认真听讲并做笔记，最后宣布散会。';

describe('M106 study without words', () => {
  it('fires on study or topics with nobody’s words', () => {
    expect(judge('M106', { text: study, fields: { studied: ['中国共产党纪律处分条例'] } })).toHaveLength(1);
    expect(judge('M106', { text: '会议研究了水渠维修和村集体收入分配两件事情，时间一个小时，会议结束。', fields: { topics: ['研究水渠维修'] } })[0]?.title).toBe('有议题，没有任何人的发言');
  });
  it.each([
    ['发言字段', study, { speeches: [{ speaker: '周明', text: '要守住纪律' }] }],
    ['姓名加冒号', `${study}\n周明：条例讲得很细，我们村干部先要做到。`, {}],
    ['叙述中的具名发言', `${study}刘大山同志结合自己的经历谈了体会，认为纪律要从小事抓起。`, { presentNames: ['刘大山'] }],
    ['姓名带职务', `${study}\n支部委员王秀英（组织委员）提出，要把学习和入户走访结合起来。`, { presentNames: ['王秀英'] }],
  ])('is silent where somebody speaks: %s', (_name, text, plain) => {
    expect(judge('M106', { text, fields: { studied: ['条例'], ...plain } })).toEqual([]);
  });
  it('a day of volunteer work needs no speeches', () => {
    expect(judge('M106', { kind: 'themeDay', text: '上午学习文件后，全体党员到河堤开展义务劳动，清理垃圾两车，十一点结束。', fields: { studied: ['文件'] } })).toEqual([]);
  });
});

describe('M107 topics without conclusion', () => {
  const topics = ['研究水渠维修方案'];
  it('fires where nothing was concluded', () => {
    expect(judge('M107', { text: '研究水渠维修方案\n周明说：渠道漏水严重。\n刘一说：去年也漏。\n散会。', fields: { topics } })).toHaveLength(1);
  });
  it.each([
    ['有决议', '周明说：渠道漏水严重，要修。散会散会散会散会散会散会散会。', { topics, decisions: ['修'] }],
    ['正文有结论', '研究水渠维修方案\n周明说：渠道漏水严重。\n会议决定四月前修好，周明负责。', { topics }],
    ['只有学习', '传达上级文件。周明说：要认真学。学完后各自做了笔记，散会散会散会。', { topics: ['传达学习上级文件'] }],
    ['写明留待下次', '研究水渠维修方案\n周明说：报价还没有来，放到下次会议再定，下次会议研究。', { topics }],
  ])('is silent: %s', (_name, text, plain) => {
    expect(judge('M107', { text, fields: plain })).toEqual([]);
  });
  it('a topic’s own “讨论通过” is no conclusion', () => {
    expect(judge('M107', { text: '议题：讨论通过村规民约修订稿\n周明说：有几条要改，文字上再顺一顺才好。', fields: { topics: ['讨论通过村规民约修订稿'] } })).toHaveLength(1);
  });
});

const circular = Array.from({ length: 30 }, (_, index) => `第${index}条要坚持把抓党建促乡村振兴摆在突出位置，持续整顿软弱涣散基层组织，推动资源力量向第${index}片区下沉到位`).join('。');

describe('M108 copied material', () => {
  const filed = record({ kind: 'incomingCircular', date: '2025-02-01', title: '关于抓党建促乡村振兴的通知', text: circular, path: '上级文件/通知.docx' });
  const over = (text: string) => findingsOf('M108', branch([filed, record({ kind: 'branchMeeting', date: on, text })]));
  it('fires where the body is mostly the circular, with both passages', () => {
    const [finding] = over(`支部党员大会记录\n学习内容如下：\n${circular}\n散会。`);
    expect(finding?.title).toMatch(/正文约 9\d% 与学习材料文字相同/);
    expect(finding?.evidence.map(({ path }) => path)).toContain('上级文件/通知.docx');
    expect(finding?.explanation).toContain('关于抓党建促乡村振兴的通知');
  });
  it('a quotation among own words is not it', () => {
    const own = Array.from({ length: 30 }, (_, index) => `周明说：第${index}户的地埂去年冲了一段，我们组里出三个工，开春前补好，村里借一台机器，油钱按亩分摊。`).join('');
    expect(over(`${circular.slice(0, 300)}\n${own}`)).toEqual([]);
  });
  it('without the circular: long text under 学习 with nothing of the branch’s own', () => {
    const foreign = Array.from({ length: 12 }, (_, index) => `坚持系统观念，统筹推进各项任务落实，健全完善制度机制，其中第${index}项举措要分类推进，压茬落实，务求实效，久久为功。`).join('\n');
    const alone = (text: string) => findingsOf('M108', branch([record({ kind: 'branchMeeting', date: on, text })]));
    expect(alone(`党员大会记录\n一、学习有关文件精神\n${foreign}`)).toHaveLength(1);
    expect(alone(`党员大会记录\n一、学习有关文件精神\n${foreign}\n周明说：对照文件，我们村的差距在产业上。`)).toEqual([]);
  });
});

describe('M109 merged meetings', () => {
  it('fires on a merged title and on an administrative meeting filed as the branch’s', () => {
    expect(judge('M109', { title: '支部党员大会暨村民代表会议记录' })[0]?.title).toBe('与“村民代表会议”合并记录');
    expect(judge('M109', { kind: 'committeeMeeting', title: '村委会会议记录' })[0]?.title).toContain('题名为');
  });
  it('fires, as a hint, where every topic is a business one', () => {
    const text = '主题党日活动记录\n参会党员18人\n议题：城乡居民医保收缴\n周明说：医保还差三十户没有交，月底以前要收齐。';
    expect(judge('M109', { kind: 'themeDay', text, title: '主题党日活动记录', fields: { topics: ['城乡居民医保收缴'] } })[0]?.severity).toBe('info');
  });
  it.each([
    ['四议审议', { title: '党员大会暨村民代表会议', text: '“四议两公开”党员大会审议水渠工程，周明介绍方案，会议表决通过，予以公示七天。' }],
    ['村里事项提交党员大会讨论', { fields: { topics: ['讨论水渠维修工程'] }, text: '讨论水渠维修工程\n周明说：水渠要修，请各位审议，会后学习文件。' }],
    ['寻常党员大会', { title: '支部党员大会记录', fields: { topics: ['学习党纪', '研究医保收缴'] } }],
  ])('is silent: %s', (_name, plain) => {
    expect(judge('M109', plain)).toEqual([]);
  });
});

describe('M110 committee and roster', () => {
  const assembly = record({ kind: 'branchMeeting', date: on });
  const committee = record({ kind: 'committeeMeeting', date: '2025-04-05' });
  it('one finding a year for committee minutes of a branch without committee', () => {
    const [finding, ...more] = findingsOf('M110', branch([assembly, committee, record({ kind: 'committeeMeeting', date: '2025-06-05' })], { roster: members(5) }));
    expect(more).toEqual([]);
    expect([finding?.period, finding?.paths.length]).toEqual(['2025', 2]);
  });
  it('and the other way round over a year', () => {
    expect(findingsOf('M110', branch([assembly], { roster: members(9) }))).toHaveLength(1);
    expect(findingsOf('M110', township([branch([assembly], { roster: members(9) })], '2025-12-31'))).toEqual([]);
  });
  it.each([
    ['有支委名单', branch([committee], { roster: [...members(5), ...members(3, { rosterKind: 'committeeRoster' })] })],
    ['没有名册', branch([committee])],
    ['人数年内才减少', branch([committee], { roster: [...members(6), ...members(1, { name: '李远', movedOut: '2025-08-01' })] })],
    ['人数够且有支委会', branch([committee], { roster: members(9) })],
  ])('is silent: %s', (_name, facts) => {
    expect(findingsOf('M110', facts)).toEqual([]);
  });
});

describe('M111 stock phrases', () => {
  const text = '会议讨论了水渠维修的事情。与会党员一致同意上述意见，大家纷纷表示要抓好落实。散会。';
  it('fires where nobody is named', () => {
    expect(judge('M111', { text })).toHaveLength(1);
    expect(judge('M106', { text, fields: { topics: ['讨论水渠维修'] } })).toEqual([]);
  });
  it('is silent beside named speeches, and where the phrase states the result of a counted vote', () => {
    expect(judge('M111', { text: `${text}\n${said}` })).toEqual([]);
    expect(judge('M111', { text: '会议表决水渠维修方案，同意18票，反对0票，弃权0票，与会党员一致同意该方案。', fields: { votes: [{ for: 18 }] } })).toEqual([]);
  });
});

describe('M112 organisation-life meeting', () => {
  const life = (text: string, rest: Partial<PlainRecord> = {}) => judge('M112', { kind: 'organisationLifeMeeting', date: '2025-12-10', text, ...rest });
  it('fires without criticism and on a work report', () => {
    expect(life('组织生活会记录\n赵国强宣布开会，组织学习文件两份，会议历时一个小时结束。')[0]?.title).toBe('组织生活会没有批评和自我批评的内容');
    expect(life('组织生活会记录\n赵国强作全年工作总结，取得的成绩有三条，下一步打算有两条。')[0]?.title).toBe('组织生活会的内容以工作汇报为主');
    expect(life('组织生活会记录\n会议议程：开展批评和自我批评\n会上开展了批评和自我批评，会议圆满结束。')).toHaveLength(1);
  });
  it('is silent where somebody names a fault', () => {
    expect(life('组织生活会记录\n赵国强：我的问题是下组少，联系群众不够。\n周明：希望国强同志遇事多商量。')).toEqual([]);
  });
  it('is silent where the criticism stands in papers filed with it', () => {
    const text = '组织生活会记录\n会上开展了批评和自我批评，具体意见见所附对照检查材料，会议结束。';
    const papers = record({ kind: 'selfCriticism', date: '2025-12-08' });
    expect(findingsOf('M112', branch([papers, record({ kind: 'organisationLifeMeeting', date: '2025-12-10', text })]))).toEqual([]);
  });
});
