import { addDays, calendarDate, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import { workdayFrom } from '../days.ts';
import { listTable, paragraph, table, type Draft } from '../draft.ts';
import { paperOf, type Making, type PaperPlan } from '../plan.ts';
import { deadline, fill, speak, writeDate, type Setting } from '../wording.ts';

/** A branch's other papers of a year: plan, summary, the secretary's report, talks, publicity, study notes. */
export function planYearlyPapers(making: Making, year: number): readonly (readonly [string, PaperPlan])[] {
  const scoped = { ...making, random: making.random.fork(`yearly-${year}`) };
  return [
    [`workPlan ${year}`, workPlan(scoped, year)],
    [`workSummary ${year}`, workSummary(scoped, year)],
    [`secretaryReport ${year}`, secretaryReport(scoped, year)],
    ...talks(scoped, year),
    ...publicity(scoped, year),
    [`studyPlan ${year}`, studyPlan(scoped, year)],
    [`studyNotes ${year}`, studyNotes(scoped, year)],
    [`lifeMeetingRectification ${year}`, rectification(scoped, year)],
    [`responsibilityLetter ${year}`, responsibilityLetter(scoped, year)],
  ];
}

function workPlan(making: Making, year: number): PaperPlan {
  const setting = settingOn(making, year, 1, 10);
  const matters = making.random.sample(making.pools.matters, 5);
  const title = `${making.village.name}村党支部${year}年党建工作计划`;
  return paper(setting, '07', '计划总结', `${year}年党建工作计划`, title, [
    paragraph(`${year}年，支部围绕${matters.slice(0, 3).map(({ name }) => fill(name, setting)).join('、')}等工作，制定本计划。`),
    ...matters.flatMap((matter, index) => [paragraph(`${'一二三四五'[index]!}、${fill(matter.name, setting)}`, 'section'), paragraph(`${fill(making.random.pick(matter.facts), setting)}。${fill(making.random.pick(matter.decisions), setting)}，${deadline(setting)}见到进展。`)]),
    paragraph('全年召开党员大会4次、党课4次，每月开展主题党日，党费按月收缴。'),
  ]);
}

function workSummary(making: Making, year: number): PaperPlan {
  const setting = settingOn(making, year, 12, 26);
  const matters = making.random.sample(making.pools.matters, 4);
  return paper(setting, '07', '计划总结', `${year}年党建工作总结`, `${making.village.name}村党支部${year}年工作总结`, [
    paragraph('一年来，支部按照年初计划开展工作，现总结如下。'),
    ...matters.map((matter) => paragraph(`关于${fill(matter.name, setting)}。${making.random.sample(matter.facts, 2).map((fact) => fill(fact, setting)).join('。')}。经过党员和群众努力，${fill(making.random.pick(matter.decisions), setting)}已经办到。`)),
    paragraph('存在的不足', 'section'),
    ...making.random.sample(making.pools.phrases.criticism, 2).map((sentence) => paragraph(`${fill(sentence, setting)}。`)),
  ]);
}

function secretaryReport(making: Making, year: number): PaperPlan {
  const setting = settingOn(making, year, 12, 24);
  const { village, random, pools } = making;
  const matters = random.sample(pools.matters, 3);
  return paper(setting, '08', '述职评议', `${year}年度党支部书记抓党建述职报告`, `${village.name}村党支部书记抓基层党建工作述职报告`, [
    paragraph(village.members[0]!.name, 'subtitle'),
    paragraph(`现就${year}年度抓基层党建工作情况述职如下，请评议。`),
    paragraph('一、履职情况', 'section'),
    ...matters.map((matter) => paragraph(`${fill(random.pick(matter.facts), setting)}，我主持研究了${fill(matter.name, setting)}，${fill(random.pick(matter.decisions), setting)}。`)),
    paragraph('二、存在的问题', 'section'),
    ...random.sample(pools.phrases.criticism, 3).map((sentence, index) => paragraph(`${index + 1}.${fill(sentence, setting)}。`)),
    paragraph('三、下一步打算', 'section'),
    paragraph(`${fill('{aim}', setting)}，重点解决${fill('{gap}', setting)}的问题。`),
  ]);
}

function talks(making: Making, year: number): readonly (readonly [string, PaperPlan])[] {
  const { village, random, pools } = making;
  const secretary = village.members[0]!.name;
  const others = village.members.filter((member) => member.name !== secretary && !member.floating && !member.died && !member.movedOut);
  return random.sample(others, Math.min(4, others.length)).map((member, index) => {
    const setting = settingOn(making, year, [4, 6, 9, 11][index]!, random.int(6, 26));
    const [first, second, third] = random.sample(pools.phrases.criticism, 3);
    const start = random.pick(['17:40', '18:20', '19:30', '20:00']);
    const title = '谈心谈话记录表';
    const draft: Draft = { title, blocks: [paragraph(`${village.name}村党支部${title}`, 'title'), table([1, 2, 1, 2], [
      [{ text: '谈话人', head: true }, secretary, { text: '谈话对象', head: true }, member.name],
      [{ text: '谈话时间', head: true }, `${writeDate(setting.date, 0)} ${start}`, { text: '谈话地点', head: true }, `${member.name}家中`],
      [{ text: '谈话主题', head: true }, { text: '交流思想、征求意见、提醒不足', columnSpan: 3 }],
      [{ text: '谈话内容', head: true }, { text: [`${secretary}：今年你在支部分工上出了不少力，也想听听你对支部和我个人的意见。`, `${member.name}：我直说，${fill(first!, setting)}，希望支部改一改。`, `${secretary}：这一条我认。你自己也要注意，${fill(second!, setting)}。`, `${member.name}：接受。家里最近${random.pick(['盖房子', '老人住院', '孩子上大学', '果园遭了霜'])}，有时顾不上，${fill(third!, setting)}，以后改。`, `${secretary}：有困难给支部讲，${fill('{gap}', setting)}这件事还要靠你。`].join('\n'), columnSpan: 3 }],
    ])] };
    return [`heartTalk ${year}-${index + 1}`, paperOf({ random, village }, { category: '04', subject: '谈心谈话', title: `谈心谈话记录 ${member.name}`, date: setting.date, draft })] as const;
  });
}

function publicity(making: Making, year: number): readonly (readonly [string, PaperPlan])[] {
  const { village, random } = making;
  return [1, 2, 3, 4].flatMap((quarter) => {
    const setting = settingOn(making, year, quarter * 3, random.int(26, 28));
    const until = addDays(setting.date, 10);
    const span = `公开时间：${writeDate(setting.date, 0)}至${writeDate(until, 0)}`;
    const village1 = `${village.name}村${year}年第${'一二三四'[quarter - 1]!}季度村务公开`;
    const rows = random.sample([['公益岗位补助', 2, 9], ['光伏收益', 6, 40], ['土地流转租金', 5, 30], ['路灯电费', 1, 4], ['垃圾清运费', 2, 8], ['办公水电', 1, 3], ['防火物资', 1, 6]] as const, 5).map(([name, low, high], index) => [String(index + 1), name, `${random.int(low, high)}${random.int(10, 99)}0`, random.pick(['村集体账户', '财政补助'])]);
    const party = `${village.name}村党支部${year}年第${'一二三四'[quarter - 1]!}季度党务公开`;
    return [
      [`villageAffairsPublicity ${year}-Q${quarter}`, paper(setting, '06', '村务公开', `第${'一二三四'[quarter - 1]!}季度村务公开`, village1, [paragraph(span, 'plain'), listTable([1, 3, 2, 2], ['序号', '项目', '金额（元）', '资金来源'], rows), paragraph(`村务监督委员会审核人：${village.supervisors[0]!}`, 'plain')])],
      [`partyAffairsPublicity ${year}-Q${quarter}`, paper(setting, '06', '党务公开', `第${'一二三四'[quarter - 1]!}季度党务公开`, party, [paragraph(span, 'plain'), paragraph('一、本季度召开支部党员大会1次，开展主题党日3次，上党课1次。'), paragraph(`二、收缴党费${random.int(60, 260)}.${random.int(1, 9)}元。`), paragraph(`三、党员联系群众办实事：${fill(random.pick(making.pools.matters.flatMap(({ decisions }) => decisions)), setting)}。`)])],
    ] as const;
  });
}

function studyPlan(making: Making, year: number): PaperPlan {
  const setting = settingOn(making, year, 1, 15);
  const rows = Array.from({ length: 12 }, (_, index) => [`${index + 1}月`, making.random.pick(making.pools.phrases.themes).title, making.random.pick(making.village.members.slice(0, 5)).name]);
  return paper(setting, '05', '学习教育', `${year}年党员学习计划`, `${making.village.name}村党支部${year}年党员学习计划`, [listTable([1, 4, 2], ['月份', '学习和活动主题', '组织人'], rows)]);
}

function studyNotes(making: Making, year: number): PaperPlan {
  const setting = settingOn(making, year, 5, 20);
  const { village, random, pools } = making;
  const writer = random.pick(village.members.filter(({ floating, died, movedOut }) => !floating && !died && !movedOut)).name;
  const study = fill('{study}', setting);
  return paper(setting, '05', '学习教育', `学习心得体会 ${writer}`, `学习${study}心得体会`, [paragraph(`${village.name}村党支部  ${writer}`, 'subtitle'), ...random.sample(pools.phrases.studyTalk, 3).map((sentence) => paragraph(`${fill(sentence.replaceAll('{study}', study), setting)}。${speak([random.pick(pools.phrases.criticism)], setting)}`))]);
}

function rectification(making: Making, year: number): PaperPlan {
  const setting = settingOn(making, year, 12, 27);
  const rows = making.random.sample(making.pools.phrases.criticism, 4).map((sentence, index) => [String(index + 1), fill(sentence, setting), fill('{aim}', setting), making.random.pick(making.village.members.slice(0, 5)).name, deadline(setting)]);
  return paper(setting, '04', '组织生活会', `${year}年度组织生活会问题整改清单`, `${making.village.name}村党支部组织生活会问题整改清单`, [listTable([1, 4, 3, 2, 2], ['序号', '查摆问题', '整改措施', '责任人', '整改时限'], rows)]);
}

function responsibilityLetter(making: Making, year: number): PaperPlan {
  const setting = settingOn(making, year, 2, 18);
  return paper(setting, '07', '责任书', `${year}年党建工作目标责任书`, `${year}年党建工作目标责任书`, [paragraph(`为落实党建责任，${making.village.township}党委与${making.village.name}村党支部签订本责任书。`), ...making.random.sample(making.pools.matters, 3).map((matter, index) => paragraph(`${index + 1}.抓好${fill(matter.name, setting)}：${fill(making.random.pick(matter.decisions), setting)}。`)), paragraph(`责任人：${making.village.members[0]!.name}`, 'right')]);
}

function settingOn(making: Making, year: number, month: number, day: number): Setting {
  return { ...making, date: workdayFrom(calendarDate(year, month, day)!) };
}

function paper(setting: Setting, category: string, subject: string, name: string, title: string, blocks: Draft['blocks']): PaperPlan {
  return paperOf(setting, { category, subject, title: name, date: setting.date, draft: { title, blocks: [paragraph(title, 'title'), ...blocks, ...foot(setting.village.name, setting.date)] } });
}

function foot(village: string, date: CalendarDate): Draft['blocks'] {
  return [paragraph(`${village}村党支部`, 'right'), paragraph(writeDate(date, 0), 'right')];
}
