import type { Random } from '../../../electron/sample/random.ts';
import { addSeconds } from '../../../electron/sample/stamp.ts';
import { aThird, backfilled, backfilledKinds, cleaned, oneEvening } from './backfilledKinds.ts';
import type { BookKind } from './bookKind.ts';
import { honest, honestKinds, typeInBatches } from './honestKinds.ts';
import { madeAt, ownWords, two } from './meetings.ts';
import type { Book, RecordPlan } from './plan.ts';

/** Ways of keeping records that were thought of after the rules were fixed, honest ones as hard as could be found. */
const newHonest: readonly BookKind[] = [
  honest('habitTimely', '发言惯用套话、情况照实写，及时', (book, { random }) => speakInHabit(book, random)),
  honest('habitQuarterly', '发言惯用套话、情况照实写，按季录入', (book, { random }) => {
    speakInHabit(book, random);
    typeInBatches(book, random, 3);
  }),
  honest('standingFigures', '每次重述固定的村情数字，按季录入', (book, { random }) => {
    const { village } = book;
    const said = `本村现有党员${village.members.length}名、户数${random.int(180, 420)}户、耕地${random.int(900, 2600)}亩，脱贫户${random.int(12, 60)}户。`;
    for (const { meeting } of book.records) meeting.opening.unshift(said, `${village.committee[0]!}通报：支部承诺事项4件，公示在村务栏第1栏。`);
    typeInBatches(book, random, 3);
  }),
  honest('continuedMatter', '一件事连开几次会，记录人重述上次的话，月末录入', (book, { random }) => {
    const committee = book.records.filter(({ meeting }) => meeting.kind === 'committeeMeeting');
    for (const [index, { meeting }] of committee.entries()) {
      const before = committee[index - 1]?.meeting;
      if (index % 3 === 0 || !before) continue;
      const { topic, speeches } = before.items[0]!;
      meeting.items = [{ topic, facts: [`上次会上${speeches[0]!.speaker}说：${speeches[0]!.text}。这回接着议。`], speeches: meeting.items[0]!.speeches, decisions: meeting.items[0]!.decisions }, ...meeting.items.slice(1)];
    }
    typeInBatches(book, random, 1);
  }),
];

const newBackfilled: readonly BookKind[] = [
  backfilled('patchwork', '年底补：从全年各次记录里东拼西凑', (book, { random }) => {
    patchwork(book, book.records.filter((_, index) => index >= 8), random);
    oneEvening(book, book.records, random);
  }),
  backfilled('patchworkPart', '平时及时，缺的三分之一东拼西凑补', (book, { random }) => {
    const missing = aThird(book, random);
    patchwork(book, missing, random);
    oneEvening(book, missing, random);
  }),
  backfilled('reworded', '抄旧记录，每句改几个字，年底补', (book, { random }) => {
    reworded(book, random);
    oneEvening(book, book.records, random);
  }),
  backfilled('clockSetBack', '抄旧记录，开机改系统时间再写', (book, { random }) => {
    copyLast(book);
    for (const plan of book.records) {
      madeAt(plan, book.village, random, `${plan.meeting.date}T17:${two(random.int(5, 50))}:09`, random.int(8, 20));
      plan.label = 'backfilled';
      plan.cleaned = true;
    }
  }),
  backfilled('propertiesChanged', '另写，再用工具把建立、保存时间改成会议当日', (book, { random }) => {
    oneEvening(book, book.records, random);
    for (const plan of book.records) {
      const at = `${plan.meeting.date}T${two(random.int(9, 17))}:${two(random.int(0, 59))}:00`;
      plan.stamp = { ...plan.stamp, created: at, modified: addSeconds(at, 60 * random.int(0, 30)) };
      plan.cleaned = true;
    }
  }),
  cleaned('cleanedPatchwork', '东拼西凑，清除元数据', (book, { random }) => patchwork(book, book.records.filter((_, index) => index >= 8), random)),
];

const again = new Set(['copyDates', 'copyDatesPart', 'halfCopied', 'phrasePools', 'datesRepaired', 'cleanedCopy', 'cleanedHalf', 'timely', 'quarterly', 'yearEndDigitised', 'saveAsSentences', 'shortMinutes', 'monthEnd']);

/** The new ways, and the commonest of the old ones told in other words. */
export const heldOutKinds: readonly BookKind[] = [...honestKinds, ...backfilledKinds].filter(({ id }) => again.has(id)).concat(newHonest, newBackfilled);

/** Everyone says one of a few things; what the matter was and what was decided stays as it was. */
function speakInHabit({ records, village }: Book, random: Random): void {
  const habit = random.sample(village.phrases.stockOpinions, 5);
  for (const { meeting } of records) {
    meeting.items = meeting.items.map((item) => ({ ...item, speeches: item.speeches.map(({ speaker }) => ({ speaker, text: random.pick(habit) })) }));
  }
}

/** Each sentence from any earlier record of the year. */
function patchwork({ records }: Book, plans: readonly RecordPlan[], random: Random): void {
  for (const plan of plans) {
    const earlier = records.filter(({ meeting }) => meeting.date < plan.meeting.date).flatMap(({ meeting }) => meeting.items);
    if (earlier.length === 0) continue;
    plan.meeting.items = plan.meeting.items.map((item) => ({
      topic: item.topic,
      facts: item.facts.map(() => pickFrom(random, earlier.flatMap(({ facts }) => facts))),
      speeches: item.speeches.map(({ speaker }) => ({ speaker, text: pickFrom(random, earlier.flatMap(({ speeches }) => speeches)).text })),
      decisions: item.decisions.map((own) => (earlier.some(({ decisions }) => decisions.length > 0) ? pickFrom(random, earlier.flatMap(({ decisions }) => decisions)) : own)),
    }));
  }
}

function pickFrom<Thing>(random: Random, things: readonly Thing[]): Thing {
  return things[random.int(0, things.length - 1)]!;
}

function copyLast({ records }: Book): void {
  for (const plan of records) {
    const earlier = records.findLast(({ meeting }) => meeting.kind === plan.meeting.kind && meeting.date < plan.meeting.date);
    if (!earlier) continue;
    const { present } = plan.meeting;
    plan.meeting.items = earlier.meeting.items.map((item) => ({ ...item, speeches: item.speeches.map(({ speaker, text }, index) => ({ speaker: present.includes(speaker) ? speaker : present[index % present.length]!, text })) }));
  }
}

/** The last record of the kind with a clause of every speech exchanged and the amounts changed. */
function reworded(book: Book, random: Random): void {
  copyLast(book);
  const change = (text: string): string => text.replace(/\d+/g, () => String(random.int(2, 89))).replace(/，[^，。]*$/, `，${random.pick(['这是实话', '大家看呢', '我就说到这', '回头再碰'])}`);
  for (const { meeting } of book.records) {
    meeting.items = meeting.items.map((item) => ({ ...item, facts: item.facts.map((fact) => change(fact)), speeches: item.speeches.map(({ speaker, text }) => ({ speaker, text: random.chance(0.5) ? change(text) : `${ownWords(book.village, random)}。${change(text)}` })) }));
  }
}
