import { addDays, addMonths, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Random } from '../../../electron/sample/random.ts';
import { addSeconds } from '../../../electron/sample/stamp.ts';
import type { BookKind } from './bookKind.ts';
import { madeAt, two } from './meetings.ts';
import type { Book, RecordPlan } from './plan.ts';

export const honestKinds: readonly BookKind[] = [
  honest('timely', '及时记录（Word）', () => undefined),
  honest('timelyLibreOffice', '及时记录，每三份有一份由 LibreOffice 保存', ({ records }) => records.forEach((plan, index) => (plan.writer = index % 3 === 1 ? 'libreoffice' : 'docx'))),
  honest('stragglers', '多数及时，十分之一晚两三周', ({ records, village }, { random }) => {
    for (const plan of records) if (random.chance(0.1)) madeAt(plan, village, random, evening(addDays(plan.meeting.date, random.int(12, 24)), random), random.int(15, 40));
  }),
  honest('monthEnd', '月末集中录入', (book, { random }) => typeInBatches(book, random, 1)),
  honest('quarterly', '每季集中录入', (book, { random }) => typeInBatches(book, random, 3)),
  honest('yearEndDigitised', '年底把纸质记录本统一录入', (book, { random }) => typeInBatches(book, random, 12)),
  honest('bulkConversion', '.doc 批量转换为 .docx', ({ records, year }, { random }) => {
    // As measured (detection.md §1.3): one creation minute after another, revision 2, hardly a minute of editing.
    let at = `${year + 1}-01-1${random.int(0, 8)}T10:${two(random.int(0, 40))}:00`;
    for (const plan of records) {
      plan.stamp = { ...plan.stamp, created: at, modified: addSeconds(at, random.int(2, 6)), revision: 2, editMinutes: 0, sessions: plan.stamp.sessions.slice(0, 1) };
      at = addSeconds(at, random.int(6, 14));
    }
  }),
  honest('oneTemplate', '全乡镇同一模板', ({ records, village: { phrases } }) => {
    for (const plan of records) {
      plan.meeting.opening.unshift(phrases.formOpening);
      plan.meeting.closing.push(phrases.formClosing);
      plan.stamp = { ...plan.stamp, created: '2023-11-07T09:20:00', sessions: ['00A41C7E', ...plan.stamp.sessions.slice(1)] };
    }
  }),
  honest('saveAsChain', '在上次记录上“另存为”再写', (book) => saveAs(book)),
  honest('saveAsSentences', '“另存为”，开头结尾几句沿用', (book) => {
    saveAs(book);
    const [first] = book.records;
    for (const { meeting } of book.records) {
      meeting.opening = [`${book.village.committee[0]!}先把上次定的事说了说办得怎么样，${first!.meeting.chair}请各位党员围绕议题畅所欲言，有一说一，不打断别人的话。`, ...meeting.opening.slice(0, 1)];
      meeting.closing = ['大家没有别的意见，记录人当场念了一遍，念完各人在签到本上签了字，会就散了，下次开会的日子另行通知。'];
    }
  }),
  honest('wpsConstant', 'WPS 10 固定创建时间', ({ records }) => records.forEach((plan) => (plan.stamp = { ...plan.stamp, program: 'wps10' }))),
  honest('computerReplaced', '年中换电脑，旧文件在新机上另存', ({ records, village, year }, { random }) => {
    for (const plan of records) {
      const late = plan.meeting.date >= `${year}-07-01`;
      plan.stamp = late
        ? { ...plan.stamp, program: 'wps12', author: '联想用户', lastAuthor: '联想用户' }
        : { ...plan.stamp, program: 'wps12', modified: `${year}-07-0${random.int(2, 5)}T${two(random.int(9, 16))}:${two(random.int(0, 59))}:11`, revision: plan.stamp.revision + 1, lastAuthor: '联想用户', author: village.committee[2]! };
    }
  }),
  honest('recorderChanged', '年中换记录人，新手前两月晚录', ({ records, village, year }, { random }) => {
    for (const plan of records) {
      if (plan.meeting.date < `${year}-07-01`) continue;
      plan.meeting.recorder = village.committee[1]!;
      const lag = plan.meeting.date < `${year}-09-01` ? random.int(20, 40) : random.int(0, 3);
      madeAt(plan, village, random, evening(addDays(plan.meeting.date, lag), random), random.int(15, 45));
      plan.stamp = { ...plan.stamp, author: village.committee[1]!, lastAuthor: village.committee[1]! };
    }
  }),
  honest('exportedPdf', '年底统一导出 PDF 上报', ({ records, year }, { random }) => {
    let at = `${year + 1}-01-0${random.int(4, 9)}T09:10:00`;
    for (const plan of records) {
      plan.writer = 'pdf';
      at = addSeconds(at, random.int(30, 90));
      plan.stamp = { ...plan.stamp, created: at, modified: at };
    }
  }),
  honest('scannedLate', '纸质记录年底扫描', ({ records, year }, { random }) => {
    const at = `${year}-12-2${random.int(2, 9)}T14:30:00`;
    records.forEach((plan, index) => {
      plan.writer = 'scan';
      plan.stamp = { ...plan.stamp, created: addSeconds(at, index * 45), modified: addSeconds(at, index * 45) };
    });
  }),
  honest('sameRoom', '每月同一间屋、照片带时间', ({ records, village }, { random }) => {
    for (const plan of records.filter(({ meeting }) => meeting.kind === 'themeDay')) {
      plan.photos = [{ room: village.name, people: `${village.name} ${plan.meeting.date}`, takenAt: random.chance(0.6) ? `${plan.meeting.date}T${plan.meeting.start}:40` : null, change: 'none' }];
    }
  }),
  honest('holidayMeetings', '迁就务工人员，都在周末开会', ({ records }) => {
    for (const { meeting } of records) {
      const weekday = new Date(meeting.date).getUTCDay();
      if (weekday !== 0 && weekday !== 6) meeting.date = addDays(meeting.date, 6 - weekday);
      meeting.opening.unshift('在外务工的党员平日回不来，支部把会放在休息日开。');
    }
    for (const plan of records) {
      const shift = `${addDays(plan.meeting.date, 1)}T20:${plan.stamp.created.slice(14)}`;
      plan.stamp = { ...plan.stamp, created: shift, modified: addSeconds(shift, plan.stamp.editMinutes * 60 + 20) };
    }
  }),
  honest('circularReading', '每月照读乡镇下发的材料', ({ records }, { circulars }) => {
    for (const { meeting } of records) {
      if (meeting.kind === 'themeDay' || meeting.kind === 'branchMeeting') meeting.opening.push(`传达镇党委本月工作安排。`, ...circulars[Number(meeting.date.slice(5, 7)) - 1]!);
    }
  }),
  honest('shortMinutes', '记得很简略', ({ records }) => {
    for (const { meeting } of records) {
      meeting.opening = [];
      meeting.closing = [];
      meeting.items = meeting.items.slice(0, 1).map((item) => ({ ...item, facts: item.facts.slice(0, 1), speeches: item.speeches.slice(0, 1) }));
    }
  }),
  honest('oldDoc', '及时记录，存为 .doc', ({ records }) => records.forEach((plan) => (plan.writer = 'doc'))),
];

export function honest(id: string, name: string, apply: BookKind['apply']): BookKind {
  return { id, name, label: 'honest', apply };
}

/** Files made one after another at the end of each period, from notes on paper; what they say stays as it was. */
export function typeInBatches({ records, village, year }: Book, random: Random, months: number): void {
  const batches = Map.groupBy(records, ({ meeting }) => Math.ceil(Number(meeting.date.slice(5, 7)) / months));
  for (const [batch, plans] of batches) {
    const last = addDays(addMonths(`${year}-${two(batch * months)}-01` as CalendarDate, 1), -1);
    inSittings(plans, village, random, addDays(last, random.int(-1, 2)));
  }
}

/** Types the records one after another, at most a dozen an evening. */
export function inSittings(plans: readonly RecordPlan[], village: Book['village'], random: Random, day: CalendarDate): void {
  let at = `${day}T18:${two(random.int(10, 50))}:12`;
  plans.forEach((plan, index) => {
    if (index > 0 && index % 12 === 0) at = `${addDays(day, index / 12)}T18:${two(random.int(10, 50))}:12`;
    const minutes = random.int(9, 19);
    madeAt(plan, village, random, at, minutes);
    at = addSeconds(at, minutes * 60 + random.int(60, 300));
  });
}

/** Each file goes on from the last: its creation and editing sessions are handed on, saves and minutes start anew. */
function saveAs({ records }: Book): void {
  const [first] = records;
  const sessions = [...first!.stamp.sessions];
  for (const plan of records.slice(1)) {
    sessions.push(plan.stamp.sessions[0]!);
    plan.stamp = { ...plan.stamp, created: first!.stamp.created, revision: 2, sessions: [...sessions] };
  }
}

function evening(date: CalendarDate, random: Random): string {
  return `${date}T${two(random.int(18, 20))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}`;
}
