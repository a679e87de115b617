import chineseDays from 'chinese-days';
import { addDays, calendarDate, daysInMonth, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Random } from '../../../electron/sample/random.ts';
import { addSeconds, stampAt } from '../../../electron/sample/stamp.ts';
import type { Occasion, PhraseSet, Topic } from './phrases.ts';
import type { Item, Kind, Meeting, RecordPlan, Village } from './plan.ts';

/** The 32 meetings of a branch's year: theme day and committee each month, assembly and lecture each quarter, all in time. */
export function meetingsOf(village: Village, year: number, random: Random): readonly RecordPlan[] {
  const used = new Set<string>();
  const themeDay = random.int(3, 18);
  const deck = drawing(random, village.phrases.topics);
  const themeDeck = drawing(random, village.phrases.themes);
  const lectureDeck = drawing(random, village.phrases.lectures);
  const plans: RecordPlan[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const add = (kind: Kind, from: number, to: number): void => {
      const date = freeDay(random, year, month, from, to, used);
      const own = random.fork(`${kind}-${date}`);
      plans.push(inTime(meetingOf(kind, village, date, own, { deck, themeDeck, lectureDeck }), village, own));
    };
    add('themeDay', themeDay, Math.min(themeDay + 2, 28));
    add('committeeMeeting', 1, 28);
    if (month % 3 === 0) add('branchMeeting', 8, 28);
    if (month % 3 === 2) add('partyLecture', 8, 28);
  }
  return plans.toSorted((a, b) => (a.meeting.date < b.meeting.date ? -1 : 1));
}

type Deck<Thing> = () => Thing;

interface Decks {
  readonly deck: Deck<Topic>;
  readonly themeDeck: Deck<Occasion>;
  readonly lectureDeck: Deck<Occasion>;
}

/** Each of the things once in random order, then again. */
function drawing<Thing>(random: Random, things: readonly Thing[]): Deck<Thing> {
  let rest: Thing[] = [];
  return () => {
    if (rest.length === 0) rest = random.sample(things, things.length);
    return rest.pop()!;
  };
}

function freeDay(random: Random, year: number, month: number, from: number, to: number, used: Set<string>): CalendarDate {
  for (let attempt = 0; ; attempt += 1) {
    const wide = attempt > 20;
    const day = calendarDate(year, month, Math.min(random.int(wide ? 1 : from, wide ? 28 : to), daysInMonth(year, month)))!;
    if (!used.has(day) && (chineseDays.isWorkday(day) || attempt > 200)) {
      used.add(day);
      return day;
    }
  }
}

function inTime(meeting: Meeting, village: Village, random: Random): RecordPlan {
  const at = `${addDays(meeting.date, random.pick([0, 0, 0, 1, 1, 2, 3]))}T${random.pick(['15', '16', '17', '19'])}:${two(random.int(30, 59))}:${two(random.int(0, 59))}`;
  return { meeting, stamp: stampAt(random, village.program, village.committee[2]!, at), writer: 'docx', label: 'honest', cleaned: false, photos: [] };
}

function meetingOf(kind: Kind, village: Village, date: CalendarDate, random: Random, decks: Decks): Meeting {
  const asked = kind === 'committeeMeeting' ? village.committee : village.members;
  const free = asked.filter((name) => name !== village.committee[0] && name !== village.committee[2]);
  const missing = random.sample(free, kind === 'committeeMeeting' ? random.int(0, 1) : random.int(0, 3));
  const present = asked.filter((name) => !missing.includes(name));
  const begin = random.pick([510, 520, 540, 550, 570, 870, 880, 900, 925]);
  return {
    kind, date,
    start: clock(begin),
    end: clock(begin + random.int(45, 140)),
    venue: random.chance(0.8) ? village.venue : random.pick(village.places),
    chair: village.committee[0]!,
    recorder: village.committee[2]!,
    present,
    absent: missing.map((name) => ({ name, reason: random.pick(village.phrases.reasons) })),
    opening: kind === 'branchMeeting' || (kind === 'themeDay' && random.chance(0.4)) ? [`${random.pick(present)}领学${random.pick(village.phrases.studies)}，${random.pick(['读了二十来分钟', '边读边解释', '读完停下来问大家听懂没有', '拣要紧的三段念了'])}。`] : [],
    items: itemsOf(kind, village, present, random, decks),
    closing: random.chance(0.5) ? [`${random.pick(['天快黑了才散', '散会时', '末了', '出门前'])}，${village.committee[0]!}${random.pick(['把几件事又念了一遍', '问还有谁没说话', '让记录人当场读了一遍记录', '提醒下次早点来'])}。`] : [],
  };
}

function itemsOf(kind: Kind, village: Village, present: readonly string[], random: Random, { deck, themeDeck, lectureDeck }: Decks): Item[] {
  const say = (text: string): string => fill(text, village, random);
  if (kind === 'partyLecture') {
    const { name, points } = lectureDeck();
    return [{ topic: `党课：${say(name)}`, facts: random.sample(points, 3).map(say), speeches: random.sample(present, 3).map((speaker) => ({ speaker, text: `${say(random.pick(village.phrases.studyRemarks))}，${ownWords(village, random)}` })), decisions: [] }];
  }
  if (kind === 'themeDay') {
    const { name, points } = themeDeck();
    return [{ topic: say(name), facts: random.sample(points, 3).map(say), speeches: random.sample(present, 2).map((speaker) => ({ speaker, text: ownWords(village, random) })), decisions: random.chance(0.5) ? [say('没做完的由{who}在{n}天内补上')] : [] }];
  }
  return Array.from({ length: kind === 'branchMeeting' ? 2 : random.int(1, 2) }, () => discussion(deck(), village, present, random));
}

/** A matter as it was talked over: some of what is known of it, some of what can be said, put in the speaker's own words. */
function discussion(topic: Topic, village: Village, present: readonly string[], random: Random): Item {
  const say = (text: string): string => fill(text, village, random);
  const speakers = random.sample(present, random.int(3, 4));
  const opinions = random.sample(topic.opinions, speakers.length);
  return {
    topic: say(topic.name),
    facts: [`${random.sample(topic.situation, random.int(2, 3)).map(say).join('，')}。${ownWords(village, random)}`],
    speeches: speakers.map((speaker, index) => ({ speaker, text: random.chance(0.6) ? `${ownWords(village, random)}。${say(opinions[index]!)}` : `${say(opinions[index]!)}。${ownWords(village, random)}` })),
    decisions: random.sample(topic.decisions, random.int(1, 2)).map(say),
  };
}

/** A sentence put together from small parts, so that two people seldom say the same. */
export function ownWords(village: Village, random: Random): string {
  const thing = random.pick(village.phrases.things);
  const verb = random.pick(village.phrases.verbs);
  const tail = random.pick(village.phrases.tails);
  return fill(`${thing}${verb}${tail}`, village, random);
}

function fill(text: string, village: Village, random: Random): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'place') return random.pick(village.places);
    if (slot === 'group') return random.pick(village.groups);
    if (slot === 'who') return random.pick(village.members);
    if (slot === 'money') return String(random.int(6, 990) * 10);
    return String(slot === 'm' ? random.int(2, 9) : random.int(3, 89));
  });
}

/** Meetings made up from a small stock: topics of the year, said with the same dozen sentences. */
export function stockItems(item: Item, present: readonly string[], { stockDecisions, stockOpinions, stockSituations }: PhraseSet, random: Random): Item {
  return {
    topic: item.topic,
    facts: [`${random.sample(stockSituations, 2).join('，')}。`],
    speeches: random.sample(present, 3).map((speaker, index) => ({ speaker, text: `${random.sample(stockOpinions, 2).join('。')}${index === 0 ? `，把${item.topic}办好` : ''}` })),
    decisions: random.sample(stockDecisions, 2),
  };
}

/** The township's circular of a month. */
export function circularOf({ circularParts }: PhraseSet, random: Random): readonly string[] {
  return Array.from({ length: 3 }, () => `${random.sample(circularParts, 3).join('；')}。`);
}

/** A later stamp of the same file: made at the given local time. */
export function madeAt(plan: RecordPlan, village: Village, random: Random, at: string, minutes: number): void {
  const stamp = stampAt(random, plan.stamp.program, village.committee[2]!, at);
  plan.stamp = { ...stamp, editMinutes: minutes, modified: addSeconds(at, minutes * 60 + random.int(0, 40)) };
}

function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}
