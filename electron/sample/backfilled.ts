import { addDays, weekdayOf, type CalendarDate } from '../../shared/model/calendarDate.ts';
import { springFestival } from './days.ts';
import { reseat, type AgendaItem } from './minutes.ts';
import { baseName, type BranchPlan, type Making } from './plan.ts';
import type { Planter } from './planting.ts';
import { addSeconds, stampAt } from './stamp.ts';
import { writeDate } from './wording.ts';

/**
 * Records written up long afterwards, as inspectors describe them (domain.md §5.2): copies under new dates, one evening's
 * batch, anachronisms, wrong weekdays, one photo for several meetings, people who could not have been there.
 * `neighbour` is the plan of another branch, from which one record is taken over.
 */
export function plantBackfilled(making: Making, planter: Planter, neighbour: BranchPlan): void {
  const last = making.years.at(-1)!;
  const first = making.years[0]!;
  plantCopies(planter, making, neighbour, first, last);
  plantContradictions(planter, making, first, last);
  plantPeople(planter, making, first, last);
  plantPhotos(planter, last);
  plantBatch(planter, making, first, last);
  const reports = ['development report1', 'development report2'] as const;
  const model = planter.plan.papers.get(reports[0]);
  if (model) planter.paper(reports[1], (paper) => ({ draft: { ...paper.draft, blocks: [...model.draft.blocks.slice(0, -1), paper.draft.blocks.at(-1)!] } }));
  planter.note('D109', reports, '两份不同季度的思想汇报内容相同');
}

function plantCopies(planter: Planter, making: Making, neighbour: BranchPlan, first: number, last: number): void {
  const { meetings } = planter.plan;
  const copy = (rule: 'B301' | 'B304', to: string, from: string, why: string): void => {
    const source = meetings.get(from);
    if (!source) return;
    planter.minutes(to, ({ attendance }) => ({ items: reseat(source.minutes.items, attendance), opening: source.minutes.opening }));
    planter.note(rule, [to, from], why);
  };
  copy('B301', `committeeMeeting ${last}-09`, `committeeMeeting ${last}-02`, '九月记录与二月记录除日期外相同');
  if (first !== last) copy('B301', `themeDay ${last}-10`, `themeDay ${first}-04`, '照搬往年主题党日记录');
  copy('B304', `committeeMeeting ${last}-10`, `branchMeeting ${last}-Q3`, '与党员大会记录正文相同，只换了标题');
  const foreign = neighbour.meetings.get(`branchMeeting ${last}-Q1`);
  if (foreign) {
    const key = `branchMeeting ${last}-Q1`;
    const own = new Map(neighbour.village.members.map(({ name }, index) => [name, making.village.members[index % Math.min(8, making.village.members.length)]!.name]));
    const rename = (text: string): string => [...own].reduce((changed, [from, to]) => changed.replaceAll(from, to), text).replaceAll(neighbour.village.name, making.village.name);
    planter.minutes(key, ({ attendance }) => ({ items: reseat(foreign.minutes.items.map((item) => renameItem(item, rename)), attendance) }));
    planter.note('B302', [key], `与${neighbour.village.name}村同季度党员大会记录雷同，只换了人名村名`);
  }
}

function plantContradictions(planter: Planter, making: Making, first: number, last: number): void {
  const early = `committeeMeeting ${last}-03`;
  const meeting = planter.plan.meetings.get(early);
  const later = making.pools.phrases.study.find(({ term, from }) => term && from > `${last}-04` && from < `${last + 1}`);
  if (meeting && later) {
    planter.minutes(early, ({ items, attendance }) => ({ items: [{ topic: `传达学习${later.title}`, facts: [`${attendance.present[0]!}传达${later.title}的主要内容`], speeches: [{ speaker: attendance.present[1]!, text: `学了${later.title}，我们要结合春耕抓落实，先把老碾坊的渠清出来。` }], decisions: [{ text: '由支委分头到组里传达', responsible: attendance.present[1]!, due: '3月底前' }] }, ...items.slice(0, 1)] }));
    planter.note('B101', [early], `${later.title}在${later.from}前后才公开，早于该日的会议不可能学习`);
  }
  const outdated = `branchMeeting ${first}-Q2`;
  planter.minutes(outdated, () => ({ opening: ['会议重温《中国共产党基层组织选举工作暂行条例》和发展党员“坚持标准、保证质量、改善结构、慎重发展”的方针。'] }));
  planter.note('B102', [outdated], '引用2020年7月已废止的选举工作暂行条例和旧的十六字方针');
  for (const key of [`themeDay ${last}-03`, `partyLecture ${last}-Q2`]) {
    planter.minutes(key, ({ date }) => ({ dateText: `${writeDate(date, 0)}（星期${'一二三四五六日'[(weekdayOf(date) + 2) % 7]!}）` }));
    planter.note('B103', [key], '所写星期与日期不符');
  }
  const model = planter.plan.meetings.get(`committeeMeeting ${last}-04`);
  if (model) {
    const key = `committeeMeeting ${last}-02-extra`;
    planter.plan.meetings.set(key, { ...model, key, base: '2月支部委员会会议记录（补充）', folder: planter.plan.meetings.get(`committeeMeeting ${last}-02`)?.folder ?? model.folder, minutes: { ...model.minutes, dateText: `${last}年2月30日`, items: model.minutes.items.slice(0, 1) } });
    planter.note('B104', [key], '2月30日不存在');
  }
  const festival = springFestival(last);
  const festive = `committeeMeeting ${festival.slice(0, 7)}`;
  moveTo(planter, festive, festival);
  planter.note('B105', [festive], '开会日为农历正月初一');
  const foreignWords = `themeDay ${last}-08`;
  planter.minutes(foreignWords, ({ items }) => ({ items: items.map((item) => ({ ...item, facts: [...item.facts, '根据我市统一部署，街道党工委组织各社区党员和物业公司职工参加本次活动'] })) }));
  planter.note('B303', [foreignWords], '出现街道、社区、物业公司等外地材料的称谓');
  if (first !== last) {
    const early2 = `branchMeeting ${first}-Q3`;
    planter.minutes(early2, ({ date }) => ({ signedOn: addDays(date, -9) }));
    planter.note('B801', [early2], '落款日期早于会议日期');
    const [ninth, tenth] = [`committeeMeeting ${first}-09`, `committeeMeeting ${first}-10`];
    planter.minutes(ninth, () => ({ serial: 10 }));
    planter.minutes(tenth, () => ({ serial: 9 }));
    planter.note('B701', [ninth, tenth], '会议次数与日期先后颠倒');
  }
}

function plantPeople(planter: Planter, making: Making, first: number, last: number): void {
  const { village } = making;
  const died = village.members.find((member) => member.died);
  const moved = village.members.find(({ movedOut }) => movedOut);
  const attend = (key: string, name: string): void => planter.minutes(key, ({ attendance }) => (attendance.present.includes(name) ? {} : { attendance: { ...attendance, expected: attendance.expected + (attendance.absent.some((other) => other.name === name) ? 0 : 1), present: [...attendance.present, name], absent: attendance.absent.filter((other) => other.name !== name) } }));
  if (died) {
    attend(`branchMeeting ${first}-Q4`, died.name);
    planter.note('B502', [`branchMeeting ${first}-Q4`], `${died.name}已于${died.died!}去世，仍列为到会`);
  }
  if (moved) {
    attend(`branchMeeting ${last}-Q4`, moved.name);
    planter.note('B502', [`branchMeeting ${last}-Q4`], `${moved.name}已于${moved.movedOut!}转出，仍列为到会`);
  }
  const floating = village.members.find((member) => member.floating);
  if (floating) {
    const keys = [...planter.plan.meetings.keys()].filter((key) => new RegExp(`^(branchMeeting|themeDay|partyLecture|organisationLifeMeeting|democraticReview) ${last}`).test(key));
    for (const key of keys) attend(key, floating.name);
    planter.note('B503', keys, `流动党员${floating.name}登记在${floating.floating!.where}务工，全年全勤`);
  }
  const [here, there] = [`committeeMeeting ${last}-08`, `villageCommitteeMeeting ${last}-08`];
  const base = planter.plan.meetings.get(here);
  if (base) {
    moveTo(planter, there, base.minutes.date);
    planter.minutes(there, ({ attendance }) => ({ start: base.minutes.start, end: base.minutes.end, venue: '下河滩泵站工地', recorder: base.minutes.recorder, attendance: attendance.present.includes(base.minutes.recorder) ? attendance : { ...attendance, expected: attendance.expected + 1, entitled: attendance.entitled + 1, present: [...attendance.present, base.minutes.recorder] } }));
    planter.note('B501', [here, there], `${base.minutes.recorder}同一时间出现在两个地点的会议`);
    planter.note('B505', [here, there], '同一记录人同一时间记录两个会议');
  }
}

function plantPhotos(planter: Planter, last: number): void {
  const original = planter.plan.meetings.get(`themeDay ${last}-04`)?.photos[0];
  if (original) {
    const shared = { scene: original.scene, sceneName: original.sceneName };
    const [again, third] = [`themeDay ${last}-09`, `partyLecture ${last}-Q3`];
    planter.meeting(again, () => ({ photos: [{ ...shared, name: `微信图片_${last}0916`, quality: 55 }] }));
    planter.meeting(third, () => ({ photos: [{ ...shared, name: '党课现场', quality: 70, change: 'mirror' }] }));
    planter.note('B401', [`themeDay ${last}-04`, again, third], '同一张照片用于三次会议，一张重新压缩，一张左右翻转');
  }
  const late = `themeDay ${last}-05`;
  planter.meeting(late, ({ photos, minutes }) => ({ photos: photos.map((photo, index) => ({ ...photo, name: `IMG_0${51 + index}`, takenAt: addSeconds(`${addDays(minutes.date, 47)}T16:2${index}:10`, 0) })) }));
  planter.note('B402', [late], '照片拍摄时间比活动晚四十七天');
  const spread = [`themeDay ${last}-11`, `themeDay ${last}-12`, `partyLecture ${last}-Q4`];
  const scene = planter.plan.meetings.get(spread[0]!)?.photos[0];
  if (scene) {
    spread.forEach((key, index) => planter.meeting(key, () => ({ photos: [{ ...scene, ...(index === 1 ? { change: 'crop' as const } : index === 2 ? { change: 'brighten' as const } : {}), name: `IMG_${last}1218_1${index}`, takenAt: `${last}-12-18T15:0${index * 2}:3${index}` }] })));
    planter.note('B403', spread, '同一场景几分钟内拍的照片分给三次会议');
  }
}

function plantBatch(planter: Planter, making: Making, first: number, last: number): void {
  const random = making.random.fork('batch');
  const keys = [`committeeMeeting ${last}-05`, `committeeMeeting ${last}-06`, `committeeMeeting ${last}-07`, `themeDay ${last}-06`, `themeDay ${last}-07`, `branchMeeting ${last}-Q2`];
  let at = `${last}-12-19T19:38:20`;
  const root = stampAt(random, 'word2016', making.village.clerk.name, at);
  for (const [index, key] of keys.entries()) {
    const created = at;
    const modified = addSeconds(created, random.int(240, 660));
    planter.meeting(key, () => ({ format: 'docx', stamp: { ...root, created, modified, revision: 1, editMinutes: Math.round((Date.parse(modified) - Date.parse(created)) / 60_000), sessions: [...root.sessions, ...Array.from({ length: index + 1 }, (_, step) => `00B1${String(step + 10)}${random.hex(2).toUpperCase()}`)] } }));
    at = addSeconds(modified, random.int(60, 200));
  }
  planter.note('B201', keys, `文件自身记录的创建时间为${last}年12月19日晚，比会议晚五个月以上`);
  planter.note('B202', keys, `六份不同月份的记录在${last}年12月19日一个晚上先后建立`);
  planter.note('B203', keys, '六份记录有同一编辑来源（rsidRoot 及多个 rsid 相同）');
  const reversed = `committeeMeeting ${first}-04`;
  planter.meeting(reversed, ({ stamp }) => ({ format: 'docx', stamp: { ...stamp, program: 'word2016', created: addSeconds(stamp.modified, 86_400 * 20), editMinutes: 0 } }));
  planter.note('B205', [reversed], '修改时间早于创建时间');
}

function moveTo(planter: Planter, key: string, date: CalendarDate): void {
  planter.meeting(key, ({ minutes }) => ({ minutes: { ...minutes, date }, base: baseName(minutes.village, minutes.title, date) }));
}

function renameItem(item: AgendaItem, rename: (text: string) => string): AgendaItem {
  return {
    ...item,
    topic: rename(item.topic),
    facts: item.facts.map(rename),
    speeches: item.speeches.map(({ speaker, text }) => ({ speaker: rename(speaker), text: rename(text) })),
    decisions: item.decisions.map((decision) => ({ ...decision, text: rename(decision.text), ...(decision.responsible ? { responsible: rename(decision.responsible) } : {}) })),
  };
}
