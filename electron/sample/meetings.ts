import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import { meetingDays, type MeetingDays } from './days.ts';
import { paragraph } from './draft.ts';
import { branchAgenda, discuss, listAttendance, meetingTimes, memberAttendance, membersOn, type AgendaItem, type Attendance, type MeetingKind, type Minutes } from './minutes.ts';
import { baseName, folderFor, meetingSubjects, paperOf, promptStamp, type Making, type MeetingPlan } from './plan.ts';
import type { Matter } from './pools.ts';
import { addSeconds } from './stamp.ts';
import type { SceneName } from './scenes.ts';
import { deadline, fill, speak, type Setting } from './wording.ts';

/** The meetings of one branch in one year, as an orderly branch holds them: every period covered, every paper there. */
export function planYear(making: Making, year: number): readonly MeetingPlan[] {
  const { village } = making;
  const random = making.random.fork(`meetings-${year}`);
  const scoped = { ...making, random };
  const days = meetingDays(random, year);
  const plans: MeetingPlan[] = [];
  const lectures = random.sample(making.pools.phrases.lectures, 4);
  const themes = [...random.sample(making.pools.phrases.themes, making.pools.phrases.themes.length), ...random.sample(making.pools.phrases.themes, 4)];
  for (let month = 1; month <= 12; month += 1) {
    const quarter = Math.ceil(month / 3);
    if (village.hasCommittee) plans.push(committeeMeeting(scoped, days, year, month));
    if (month % 3 === 0) plans.push(branchMeeting(scoped, days, year, quarter));
    for (let group = 0; group < village.partyGroups; group += 1) plans.push(groupMeeting(scoped, days, year, month, group));
    if (month % 3 === 2) plans.push(lecture(scoped, days, year, quarter, lectures[quarter - 1]!));
    plans.push(themeDay(scoped, days, year, month, themes[month - 1]!));
    if (month % 2 === 0) plans.push(villageCommittee(scoped, days, year, month));
    if (month % 3 === 1) plans.push(representatives(scoped, days, year, quarter));
  }
  plans.push(lifeMeeting(scoped, days, year), review(scoped, days, year));
  return plans;
}

/** Assembles a plan: names, folder, format and stamp as the clerk has them. */
export function planMeeting(making: Making, key: string, minutes: Minutes, files: { readonly signIn?: MeetingPlan['signIn']; readonly photos?: { readonly scene: SceneName; readonly count: number } } = {}): MeetingPlan {
  const { random, village } = making;
  const { category, subject } = meetingSubjects[minutes.kind];
  const folder = `${folderFor(village, category, subject, minutes.date)}${minutes.kind === 'themeDay' && village.clerk.folders !== 'byMonth' ? `/${Number(minutes.date.slice(5, 7))}月` : ''}`;
  const base = baseName(village, minutes.title, minutes.date);
  const withExif = random.chance(0.7);
  const count = files.photos?.count ?? 0;
  return {
    key,
    minutes,
    manner: { layout: random.pick(village.clerk.layouts), dateStyle: random.pick(village.clerk.dateStyles) },
    format: random.pick(village.clerk.formats),
    stamp: promptStamp(random, village, minutes.date),
    folder,
    base,
    signIn: files.signIn ?? (random.chance(0.03) ? 'scan' : 'file'),
    photos: Array.from({ length: count }, (_, index) => {
      const takenAt = addSeconds(`${minutes.date}T${minutes.start}:00`, random.int(5, 50) * 60 + random.int(0, 59));
      const stampText = takenAt.replace(/\D/g, '');
      return {
        name: withExif ? `IMG_${stampText.slice(0, 8)}_${stampText.slice(8)}` : `${base}照片${index + 1}`,
        scene: `${village.index}/${key}/${index}`,
        sceneName: files.photos!.scene,
        ...(withExif ? { takenAt } : {}),
      };
    }),
    papers: [],
  };
}

/** The common part of minutes: a recorder who is present, times, a place. */
export function minutesOf(setting: Setting, kind: MeetingKind, title: string, serial: number, attendance: Attendance, items: readonly AgendaItem[], more: Partial<Minutes> = {}): Minutes {
  const { random, village, date } = setting;
  const chair = more.chair ?? attendance.present[0]!;
  const recorder = attendance.present.includes(village.clerk.name) ? village.clerk.name : (attendance.present.find((name) => name !== chair) ?? chair);
  return { kind, village, title, serial, date, ...meetingTimes(random), venue: random.pick(village.venues), chair, recorder, attendance, observers: [], items, opening: [], closing: [], ...more };
}

/** Matters that fit the month, different ones. */
export function mattersFor(making: Making, month: number, count: number): readonly Matter[] {
  return making.random.sample(making.pools.matters.filter(({ months }) => months.includes(month)), count);
}

function committeeMeeting(making: Making, days: MeetingDays, year: number, month: number): MeetingPlan {
  const setting = { ...making, date: days.pick(month, 2, 11) };
  const attendance = committeeAttendance(setting);
  const items = branchAgenda(setting, mattersFor(making, month, making.random.int(1, 2)), attendance, making.random.chance(0.4));
  return planMeeting(making, `committeeMeeting ${year}-${pad(month)}`, minutesOf(setting, 'committeeMeeting', titleOf(setting, ['支部委员会会议记录', '党支部委员会会议记录', '支委会会议记录']), month, attendance, items), making.random.chance(0.5) ? { signIn: 'below' } : {});
}

function branchMeeting(making: Making, days: MeetingDays, year: number, quarter: number): MeetingPlan {
  const month = quarter * 3;
  const setting = { ...making, date: days.pick(month, 12, 24) };
  const attendance = memberAttendance(setting);
  const items = branchAgenda(setting, mattersFor(making, month, 2), attendance, true);
  return planMeeting(making, `branchMeeting ${year}-Q${quarter}`, minutesOf(setting, 'branchMeeting', titleOf(setting, ['党支部党员大会会议记录', '党支部党员大会记录']), quarter, attendance, items));
}

function groupMeeting(making: Making, days: MeetingDays, year: number, month: number, group: number): MeetingPlan {
  const setting = { ...making, date: days.pick(month, 12, 27) };
  const pool = membersOn(making.village, setting.date).filter((member) => member.group === group);
  const leader = pool.find(({ floating, office }) => !floating && office !== '党支部书记') ?? pool[0]!;
  const attendance = memberAttendance(setting, { pool: [leader, ...pool.filter((member) => member !== leader)], mayMiss: 1 });
  const items = branchAgenda(setting, mattersFor(making, month, 1), attendance, false);
  return planMeeting(making, `groupMeeting ${year}-${pad(month)}-${group + 1}`, minutesOf(setting, 'groupMeeting', `第${'一二三'[group]!}党小组会议记录`, month, attendance, items), { signIn: 'below' });
}

function lecture(making: Making, days: MeetingDays, year: number, quarter: number, subject: { readonly title: string; readonly points: readonly string[] }): MeetingPlan {
  const month = quarter * 3 - 1;
  const setting = { ...making, date: days.pick(month, 12, 26) };
  const attendance = memberAttendance(setting);
  const lecturer = making.random.pick(attendance.present.slice(0, 3));
  const points = subject.points.map((point) => fill(point, setting));
  const speakers = making.random.sample(attendance.present.filter((name) => name !== lecturer), 3);
  const item: AgendaItem = {
    topic: `《${subject.title}》专题党课`,
    facts: [`${lecturer}从${points.join('、')}三个方面作了讲解`],
    speeches: speakers.map((speaker) => ({ speaker, text: speak([making.random.pick(making.pools.phrases.studyTalk).replaceAll('{study}', '这堂党课')], setting) })),
    decisions: [{ text: fill('党员对照党课内容，每人为“{gap}”做一件具体的事', setting), responsible: attendance.present[0]!, due: deadline(setting) }],
  };
  const plan = planMeeting(making, `partyLecture ${year}-Q${quarter}`, minutesOf(setting, 'partyLecture', '党支部党课记录', quarter, attendance, [item], { lecturer }), { photos: { scene: 'room', count: making.random.int(0, 1) } });
  return { ...plan, papers: [lectureScript(setting, making, plan, subject.title, points, lecturer)] };
}

function lectureScript(setting: Setting, making: Making, plan: MeetingPlan, title: string, points: readonly string[], lecturer: string): MeetingPlan['papers'][number] {
  const { random, pools } = making;
  const body = points.flatMap((point, index) => [
    paragraph(`${'一二三'[index]!}、${point}`, 'section'),
    ...random.sample(pools.matters, 2).map((matter) => paragraph(`拿我们村来说，${random.sample(matter.facts, 2).map((fact) => fill(fact, setting)).join('。')}。${random.sample(matter.opinions, 2).map((opinion) => fill(opinion, setting)).join('；')}。`)),
    paragraph(`所以我讲这一条，就是希望各位党员${fill('{aim}', setting)}，从“${fill('{gap}', setting)}”改起。`),
  ]);
  return paperOf(making, {
    category: '04', subject: '党课', title: `党课讲稿 ${title}`, date: setting.date, folder: plan.folder,
    draft: { title, blocks: [paragraph(title, 'title'), paragraph(`${making.village.name}村党支部  ${lecturer}`, 'subtitle'), paragraph('各位党员同志：'), ...body, paragraph('我的党课就讲到这里，讲得不对的地方请大家指出。')] },
  });
}

function themeDay(making: Making, days: MeetingDays, year: number, month: number, theme: Making['pools']['phrases']['themes'][number]): MeetingPlan {
  const setting = { ...making, date: days.pick(month, 12, 25) };
  const attendance = memberAttendance(setting);
  const place = fill(theme.place, setting);
  const fix = (text: string): string => fill(text.replaceAll('{place}', place).replaceAll('{group}', place.endsWith('组') ? place : '{group}'), setting);
  const speakers = making.random.sample(attendance.present, 3);
  const remarks = making.random.sample(theme.say, 3);
  const item: AgendaItem = {
    topic: theme.title,
    facts: [`全体到场党员先重温入党誓词，随后在${place}${fix(theme.work)}`],
    speeches: speakers.map((speaker, index) => ({ speaker, text: speak([fix(remarks[index]!)], setting) })),
    decisions: [{ text: fix('本次活动没有做完的事由包组党员接着办，结果在下次主题党日上通报'), responsible: making.random.pick(attendance.present), due: deadline(setting) }],
  };
  return planMeeting(making, `themeDay ${year}-${pad(month)}`, minutesOf(setting, 'themeDay', '党支部主题党日活动记录', month, attendance, [item], { venue: place }), { photos: { scene: theme.scene, count: making.random.int(1, 2) } });
}

function villageCommittee(making: Making, days: MeetingDays, year: number, month: number): MeetingPlan {
  const setting = { ...making, date: days.pick(month, 3, 28) };
  const attendance = listAttendance(setting, villageCommitteeNames(making), '委员');
  const items = mattersFor(making, month, 2).map((matter) => discuss(setting, matter, attendance, { vote: 'hands', speakers: 3 }));
  return planMeeting(making, `villageCommitteeMeeting ${year}-${pad(month)}`, minutesOf(setting, 'villageCommitteeMeeting', '村民委员会会议记录', month / 2, attendance, items, { observers: [`${making.village.supervisors[0]!}（村务监督委员会主任）`] }), { signIn: 'below' });
}

function representatives(making: Making, days: MeetingDays, year: number, quarter: number): MeetingPlan {
  const setting = { ...making, date: days.pick(quarter * 3 - 2, 10, 26) };
  const attendance = listAttendance(setting, making.village.representatives, '村民代表');
  const items = mattersFor(making, quarter * 3 - 2, 2).map((matter) => discuss(setting, matter, attendance, { vote: 'hands' }));
  return planMeeting(making, `villagersRepresentativesMeeting ${year}-Q${quarter}`, minutesOf(setting, 'villagersRepresentativesMeeting', '村民代表会议记录', quarter, attendance, items, { chair: making.village.director, recorder: villageCommitteeNames(making)[1]!, observers: making.village.supervisors.map((name) => `${name}（村务监督委员会）`) }));
}

function lifeMeeting(making: Making, days: MeetingDays, year: number): MeetingPlan {
  const { random, pools } = making;
  const setting = { ...making, date: days.pick(12, 8, 20) };
  const attendance = memberAttendance(setting);
  const items = random.sample(attendance.present, Math.min(6, attendance.present.length)).map((name): AgendaItem => {
    const [first, second, third] = random.sample(pools.phrases.criticism, 3);
    const critics = random.sample(attendance.present.filter((other) => other !== name), 2);
    return {
      topic: `${name}对照检查和党员批评意见`,
      facts: [],
      speeches: [{ speaker: name, text: `自我批评：${fill(first!, setting)}；今后要${fill('{aim}', setting)}。` }, { speaker: critics[0]!, text: `我给${name}提一条批评意见：${fill(second!, setting)}。` }, { speaker: critics[1]!, text: `对${name}的批评意见是：${fill(third!, setting)}。` }],
      decisions: [{ text: `${name}就“${fill('{gap}', setting)}”列出整改措施`, responsible: name, due: deadline(setting) }],
    };
  });
  return planMeeting(making, `organisationLifeMeeting ${year}`, minutesOf(setting, 'organisationLifeMeeting', `党支部${year}年度组织生活会记录`, 1, attendance, items, { opening: [`会前，支部开展谈心谈话${random.int(9, 30)}人次，征求意见${random.int(5, 19)}条。`] }));
}

function review(making: Making, days: MeetingDays, year: number): MeetingPlan {
  const setting: Setting = { ...making, date: days.pick(12, 20, 28) };
  const attendance = memberAttendance(setting);
  const count = attendance.expected;
  const best = Math.max(1, Math.floor(count / 4));
  const speakers = making.random.sample(attendance.present, 3);
  const item: AgendaItem = {
    topic: '民主评议党员',
    facts: ['按照个人自评、党员互评、民主测评、组织评定的程序进行', `发出测评票${attendance.present.length}张，收回${attendance.present.length}张，有效${attendance.present.length}张`],
    speeches: speakers.map((speaker) => ({ speaker, text: `个人自评：${fill(making.random.pick(making.pools.phrases.criticism), setting)}，全年参加主题党日${making.random.int(8, 12)}次。` })),
    decisions: [{ text: `评定优秀${best}人、合格${count - best}人，结果公示并报镇党委`, responsible: attendance.present[0]!, due: deadline(setting) }],
  };
  const plan = planMeeting(making, `democraticReview ${year}`, minutesOf(setting, 'democraticReview', `党支部${year}年度民主评议党员记录`, 1, attendance, [item]));
  const tally = paperOf(making, { category: '04', subject: '民主评议党员', title: '民主评议党员测评票汇总表', date: setting.date, folder: plan.folder, draft: ballotTally(making, attendance, best, setting.date) });
  return { ...plan, papers: [tally] };
}

function ballotTally(making: Making, attendance: Attendance, best: number, date: CalendarDate): MeetingPlan['papers'][number]['draft'] {
  const { village, random } = making;
  const votes = attendance.present.length;
  const names = [...attendance.present, ...attendance.absent.map(({ name }) => name)];
  const title = `${village.name}村党支部民主评议党员测评汇总表`;
  const rows = names.map((name, index) => {
    const good = index < best ? votes - random.int(0, 2) : random.int(1, Math.max(1, Math.floor(votes / 3)));
    return [String(index + 1), name, String(good), String(votes - good), '0', '0'];
  });
  return { title, blocks: [paragraph(title, 'title'), paragraph(`时间：${date}    发出${votes}票，收回${votes}票，有效${votes}票`, 'plain'), { kind: 'table', widths: [1, 2, 1, 1, 1, 1], rows: [['序号', '姓名', '优秀', '合格', '基本合格', '不合格'], ...rows].map((row, index) => row.map((text) => ({ text, ...(index === 0 ? { head: true } : {}) }))) }, paragraph(`监票人：${attendance.present[1]!}    计票人：${attendance.present[2]!}`, 'plain')] };
}

function committeeAttendance(setting: Setting): Attendance {
  return memberAttendance(setting, { pool: membersOn(setting.village, setting.date).filter(({ office }) => office), unit: '委员', mayMiss: 1 });
}

function villageCommitteeNames({ village }: Making): readonly string[] {
  return [village.director, ...village.villagers.slice(0, 4)];
}

function titleOf({ random }: Setting, titles: readonly string[]): string {
  return random.pick(titles);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
