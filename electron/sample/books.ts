import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import { calendarDate } from '../../shared/model/calendarDate.ts';
import { drawPage, type BookLine } from './bookPages.ts';
import { workdayFrom } from './days.ts';
import type { SampleFile } from './files.ts';
import { writeScanPdf } from './formats/scanPdf.ts';
import { discuss, listAttendance, meetingTimes } from './minutes.ts';
import { photographPage, scanPage } from './pageCapture.ts';
import { rootOf, type Making } from './plan.ts';
import { addSeconds } from './stamp.ts';
import { writeDate, writeTimes, type Setting } from './wording.ts';

/** A minute-book of paper: its files, and what a reader should find in it once it is read, divided and confirmed. */
export interface SampleBook {
  readonly files: readonly SampleFile[];
  readonly answer: BookAnswer;
}

export interface BookAnswer {
  /** The scan, or the photos in the order of the pages. */
  readonly files: readonly string[];
  readonly pages: number;
  readonly cover: readonly number[];
  readonly blank: readonly number[];
  readonly records: readonly { readonly kind: string; readonly date: CalendarDate; readonly first: number; readonly last: number }[];
  readonly planted: readonly { readonly rule: string; readonly explanation: string }[];
}

interface Sitting {
  readonly kind: 'supervisionMeeting' | 'villagersGroupMeeting';
  readonly date: CalendarDate;
  readonly lines: readonly BookLine[];
}

/**
 * The book of the village's supervisors, scanned: a cover, six meetings of a year of which one stands out of order, a page
 * left blank, a meeting of two pages.
 */
export function scannedBook({ random, pools, village, years }: Making): SampleBook {
  const year = years.at(-1)!;
  // In the order of the pages: September before May.
  const sittings = [1, 3, 9, 5, 7, 11].map((month, index): Sitting => {
    const setting = { random: random.fork(`supervision-${month}`), pools, village, date: workdayFrom(calendarDate(year, month, 18)!) };
    return { kind: 'supervisionMeeting', date: setting.date, lines: minutesLines(setting, { title: `${village.name}村村务监督委员会会议记录`, people: village.supervisors, unit: '委员', topics: index === 4 ? 3 : 1 }) };
  });
  const cover: readonly BookLine[] = [{ text: '' }, { text: '' }, { text: '' }, { text: `${village.name}村`, style: 'title' }, { text: '村务监督委员会', style: 'title' }, { text: '会议记录本', style: 'title' }, { text: '' }, { text: `${year}年`, style: 'title' }];
  const pages: (readonly BookLine[])[] = [cover];
  const blank: number[] = [];
  const records = sittings.map(({ kind, date, lines }, index) => {
    const own = inPages(lines);
    const first = pages.length + 1;
    pages.push(...own);
    const record = { kind, date, first, last: pages.length };
    if (index === 2) {
      pages.push([]);
      blank.push(pages.length);
    }
    return record;
  });
  const path = `${rootOf(village)}/记录本扫描/村务监督委员会会议记录本.pdf`;
  const scannedAt = `${year}-12-22T10:05:00`;
  return {
    files: [{ path, modified: scannedAt, bytes: async () => writeScanPdf(await Promise.all(pages.map((page, index) => scanPage(random.fork(`scan-${index}`), drawPage(page)))), scannedAt) }],
    answer: { files: [path], pages: pages.length, cover: [1], blank, records, planted: [{ rule: 'B701', explanation: '九月的会议记在五月之前，页序与日期先后相反' }] },
  };
}

/** The book of a villagers' group, photographed with a phone on one evening: three meetings on as many photos as they take, two of which begin mid-page. */
export function photographedBook({ random, pools, village, years }: Making): SampleBook {
  const year = years.at(-1)!;
  const group = village.groups[0]!;
  const lines: BookLine[] = [];
  const starts: { readonly date: CalendarDate; readonly line: number }[] = [];
  for (const [month, topics] of [[2, 2], [6, 1], [10, 1]] as const) {
    const setting = { random: random.fork(`group-${month}`), pools, village, date: workdayFrom(calendarDate(year, month, 12)!) };
    if (lines.length > 0) lines.push({ text: '' });
    starts.push({ date: setting.date, line: lines.length });
    lines.push(...minutesLines(setting, { title: `${village.name}村${group}村民小组会议记录`, people: village.villagers.slice(0, 8), unit: '户代表', topics }));
  }
  const pages = inPages(lines);
  const pageOf = (line: number): number => Math.floor(line / LINES_ON_PAGE) + 1;
  const files = pages.map((page, index): SampleFile => {
    const takenAt = addSeconds(`${year}-12-24T19:32:10`, index * 21);
    const name = takenAt.replace(/\D/g, '');
    return { path: `${rootOf(village)}/手机拍照/${group}会议记录/IMG_${name.slice(0, 8)}_${name.slice(8)}.jpg`, modified: takenAt, bytes: () => photographPage(random.fork(`photo-${index}`), drawPage(page), { camera: village.clerk.camera, takenAt }) };
  });
  return {
    files,
    answer: {
      files: files.map(({ path }) => path), pages: pages.length, cover: [], blank: [],
      records: starts.map(({ date, line }, index) => ({ kind: 'villagersGroupMeeting', date, first: pageOf(line), last: pageOf((starts[index + 1]?.line ?? lines.length) - 1) })),
      planted: [],
    },
  };
}

const LINES_ON_PAGE = 24;
const CHARACTERS_ON_LINE = 30;

function inPages(lines: readonly BookLine[]): (readonly BookLine[])[] {
  return Array.from({ length: Math.ceil(lines.length / LINES_ON_PAGE) }, (_, page) => lines.slice(page * LINES_ON_PAGE, (page + 1) * LINES_ON_PAGE));
}

function minutesLines(setting: Setting, { title, people, unit, topics }: { readonly title: string; readonly people: readonly string[]; readonly unit: string; readonly topics: number }): readonly BookLine[] {
  const { random, pools, village, date } = setting;
  const attendance = listAttendance(setting, people, unit);
  const { start, end } = meetingTimes(random);
  const [chair, recorder] = [attendance.present[0]!, attendance.present.at(-1)!];
  const month = Number(date.slice(5, 7));
  const items = random.sample(pools.matters.filter(({ months }) => months.includes(month)), topics).map((matter) => discuss(setting, matter, attendance, { speakers: 2 }));
  const absent = attendance.absent.map(({ name, reason }) => `${name}（${reason}）`).join('、');
  return [
    { text: title, style: 'title' },
    ...[
      `时间：${writeDate(date, 0)} ${writeTimes(start, end, 0)}`,
      `地点：${random.pick(village.venues)}`,
      `主持人：${chair}`,
      `记录人：${recorder}`,
      `应到：${attendance.expected}人　实到：${attendance.present.length}人`,
      `参加人员：${attendance.present.join('、')}`,
      ...(absent === '' ? [] : [`缺席人员：${absent}`]),
      `议题：${items.map(({ topic }) => topic).join('；')}`,
      ...items.flatMap(({ facts, speeches, decisions }) => [
        ...facts.map((fact) => `${fact}。`),
        ...speeches.map(({ speaker, text }) => `${speaker}：${text}`),
        ...decisions.map(({ text, responsible, due }) => `决定：${text}，由${responsible}负责，${due}完成。`),
      ]),
    ].flatMap(wrapped),
  ];
}

/** Written on: a line is full after so many characters; a mark that closes a word stays with it. */
function wrapped(text: string): readonly BookLine[] {
  const lines: string[] = [''];
  for (const character of text) {
    if (Array.from(lines.at(-1)!).length >= CHARACTERS_ON_LINE && !'，。；：、）'.includes(character)) lines.push('');
    lines[lines.length - 1] = `${lines.at(-1)!}${character}`;
  }
  return lines.map((line) => ({ text: line }));
}
