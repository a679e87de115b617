import { addDays } from '../../shared/model/calendarDate.ts';
import { addWorkdays } from './days.ts';
import type { DevelopmentCase } from './papers/development.ts';
import { minutesOf, mattersFor, planMeeting } from './meetings.ts';
import { branchAgenda, memberAttendance, membersOn, reseat, type AgendaItem, type Attendance } from './minutes.ts';
import type { Making } from './plan.ts';
import type { Planter } from './planting.ts';

/** Gaps, poor minutes, a development file and a village decision with faults: a branch that is careless, not dishonest. */
export function plantCareless(making: Making, planter: Planter): void {
  const last = making.years.at(-1)!;
  const first = making.years[0]!;
  plantGaps(planter, making, first, last);
  plantMissingAttachments(planter, last);
  plantMinutes(planter, making, first, last);
  plantDecision(planter, first, last);
  planter.note('D103', ['development application', 'development talk'], '递交申请书两个多月后才派人谈话');
  planter.note('D105', ['development letter', 'development politicalReview'], '政审结论日期早于函调回函日期');
  planter.note('D108', ['development publicity'], '公示不足五个工作日');
  planter.remove('D104', 'development review2', String(last), '确定发展对象前的半年考察缺一次');
  planter.remove('D101', 'development preExamination', String(last), '缺上级党委预审材料');
}

/** The days of the careless branch's development case. */
export function carelessCase(found: DevelopmentCase): DevelopmentCase {
  const { days } = found;
  return { ...found, days: { ...days, talk: addDays(days.application, 70), politicalReview: addDays(days.letter, -3), publicityTo: addWorkdays(days.publicityFrom, 2) } };
}

function plantGaps(planter: Planter, making: Making, first: number, last: number): void {
  if (first !== last) {
    planter.remove('G101', `branchMeeting ${first}-Q4`, `${first}-Q4`, '第四季度没有党员大会记录');
    planter.remove('G106', `organisationLifeMeeting ${first}`, String(first), '全年没有组织生活会记录');
    planter.remove('G107', `democraticReview ${first}`, String(first), '全年没有民主评议党员材料');
    planter.remove('G109', `secretaryReport ${first}`, String(first), '没有书记述职材料');
    planter.remove('G105', `themeDay ${first}-02`, `${first}-02`, '二月没有主题党日记录');
  }
  planter.remove('G104', `partyLecture ${last}-Q1`, `${last}-Q1`, '第一季度没有党课记录');
  planter.remove('G105', `themeDay ${last}-08`, `${last}-08`, '八月没有主题党日记录');
  planter.note('G301', [`themeDay ${last}-07`, `themeDay ${last}-09`], '主题党日编号由第7次跳到第9次', String(last));
  planter.remove('G201', `villagersRepresentativesMeeting ${last}-Q2`, `${last}-Q2`, '第二季度没有村民代表会议记录');
  planter.remove('G202', `villageAffairsPublicity ${last}-Q4`, `${last}-Q4`, '第四季度没有村务公开材料');
  for (let index = 1; index <= 4; index += 1) planter.remove('G108', `heartTalk ${last}-${index}`, String(last), '全年没有谈心谈话记录');
  const fee = [...planter.plan.papers.keys()].find((key) => key.startsWith(`list ${last}`) && key.includes('第三季度党费'));
  if (fee) planter.remove('G112', fee, `${last}-Q3`, '第三季度没有党费收缴记录');
  if (making.village.hasCommittee) planter.remove('G102', `committeeMeeting ${last}-06`, `${last}-06`, '六月没有支部委员会会议记录');
  if (making.village.partyGroups > 0) planter.remove('G103', `groupMeeting ${last}-06-1`, `${last}-06`, '六月第一党小组没有开会记录');
}

function plantMissingAttachments(planter: Planter, last: number): void {
  planter.meeting(`themeDay ${last}-04`, () => ({ signIn: 'none' }));
  planter.note('G111', [`themeDay ${last}-04`], '没有签到表');
  planter.meeting(`themeDay ${last}-05`, () => ({ photos: [] }));
  planter.note('G111', [`themeDay ${last}-05`], '主题党日没有照片');
  planter.meeting(`partyLecture ${last}-Q2`, () => ({ papers: [] }));
  planter.note('G111', [`partyLecture ${last}-Q2`], '党课没有讲稿');
  planter.meeting(`democraticReview ${last}`, () => ({ papers: [] }));
  planter.note('G111', [`democraticReview ${last}`], '没有测评票或汇总表');
}

function plantMinutes(planter: Planter, making: Making, first: number, last: number): void {
  const { phrases } = making.pools;
  planter.minutes(`themeDay ${last}-06`, () => ({ recorder: '', venue: '' }));
  planter.note('M101', [`themeDay ${last}-06`], '缺记录人和地点');
  planter.minutes(`branchMeeting ${last}-Q2`, ({ attendance }) => ({ attendance: { ...attendance, presentCount: attendance.present.length - 2, absent: attendance.absent } }));
  planter.note('M102', [`branchMeeting ${last}-Q2`], '实到人数与参加人员名单、签到表不一致');
  planter.minutes(`branchMeeting ${last}-Q1`, ({ attendance, items, chair, recorder }) => seated(withoutReasons(attendance, [chair, recorder]), items));
  planter.note('M103', [`branchMeeting ${last}-Q1`], '缺席人员没有写原因');
  planter.minutes(`branchMeeting ${first}-Q2`, ({ attendance, items }) => seated(belowQuorum(attendance), items));
  planter.note('M104', [`branchMeeting ${first}-Q2`], '到会有表决权党员不足半数仍作出决议');
  planter.note('V103', [`branchMeeting ${first}-Q2`], '四议两公开审议时到会不足三分之二');
  planter.minutes(`branchMeeting ${first}-Q3`, ({ items, attendance }) => ({ items: items.map((item) => (item.vote ? { ...item, vote: { ...item.vote, for: attendance.entitled + 3 } } : item)) }));
  planter.note('M105', [`branchMeeting ${first}-Q3`], '赞成票多于有表决权人数');
  planter.minutes(`themeDay ${last}-03`, ({ items }) => ({ items: items.map((item) => ({ ...item, topic: '学习《中国共产党章程》', facts: ['逐段朗读党章总纲部分'], speeches: [], decisions: [] })) }));
  planter.note('M106', [`themeDay ${last}-03`], '只有学习，没有发言讨论');
  planter.minutes(`branchMeeting ${first}-Q1`, ({ items }) => ({ items: items.map(({ topic, facts, speeches }) => ({ topic, facts, speeches, decisions: [] })) }));
  planter.note('M107', [`branchMeeting ${first}-Q1`], '有议题有发言，没有结论和安排');
  planter.minutes(`themeDay ${last}-09`, () => ({ opening: [], items: [{ topic: '学习《中国共产党支部工作条例（试行）》', facts: phrases.copied.map((text) => text.replace(/。$/, '')), speeches: [], decisions: [] }] }));
  planter.note('M108', [`themeDay ${last}-09`], '正文基本为抄录的学习原文');
  planter.minutes(`themeDay ${last}-10`, ({ items }) => ({ title: '村干部工作例会暨主题党日活动记录', items: items.map((item): AgendaItem => ({ ...item, topic: '安排本周村务工作', facts: ['会议通报医保收缴、厕所改造和秋季防火的进度，安排各组本周任务，催报统计表'] })) }));
  planter.note('M109', [`themeDay ${last}-10`], '以村务例会代替主题党日');
  planter.minutes(`themeDay ${last}-11`, ({ items }) => ({ items: items.map((item): AgendaItem => ({ topic: item.topic, facts: [], speeches: [], decisions: [] })), closing: phrases.stock }));
  planter.note('M111', [`themeDay ${last}-11`], '只有套话，没有实名发言');
  planter.minutes(`organisationLifeMeeting ${last}`, ({ items }) => ({ items: [{ topic: '支部全年工作情况', facts: ['书记通报全年道路、饮水、医保收缴和环境整治工作，各组长汇报进度'], speeches: items.slice(0, 2).map(({ speeches }) => ({ speaker: speeches[0]!.speaker, text: '我们组今年的任务都完成了，明年准备再装几盏路灯。' })), decisions: items[0]!.decisions }] }));
  planter.note('M112', [`organisationLifeMeeting ${last}`], '组织生活会开成工作汇报会，没有批评和自我批评');
  if (!making.village.hasCommittee) plantCommitteeWithoutOne(planter, making, last);
}

function plantCommitteeWithoutOne(planter: Planter, making: Making, last: number): void {
  const setting = { ...making, random: making.random.fork('no-committee'), date: planter.plan.meetings.get(`villageCommitteeMeeting ${last}-10`)!.minutes.date };
  const pool = membersOn(making.village, setting.date).slice(0, 3);
  const attendance = memberAttendance(setting, { pool, unit: '委员', mayMiss: 0 });
  const key = `committeeMeeting ${last}-10`;
  const minutes = minutesOf(setting, 'committeeMeeting', '支部委员会会议记录', 1, attendance, branchAgenda(setting, mattersFor(making, 10, 1), attendance, false));
  planter.plan.meetings.set(key, planMeeting({ ...making, random: setting.random }, key, { ...minutes, start: '16:30', end: '17:40' }));
  planter.note('M110', [key], '正式党员不足七人、没有支部委员会，却有支委会记录');
}

function plantDecision(planter: Planter, first: number, last: number): void {
  planter.remove('V101', `jointMeeting ${last}`, String(last), '四议两公开缺“两委”商议');
  planter.paper(`decisionPublicity ${first}`, (paper) => ({ draft: { ...paper.draft, blocks: paper.draft.blocks.map((block) => (block.kind === 'paragraph' && block.text.startsWith('公示时间') ? { ...block, text: `公示时间：${first}年7月1日至${first}年7月3日` } : block)) } }));
  planter.note('V104', [`decisionPublicity ${first}`], '村民代表会议决议之前就公示，且公示时间过短');
}

function seated(attendance: Attendance, items: readonly AgendaItem[]): { readonly attendance: Attendance; readonly items: readonly AgendaItem[] } {
  return { attendance, items: reseat(items, attendance) };
}

function withoutReasons(attendance: Attendance, needed: readonly string[]): Attendance {
  const missing = attendance.absent.length > 0 ? attendance.absent : [{ name: attendance.present.findLast((name) => !needed.includes(name))! }];
  const names = new Set(missing.map(({ name }) => name));
  return { ...attendance, present: attendance.present.filter((name) => !names.has(name)), absent: missing.map(({ name }) => ({ name })) };
}

function belowQuorum(attendance: Attendance): Attendance {
  const keep = Math.max(2, Math.floor(attendance.expected * 0.4));
  const gone = attendance.present.slice(keep).map((name) => ({ name, reason: '外出' }));
  return { ...attendance, present: attendance.present.slice(0, keep), absent: [...attendance.absent, ...gone] };
}
