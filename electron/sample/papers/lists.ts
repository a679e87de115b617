import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { listTable, paragraph, type Draft } from '../draft.ts';
import type { SampleFormat } from '../formats/render.ts';
import { paperOf, type Making, type PaperPlan } from '../plan.ts';
import type { Member } from '../village.ts';

/** Roster, floating members, party fees and the division of work: one set a year, each village with columns of its own. */
export function planLists(making: Making, year: number): readonly PaperPlan[] {
  const scoped = { ...making, random: making.random.fork(`lists-${year}`) };
  const { village } = scoped;
  return [
    roster(scoped, year),
    ...(village.members.some(({ floating }) => floating) ? [floatingList(scoped, year)] : []),
    ...fees(scoped, year),
    division(scoped, year),
  ];
}

const rosterFormats: readonly SampleFormat[] = ['xlsx', 'xls', 'docx'];

function roster(making: Making, year: number): PaperPlan {
  const { village } = making;
  const date = dateOf(year, 12, 29);
  const listed = village.members.filter(({ joined }) => joined <= date.slice(0, 7));
  const style = village.index % 3;
  const title = [`${village.name}村党员花名册`, `${village.township}${village.name}村党支部党员名册`, `${village.name}村党支部党员基本情况登记表`][style]!;
  const table = [
    listTable([1, 2, 1, 2, 2, 2, 2, 2, 3], ['序号', '姓名', '性别', '出生年月', '文化程度', '入党时间', '转正时间', '党内职务', '备注'], listed.map((member, index) => [String(index + 1), member.name, member.gender, dots(member.born), member.education, dots(member.joined), dots(member.becameFull), member.office ?? '', note(member, date)])),
    listTable([1, 2, 1, 2, 2, 2, 2, 3], ['编号', '党员姓名', '性别', '出生日期', '加入党组织日期', '转为正式党员日期', '职务', '党员状态'], listed.map((member, index) => [String(index + 1), member.name, member.gender, member.born, member.joined, member.becameFull, member.office ?? '党员', note(member, date) || '正常'])),
    listTable([1, 2, 1, 2, 2, 2, 3], ['序号', '姓　名', '性别', '出生', '何时入党', '学历', '现任职务及说明'], listed.map((member, index) => [String(index + 1), member.name, member.gender, chineseMonth(member.born), chineseMonth(member.joined), member.education, [member.office, note(member, date)].filter(Boolean).join('，')])),
  ][style]!;
  const draft: Draft = { title, blocks: [paragraph(title, 'title'), paragraph(`截至${year}年12月底    共${listed.filter(({ died, movedOut }) => !(died && died <= date) && !(movedOut && movedOut <= date)).length}名党员`, 'plain'), table] };
  return paperOf(making, { category: '02', subject: '党员名册', title, date, draft, format: rosterFormats[style]! });
}

function note({ died, movedOut, floating }: Member, date: CalendarDate): string {
  if (died && died <= date) return `${chineseDay(died)}去世`;
  if (movedOut && movedOut <= date) return `${chineseDay(movedOut)}组织关系转出`;
  return floating ? `流动党员，在${floating.where}务工` : '';
}

function floatingList(making: Making, year: number): PaperPlan {
  const { village } = making;
  const date = dateOf(year, 3, 6);
  const away = village.members.filter(({ floating }) => floating);
  const title = `${village.name}村流动党员登记表`;
  const draft: Draft = { title, blocks: [paragraph(title, 'title'), listTable([1, 2, 1, 3, 2, 2, 3], ['序号', '姓名', '性别', '流动去向', '外出时间', '返回时间', '联系人'], away.map((member, index) => [String(index + 1), member.name, member.gender, member.floating!.where, dots(member.floating!.from), '', village.members[1]!.name])), paragraph(`填表人：${village.clerk.name}    填表日期：${date}`, 'plain')] };
  return paperOf(making, { category: '02', subject: '流动党员', title, date, draft, format: (['xlsx', 'xlsx', 'csv'] as const)[village.index % 3]! });
}

function fees(making: Making, year: number): readonly PaperPlan[] {
  const { village, random } = making;
  const amounts = village.members.map((member) => (member.floating ? random.int(3, 8) : random.pick([0.2, 0.5, 1, 2, 3])));
  return [1, 2, 3, 4].map((quarter) => {
    const months = [quarter * 3 - 2, quarter * 3 - 1, quarter * 3];
    const date = dateOf(year, quarter * 3, 26);
    const title = `${village.name}村党支部${year}年第${'一二三四'[quarter - 1]!}季度党费收缴登记表`;
    const rows = village.members.flatMap((member, index) => {
      if ((member.died && member.died < date) || (member.movedOut && member.movedOut < date)) return [];
      const amount = amounts[index]!;
      return [[member.name, ...months.map(() => String(amount)), String(Math.round(amount * 300) / 100), `${quarter * 3}月${random.int(18, 26)}日`]];
    }).map((row, index) => [String(index + 1), ...row]);
    const total = rows.reduce((sum, row) => sum + Number(row[5]), 0);
    const draft: Draft = { title, blocks: [paragraph(title, 'title'), listTable([1, 2, 1, 1, 1, 1, 2], ['序号', '姓名', ...months.map((month) => `${month}月`), '合计（元）', '缴纳日期'], [...rows, ['', '合计', '', '', '', String(Math.round(total * 100) / 100), '']]), paragraph(`收款人：${village.clerk.name}    填表日期：${year}年${quarter * 3}月26日`, 'plain')] };
    return paperOf(making, { category: '02', subject: '党费', title: `第${'一二三四'[quarter - 1]!}季度党费收缴登记表`, date, draft, format: (['xlsx', 'xls', 'docx'] as const)[(village.index + 1) % 3]! });
  });
}

function division(making: Making, year: number): PaperPlan {
  const { village } = making;
  const date = dateOf(year, 1, 8);
  const duties: Readonly<Record<string, string>> = { 党支部书记: '主持支部全面工作', 党支部副书记: '协助书记工作，负责纪律和信访', 组织委员: '负责党员发展、名册和党费', 宣传委员: '负责学习教育和主题党日', 纪检委员: '负责党内监督和村务监督联系' };
  const officers = village.members.filter(({ office }) => office);
  const title = village.hasCommittee ? `${village.name}村党支部委员会委员分工一览表` : `${village.name}村党支部班子成员分工表`;
  const elected = making.years.at(-1)! - 4;
  const draft: Draft = { title, blocks: [paragraph(title, 'title'), paragraph(`本届班子于${elected}年3月换届选举产生，任期五年。`, 'plain'), listTable([1, 2, 2, 4, 2], ['序号', '姓名', '党内职务', '分工', '任职时间'], officers.map((member, index) => [String(index + 1), member.name, member.office!, duties[member.office!] ?? '', `${elected}年3月`])), paragraph(`${village.name}村党支部`, 'right'), paragraph(`${year}年1月8日`, 'right')] };
  return paperOf(making, { category: '01', subject: '班子建设', title, date, draft });
}

function dateOf(year: number, month: number, day: number): CalendarDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate;
}

function dots(month: string): string {
  return month.replace('-', '.');
}

function chineseMonth(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

function chineseDay(date: CalendarDate): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
