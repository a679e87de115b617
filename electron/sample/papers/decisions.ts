import { addDays, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import { workdayFrom } from '../days.ts';
import { paragraph, table, type Draft } from '../draft.ts';
import { minutesOf, planMeeting } from '../meetings.ts';
import { discuss, listAttendance, type AgendaItem } from '../minutes.ts';
import { paperOf, type BranchPlan, type Making } from '../plan.ts';
import type { Matter } from '../pools.ts';
import { fill, writeDate, type Setting } from '../wording.ts';

/**
 * One matter of a year through the four deliberations and two publications: put forward by the branch, talked over by
 * both bodies, considered by the members, decided by the representatives, published, its result published. The members
 * and the representatives deal with it in their own meetings of the second and third quarter.
 */
export function planDecision(making: Making, plan: BranchPlan, year: number): void {
  const random = making.random.fork(`decision-${year}`);
  const scoped: Making = { ...making, random };
  const { village } = making;
  const projects = making.pools.matters.filter(({ project }) => project);
  const drawn = random.pick(projects);
  const setting: Setting = { ...scoped, date: `${year}-05-08` as CalendarDate };
  const matter: Matter = { ...drawn, name: fill(drawn.name, setting) };
  const proposalKey = village.hasCommittee ? `committeeMeeting ${year}-05` : `branchMeeting ${year}-Q1`;
  const proposal = addMatter(scoped, plan, proposalKey, matter, '提议');
  const considered = addMatter(scoped, plan, `branchMeeting ${year}-Q2`, matter, '审议');
  const resolved = addMatter(scoped, plan, `villagersRepresentativesMeeting ${year}-Q3`, matter, '表决');
  if (!proposal || !considered || !resolved) return;
  const busy = new Set([...plan.meetings.values()].map(({ minutes }) => minutes.date));
  let jointDate = workdayFrom(addDays(proposal, village.hasCommittee ? 5 : 20));
  while (busy.has(jointDate)) jointDate = workdayFrom(addDays(jointDate, 1));
  const joint = { ...scoped, date: jointDate };
  const both = [...new Set([...village.members.filter(({ office }) => office).map(({ name }) => name), village.director, ...village.villagers.slice(0, 4)])];
  const attendance = listAttendance(joint, both, '两委成员');
  const meeting = planMeeting(scoped, `jointMeeting ${year}`, minutesOf(joint, 'jointMeeting', '村“两委”联席会议记录', 1, attendance, [discuss(joint, matter, attendance, { verb: '商议', vote: 'hands' })], { observers: [`${village.supervisors[0]!}（村务监督委员会主任）`] }));
  plan.meetings.set(meeting.key, meeting);
  const published = workdayFrom(addDays(resolved, 2));
  const publishedTo = addDays(published, 9);
  const finished = workdayFrom(addDays(publishedTo, 60));
  const put = (key: string, title: string, date: CalendarDate, draft: Draft): void => {
    plan.papers.set(`${key} ${year}`, paperOf(scoped, { category: '06', subject: '四议两公开', title, date, draft }));
  };
  const name = `${village.name}村${matter.name}`;
  put('decisionRegister', '四议两公开事项登记表', finished, { title: '四议两公开事项登记表', blocks: [paragraph(`${village.name}村“四议两公开”事项登记表`, 'title'), table([1.2, 4], [['事项名称', name], ['党支部提议', writeDate(proposal, 0)], ['“两委”商议', writeDate(jointDate, 0)], ['党员大会审议', writeDate(considered, 0)], ['村民代表会议决议', writeDate(resolved, 0)], ['决议公开', `${writeDate(published, 0)}至${writeDate(publishedTo, 0)}`], ['实施结果公开', `${writeDate(finished, 0)}至${writeDate(addDays(finished, 9), 0)}`]].map(([label, value]) => [{ text: label!, head: true }, value!]))] });
  put('villageResolution', '村民代表会议决议', resolved, { title: '村民代表会议决议', blocks: [paragraph(`${village.name}村村民代表会议决议`, 'title'), paragraph(`${writeDate(resolved, 0)}，村民代表会议经讨论表决，决定实施${matter.name}。${fill(random.pick(matter.decisions), joint)}。`), paragraph(`${village.name}村村民委员会`, 'right'), paragraph(writeDate(resolved, 0), 'right')] });
  put('decisionPublicity', `${matter.name}决议公开`, published, { title: '决议公开', blocks: [paragraph(`关于${name}的决议公开`, 'title'), paragraph(`公示时间：${writeDate(published, 0)}至${writeDate(publishedTo, 0)}`, 'plain'), paragraph(`${writeDate(resolved, 0)}村民代表会议决议实施${matter.name}，现予公开，接受监督。监督电话见村务公开栏。`), paragraph(`${village.name}村村民委员会`, 'right'), paragraph(writeDate(published, 0), 'right')] });
  put('resultPublicity', `${matter.name}实施结果公开`, finished, { title: '实施结果公开', blocks: [paragraph(`关于${name}实施结果的公开`, 'title'), paragraph(`公示时间：${writeDate(finished, 0)}至${writeDate(addDays(finished, 9), 0)}`, 'plain'), paragraph(`${matter.name}已于${writeDate(addDays(finished, -6), 0)}完成，支出${random.int(4, 28)}.${random.int(1, 9)}万元，经村务监督委员会${village.supervisors.join('、')}验收合格。`), paragraph(`${village.name}村村民委员会`, 'right'), paragraph(writeDate(finished, 0), 'right')] });
}

function addMatter(making: Making, plan: BranchPlan, key: string, matter: Matter, verb: string): CalendarDate | null {
  const found = plan.meetings.get(key);
  if (!found) return null;
  const setting = { ...making, date: found.minutes.date };
  const { attendance } = found.minutes;
  const item: AgendaItem = discuss(setting, matter, attendance, { verb, vote: 'hands' });
  plan.meetings.set(key, { ...found, minutes: { ...found.minutes, items: [item, ...found.minutes.items] } });
  return found.minutes.date;
}

