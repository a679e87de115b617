import { addDays, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Random } from '../../../electron/sample/random.ts';
import { addSeconds } from '../../../electron/sample/stamp.ts';
import { inSittings } from './honestKinds.ts';
import type { BookKind } from './bookKind.ts';
import { stockItems, two } from './meetings.ts';
import type { Book, Item, RecordPlan } from './plan.ts';

const made = 'backfilled' as const;

export const backfilledKinds: readonly BookKind[] = [
  backfilled('copyDates', '抄上月记录改日期，年底一次做成', (book, { random }) => {
    copyFromEarlier(book, book.records, 0.05);
    oneEvening(book, book.records, random);
  }),
  backfilled('copyDatesPart', '平时及时，缺的三分之一抄旧记录补', (book, { random }) => {
    const missing = aThird(book, random);
    copyFromEarlier(book, missing, 0.1);
    oneEvening(book, missing, random);
  }),
  backfilled('halfCopied', '一半句子抄自旧记录，年底补', (book, { random }) => {
    copyFromEarlier(book, book.records, 0.5);
    oneEvening(book, book.records, random);
  }),
  backfilled('retypedEvening', '平时及时，缺的三分之一一晚上另写', (book, { random }) => oneEvening(book, aThird(book, random), random)),
  backfilled('retypedAll', '全年记录年底几晚上另写', (book, { random }) => oneEvening(book, book.records, random)),
  backfilled('phrasePools', '套话拼凑，年底做成', (book, { random }) => {
    fromStock(book, random);
    oneEvening(book, book.records, random);
    for (const plan of book.records) if (random.chance(0.1)) plan.writer = 'libreoffice';
  }),
  backfilled('neighbour', '抄邻村记录改村名', (book, { neighbour, random }) => {
    const missing = aThird(book, random);
    copyFromNeighbour(book, missing, neighbour, random);
    oneEvening(book, missing, random);
  }),
  backfilled('newTerms', '补记时用了会后才公布的文件和提法', (book, { random }) => {
    // Both were made public in the named year, after the last of these meetings: 2024-07-18 and 2025-10-23.
    const [term, until] = book.year >= 2025 ? ['党的二十届四中全会精神，认真领会“十五五”规划建议', `${book.year}-09-01`] : ['党的二十届三中全会精神，认真领会进一步全面深化改革的决定', `${book.year}-06-15`];
    const missing = book.records.filter(({ meeting }) => meeting.kind !== 'partyLecture' && meeting.date < until);
    for (const { meeting } of missing) if (random.chance(0.7)) meeting.opening.push(`学习${term}。`);
    oneEvening(book, missing, random);
  }),
  backfilled('datesRepaired', '补记后把文件时间改回会议当日', (book, { random }) => {
    fromStock(book, random);
    oneEvening(book, book.records, random);
    for (const plan of book.records) {
      // The clock was set back before saving; program build and minutes of editing stay as they were.
      const at = `${plan.meeting.date}T16:${two(random.int(10, 50))}:05`;
      plan.stamp = { ...plan.stamp, program: 'wps12', created: at, modified: addSeconds(at, 60 * random.int(2, 4)), editMinutes: random.int(9, 19) };
      plan.cleaned = true;
    }
  }),
  backfilled('photosReused', '补记并反复使用旧照片', (book, { random }) => {
    const missing = aThird(book, random);
    oneEvening(book, missing, random);
    reusePhotos(book, missing, random);
  }),
  cleaned('cleanedCopy', '抄上月记录改日期，清除元数据', (book) => copyFromEarlier(book, book.records, 0.05)),
  cleaned('cleanedHalf', '一半句子抄自旧记录，清除元数据', (book) => copyFromEarlier(book, book.records, 0.5)),
  cleaned('cleanedPools', '套话拼凑，清除元数据', (book, { random }) => fromStock(book, random)),
  cleaned('cleanedRewritten', '逐篇另写，清除元数据', () => undefined),
  cleaned('cleanedPhotos', '套话拼凑、反复使用旧照片，清除元数据', (book, { random }) => {
    fromStock(book, random);
    reusePhotos(book, book.records, random);
  }),
];

export function backfilled(id: string, name: string, apply: BookKind['apply']): BookKind {
  return { id, name, label: made, apply };
}

/** Saved as plain text, or with the document's properties removed. */
export function cleaned(id: string, name: string, apply: BookKind['apply']): BookKind {
  return backfilled(id, name, (book, setting) => {
    apply(book, setting);
    for (const plan of book.records) {
      plan.label = made;
      plan.cleaned = true;
      plan.writer = setting.random.chance(0.8) ? 'cleaned' : 'txt';
    }
  });
}

/** About a third of the year's records, none among the first few, so that there is something to copy. */
export function aThird({ records }: Book, random: Random): readonly RecordPlan[] {
  return records.filter((_, index) => index >= 6 && random.chance(0.4));
}

/** All made within some evenings of the following month, and labelled as what they are. */
export function oneEvening({ village, year }: Book, plans: readonly RecordPlan[], random: Random): void {
  const day = (random.chance(0.5) ? `${year}-12-2${random.int(6, 9)}` : `${year + 1}-01-${two(random.int(5, 25))}`) as CalendarDate;
  for (const plan of plans) plan.label = made;
  // December's own meetings may not lie after the evening they were made up on.
  inSittings(plans, village, random, plans.some(({ meeting }) => meeting.date >= day) ? addDays(`${year}-12-31` as CalendarDate, random.int(2, 20)) : day);
}

/** Takes the last earlier record of the kind and keeps its words; the given share of sentences is written anew. */
function copyFromEarlier(book: Book, plans: readonly RecordPlan[], fresh: number): void {
  for (const plan of plans) {
    const earlier = book.records.findLast(({ meeting }) => meeting.kind === plan.meeting.kind && meeting.date < plan.meeting.date);
    if (earlier) copyInto(plan, earlier, fresh);
  }
}

function copyInto(plan: RecordPlan, source: RecordPlan, fresh: number): void {
  const own = plan.meeting.items[0]!;
  let counter = 0;
  /** Every so many sentences one of the record's own. */
  const isFresh = (): boolean => {
    counter += 1;
    return Math.floor(counter * fresh) > Math.floor((counter - 1) * fresh);
  };
  const { present } = plan.meeting;
  plan.meeting.items = source.meeting.items.map((item): Item => ({
    topic: item.topic,
    facts: item.facts.map((fact, index) => (isFresh() ? (own.facts[index] ?? fact) : fact)),
    speeches: item.speeches.map((speech, index) => (isFresh() ? (own.speeches[index] ?? speech) : speech)).map(({ speaker, text }, index) => ({ speaker: present.includes(speaker) ? speaker : present[index % present.length]!, text })),
    decisions: item.decisions.map((decision, index) => (isFresh() ? (own.decisions[index] ?? decision) : decision)),
  }));
  if (fresh < 0.3) [plan.meeting.opening, plan.meeting.closing] = [[...source.meeting.opening], [...source.meeting.closing]];
}

function copyFromNeighbour({ village }: Book, plans: readonly RecordPlan[], neighbour: Book, random: Random): void {
  const rename = (text: string): string => (random.chance(0.9) ? text.replaceAll(neighbour.village.name, village.name) : text);
  for (const plan of plans) {
    const source = neighbour.records.find(({ meeting }) => meeting.kind === plan.meeting.kind && meeting.date.slice(5, 7) === plan.meeting.date.slice(5, 7));
    if (!source) continue;
    copyInto(plan, source, 0.05);
    plan.meeting.items = plan.meeting.items.map((item) => ({ ...item, topic: rename(item.topic), facts: item.facts.map(rename), decisions: item.decisions.map(rename) }));
  }
}

function fromStock({ records, village }: Book, random: Random): void {
  for (const { meeting } of records) {
    meeting.items = meeting.items.map((item) => stockItems(item, meeting.present, village.phrases, random));
    meeting.closing = [];
  }
}

/** Three moments serve the whole year. */
function reusePhotos({ records, village }: Book, plans: readonly RecordPlan[], random: Random): void {
  for (const plan of records.filter(({ meeting }) => meeting.kind === 'themeDay')) {
    const reused = plans.includes(plan);
    plan.photos = [{ room: village.name, people: reused ? `${village.name} 旧 ${random.int(1, 3)}` : `${village.name} ${plan.meeting.date}`, takenAt: null, change: reused ? random.pick(['none', 'recompress', 'crop', 'brighten'] as const) : 'none' }];
  }
}
