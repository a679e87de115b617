import { addDays, calendarDate, monthOf, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import { addWorkdays, workdayFrom } from '../days.ts';
import { paragraph, table, type Draft } from '../draft.ts';
import type { MeetingPlan } from '../plan.ts';
import { baseName, folderFor, promptStamp, type BranchPlan, type Making, type PaperPlan } from '../plan.ts';
import { extensionOf } from '../formats/render.ts';
import type { AgendaItem } from '../minutes.ts';
import { fill, writeDate, type Setting } from '../wording.ts';

/** One person's way from the application to the branch meeting, in the last two years of the sample. */
export interface DevelopmentCase {
  readonly person: string;
  readonly gender: '男' | '女';
  readonly contacts: readonly [string, string];
  /** The day of each paper, by a name of its own. */
  readonly days: Readonly<Record<DevelopmentStep, CalendarDate>>;
}

type DevelopmentStep =
  | 'application' | 'talk' | 'activist' | 'activistFiling' | 'contacts' | 'report1' | 'review1' | 'report2' | 'review2'
  | 'candidate' | 'candidateFiling' | 'sponsors' | 'letter' | 'politicalReview' | 'training' | 'committee' | 'preExamination'
  | 'publicityFrom' | 'publicityTo' | 'form' | 'branchMeeting' | 'superiorTalk' | 'approval' | 'filing';

/** The case's days fit the branch's own meetings, which are given the matching agenda items. `null` for one year only. */
export function planDevelopment(making: Making, plan: BranchPlan): DevelopmentCase | null {
  const random = making.random.fork('development');
  const { village, years } = making;
  const last = years.at(-1)!;
  if (years.length < 2) return null;
  const day = (year: number, month: number, dayOfMonth: number): CalendarDate => workdayFrom(calendarDate(year, month, dayOfMonth)!);
  const meeting = (year: number, month: number): CalendarDate => plan.meetings.get(village.hasCommittee ? `committeeMeeting ${year}-${String(month).padStart(2, '0')}` : `branchMeeting ${year}-Q${Math.ceil(month / 3)}`)?.minutes.date ?? day(year, month, 20);
  const sponsors = village.members.filter(({ floating, died, movedOut }) => !floating && !died && !movedOut).slice(1, 3).map(({ name }) => name);
  const activist = meeting(last - 1, village.hasCommittee ? 7 : 6);
  const candidate = meeting(last, 8);
  const conclusion = addDays(candidate, village.hasCommittee ? 30 : 12);
  const committee = village.hasCommittee ? meeting(last, 10) : day(last, 10, 20);
  const branchMeeting = plan.meetings.get(`branchMeeting ${last}-Q4`)!.minutes.date;
  const publicityFrom = day(last, 11, 10);
  const result: DevelopmentCase = {
    person: village.villagers.at(-1)!,
    gender: random.pick(['男', '女']),
    contacts: [sponsors[0]!, sponsors[1]!],
    days: {
      application: day(last - 1, 1, 8), talk: day(last - 1, 1, 24), activist, activistFiling: addWorkdays(activist, 4), contacts: addWorkdays(activist, 6),
      report1: day(last - 1, 10, 9), review1: day(last - 1, 12, 20), report2: day(last, 3, 25), review2: day(last, 6, 10),
      candidate, candidateFiling: addWorkdays(candidate, 3), sponsors: addWorkdays(candidate, 4), letter: addDays(candidate, 6), politicalReview: workdayFrom(conclusion),
      training: village.hasCommittee ? day(last, 9, 24) : day(last, 10, 13), committee, preExamination: day(last, 11, 20), publicityFrom, publicityTo: addWorkdays(publicityFrom, 6),
      form: day(last, 11, 26), branchMeeting, superiorTalk: addWorkdays(branchMeeting, 1), approval: addWorkdays(branchMeeting, 3), filing: addWorkdays(branchMeeting, 4),
    },
  };
  enterMinutes(making, plan, result);
  return result;
}

/** The case's papers, one folder for the person. */
export function developmentPapers(making: Making, found: DevelopmentCase): readonly (readonly [string, PaperPlan])[] {
  const random = making.random.fork('development-papers');
  const { village, pools } = making;
  const { person, contacts, days } = found;
  const branch = `${village.name}村党支部`;
  const folder = `${folderFor(village, '03', '发展党员', days.branchMeeting)}/${person}`;
  const make = (step: string, title: string, date: CalendarDate, blocks: Draft['blocks'], signed = branch): readonly [string, PaperPlan] => {
    const format = random.pick(village.clerk.formats);
    const draft: Draft = { title, blocks: [paragraph(title, 'title'), ...blocks, paragraph(signed, 'right'), paragraph(writeDate(date, 0), 'right')] };
    return [`development ${step}`, { path: `${folder}/${baseName(village, `${person}${title}`, date)}.${extensionOf(format)}`, draft, format, stamp: promptStamp(random, village, date) }];
  };
  const on = (date: CalendarDate): Setting => ({ ...making, random, date });
  const words = (date: CalendarDate, count: number): Draft['blocks'] => random.sample([...pools.phrases.studyTalk, '这半年我参加了{place}的义务劳动{n:3-9}次，体会到{aim}不是空话', '村里让我帮着做{group}的医保登记，跑了{n:20-60}户，学会了耐心', '我身上的毛病是{gap}上不够主动，联系人已经提醒过两次', '上个月{villager}家收果子，我和几个年轻人去帮了{n:2-4}天'], count).map((sentence) => paragraph(`${fill(sentence, on(date))}。`));
  const span = `${writeDate(days.publicityFrom, 0)}至${writeDate(days.publicityTo, 0)}`;
  return [
    make('application', '入党申请书', days.application, [paragraph('敬爱的党组织：', 'plain'), paragraph(`我叫${person}，是${village.name}村村民，自愿申请加入中国共产党。`), ...words(days.application, 3), paragraph(`申请人：${person}`, 'right')], person),
    make('talk', '入党申请人谈话记录', days.talk, [paragraph(`谈话人：${contacts[0]}    谈话对象：${person}    谈话时间：${writeDate(days.talk, 0)}    地点：村党员活动室`, 'plain'), paragraph(`${contacts[0]}：你为什么想入党？`), paragraph(`${person}：${fill('看到支部带着修{place}的路，党员出力最多，我想和他们一样', on(days.talk))}。`), paragraph(`${contacts[0]}：家里支持吗，有什么困难？`), paragraph(`${person}：家里支持，就是地里活多，学习要靠晚上。`)]),
    make('activist', '确定入党积极分子材料', days.activist, [paragraph(`经党员推荐，${writeDate(days.activist, 0)}支部会议研究，同意将${person}同志确定为入党积极分子。`), paragraph(`应到会${village.hasCommittee ? 5 : 6}人，会议同意。`)]),
    make('activistFiling', '入党积极分子备案报告', days.activistFiling, [paragraph(`${village.township}党委：`, 'plain'), paragraph(`我支部于${writeDate(days.activist, 0)}确定${person}为入党积极分子，现报请备案。`)]),
    make('contacts', '入党积极分子培养联系人登记表', days.contacts, [table([1, 3], [['积极分子', person], ['培养联系人', `${contacts[0]}（正式党员）、${contacts[1]}（正式党员）`], ['确定时间', writeDate(days.contacts, 0)]])]),
    make('report1', '思想汇报', days.report1, [paragraph('敬爱的党组织：', 'plain'), ...words(days.report1, 4), paragraph(`汇报人：${person}`, 'right')], person),
    make('review1', '入党积极分子培养教育考察表', days.review1, [paragraph(`考察时间：${writeDate(days.activist, 0)}至${writeDate(days.review1, 0)}`, 'plain'), ...words(days.review1, 2), paragraph(`培养联系人${contacts[0]}、${contacts[1]}意见：继续培养。`)]),
    make('report2', '思想汇报', days.report2, [paragraph('敬爱的党组织：', 'plain'), ...words(days.report2, 4), paragraph(`汇报人：${person}`, 'right')], person),
    make('review2', '入党积极分子培养教育考察表', days.review2, [paragraph(`考察时间：${writeDate(days.review1, 0)}至${writeDate(days.review2, 0)}`, 'plain'), ...words(days.review2, 2), paragraph(`培养联系人${contacts[0]}、${contacts[1]}意见：表现稳定，可以列为发展对象考虑。`)]),
    make('candidate', '确定发展对象材料', days.candidate, [paragraph(`听取培养联系人、党员和群众意见后，${writeDate(days.candidate, 0)}支部会议讨论，确定${person}为发展对象。`)]),
    make('candidateFiling', '发展对象备案报告', days.candidateFiling, [paragraph(`${village.township}党委：`, 'plain'), paragraph(`我支部于${writeDate(days.candidate, 0)}确定${person}为发展对象，现报请备案。`)]),
    make('sponsors', '入党介绍人确定材料', days.sponsors, [paragraph(`经支部研究并征得本人同意，确定${contacts[0]}、${contacts[1]}两名正式党员为${person}的入党介绍人。`)]),
    make('letter', '函调证明材料', days.letter, [paragraph(`兹证明${person}的父母及主要社会关系政治历史清楚，遵纪守法。`), paragraph(`回函日期：${writeDate(days.letter, 0)}`)], `${village.township}派出所`),
    make('politicalReview', '政治审查综合报告', days.politicalReview, [paragraph(`根据${writeDate(days.letter, 0)}函调回函和谈话情况，${person}政治上清楚，政治审查合格。`)]),
    make('training', '发展对象培训结业证明', days.training, [paragraph(`${person}参加${village.township}党委举办的发展对象集中培训，时间3天，共24学时，考试成绩${random.int(82, 97)}分，准予结业。`)], `中共${village.township}委员会`),
    make('preExamination', '上级党委预审意见', days.preExamination, [paragraph(`经审查，${person}具备预备党员条件，手续完备，同意提交支部党员大会讨论。`)], `中共${village.township}委员会`),
    make('publicity', '发展对象公示', days.publicityTo, [paragraph(`公示时间：${span}（5个工作日以上）`), paragraph(`经支部研究，拟接收${person}为预备党员，现予公示。公示期间未收到不同意见。`)]),
    make('form', '入党志愿书', days.form, [paragraph(`姓名：${person}    性别：${found.gender}`, 'plain'), paragraph('我志愿加入中国共产党，遵守党的章程，履行党员义务。'), paragraph(`入党介绍人：${contacts[0]}、${contacts[1]}`)], person),
    make('superiorTalk', '上级党委派人谈话记录', days.superiorTalk, [paragraph(`谈话时间：${writeDate(days.superiorTalk, 0)}    谈话对象：${person}`, 'plain'), paragraph(`${person}：入党以后，我要${fill('{aim}', on(days.superiorTalk))}。`)], `中共${village.township}委员会`),
    make('approval', '接收预备党员审批意见', days.approval, [paragraph(`经党委会集体讨论、逐个表决，批准${person}为中共预备党员，预备期自${writeDate(days.branchMeeting, 0)}起一年。`)], `中共${village.township}委员会`),
    make('filing', '组织部门备案表', days.filing, [paragraph(`${person}，${writeDate(days.approval, 0)}批准为预备党员，报${village.county}委组织部备案。`)], `中共${village.township}委员会`),
  ];
}

/** The meetings that the papers speak of get the matching agenda item, and the ballots of the branch meeting. */
function enterMinutes(making: Making, plan: BranchPlan, found: DevelopmentCase): void {
  const { person, contacts, days } = found;
  addItem(plan, days.activist, { topic: `讨论确定${person}为入党积极分子`, facts: [`${person}于${writeDate(days.application, 0)}递交入党申请书，已派人谈话`], speeches: [{ speaker: contacts[0], text: `${person}在修渠时天天在工地，肯吃苦，我推荐。` }, { speaker: contacts[1], text: '年轻人里他跑腿最多，学习上还要抓紧。' }], decisions: [{ text: `同意${person}为入党积极分子，报镇党委备案`, responsible: contacts[0], due: `${monthOf(addDays(days.activist, 14))}月底前` }] });
  addItem(plan, days.candidate, { topic: `讨论确定${person}为发展对象`, facts: ['培养联系人介绍一年来的考察情况，党员和群众没有不同意见'], speeches: [{ speaker: contacts[0], text: `两次考察都做了记录，${person}参加劳动多，说话也实在。` }, { speaker: contacts[1], text: '同意，但要把函调和培训跟上。' }], decisions: [{ text: `确定${person}为发展对象，报镇党委备案`, responsible: contacts[1], due: `${monthOf(addDays(days.candidate, 14))}月底前` }] });
  if (making.village.hasCommittee) addItem(plan, days.committee, { topic: `审查发展对象${person}的材料`, facts: ['政治审查合格，已完成24学时培训'], speeches: [{ speaker: contacts[0], text: '材料逐份看过，时间都对得上。' }, { speaker: contacts[1], text: '征求群众意见时有两户提到他脾气急，已当面提醒。' }], decisions: [{ text: `同意报镇党委预审`, responsible: contacts[0], due: `${monthOf(days.committee)}月底前` }] });
  const meeting = [...plan.meetings.values()].find(({ key, minutes }) => key.startsWith('branchMeeting') && minutes.date === days.branchMeeting);
  if (!meeting) return;
  const { attendance } = meeting.minutes;
  const votes = Math.min(attendance.present.length, attendance.entitled);
  addItem(plan, days.branchMeeting, {
    topic: `讨论接收${person}为预备党员`,
    facts: [`${person}汇报对党的认识和个人情况，介绍人${contacts[0]}、${contacts[1]}介绍培养考察情况`],
    speeches: [{ speaker: contacts[0], text: `${person}两年多来做事踏实，防汛那几天守在沟口。` }, { speaker: attendance.present.at(-1)!, text: '我同意，提醒一句，入了党更要管好自己的脾气。' }],
    decisions: [{ text: `同意接收${person}为预备党员，报镇党委审批`, responsible: attendance.present[0]!, due: '三日内' }],
    vote: { manner: '无记名投票，发出表决票' + `${votes}张，收回${votes}张`, for: votes, against: 0, abstained: 0 },
  }, `${person}（发展对象）`);
  const tally: Draft = { title: '接收预备党员表决票汇总', blocks: [paragraph(`${making.village.name}村党支部接收预备党员票决汇总表`, 'title'), table([2, 2], [['会议时间', writeDate(days.branchMeeting, 0)], ['表决对象', person], ['应到有表决权党员', String(attendance.entitled)], ['实到有表决权党员', String(votes)], ['发出/收回', `${votes}/${votes}`], ['赞成', String(votes)], ['反对', '0'], ['弃权', '0']]), paragraph(`监票人：${contacts[0]}    计票人：${contacts[1]}`, 'plain')] };
  const updated = plan.meetings.get(meeting.key)!;
  const paper: PaperPlan = { path: `${updated.folder}/${baseName(making.village, '接收预备党员表决票汇总', days.branchMeeting)}.docx`, draft: tally, format: 'docx', stamp: promptStamp(making.random.fork('tally'), making.village, days.branchMeeting) };
  plan.meetings.set(meeting.key, { ...updated, papers: [...updated.papers, paper] });
}

function addItem(plan: BranchPlan, date: CalendarDate, item: AgendaItem, observer?: string): void {
  const found = [...plan.meetings.values()].find(({ key, minutes }) => (key.startsWith('committeeMeeting') || key.startsWith('branchMeeting')) && minutes.date === date);
  if (!found) return;
  const present = found.minutes.attendance.present;
  const speeches = item.speeches.map((speech, index) => (present.includes(speech.speaker) ? speech : { ...speech, speaker: present[index % present.length]! }));
  const decisions = item.decisions.map((decision) => (decision.responsible === undefined || present.includes(decision.responsible) ? decision : { ...decision, responsible: present[0]! }));
  const updated: MeetingPlan = { ...found, minutes: { ...found.minutes, items: [...found.minutes.items, { ...item, speeches, decisions }], observers: observer ? [...found.minutes.observers, observer] : found.minutes.observers } };
  plan.meetings.set(found.key, updated);
}
