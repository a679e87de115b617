import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Matter } from './pools.ts';
import type { Random } from './random.ts';
import type { Member, Village } from './village.ts';
import { deadline, fill, later, speak, studyTitle, type Setting } from './wording.ts';

/** The kinds of meeting the sample writes, with the ids of the filing scheme. */
export type MeetingKind =
  | 'branchMeeting' | 'committeeMeeting' | 'groupMeeting' | 'partyLecture' | 'themeDay' | 'organisationLifeMeeting'
  | 'democraticReview' | 'villageCommitteeMeeting' | 'jointMeeting' | 'villagersRepresentativesMeeting';

/** Everything the minutes of one meeting say; a layout decides how it looks. */
export interface Minutes {
  readonly kind: MeetingKind;
  readonly village: Village;
  readonly title: string;
  readonly serial: number;
  readonly date: CalendarDate;
  /** Written instead of the date, for planted faults. */
  readonly dateText?: string;
  readonly start: string;
  readonly end: string;
  readonly venue: string;
  readonly chair: string;
  readonly recorder: string;
  readonly lecturer?: string;
  readonly attendance: Attendance;
  readonly observers: readonly string[];
  readonly items: readonly AgendaItem[];
  /** Sentences before the items: what was studied or done. */
  readonly opening: readonly string[];
  readonly closing: readonly string[];
  readonly signedOn?: CalendarDate;
}

export interface Attendance {
  /** 党员, 委员, 村民代表 …: what the people counted are. */
  readonly unit: string;
  readonly expected: number;
  readonly entitled: number;
  readonly present: readonly string[];
  /** The figure written for those present, where it is not the number of names (planted faults). */
  readonly presentCount?: number;
  readonly absent: readonly { readonly name: string; readonly reason?: string }[];
}

export interface AgendaItem {
  readonly topic: string;
  readonly facts: readonly string[];
  readonly speeches: readonly { readonly speaker: string; readonly text: string }[];
  readonly decisions: readonly { readonly text: string; readonly responsible?: string; readonly due?: string }[];
  readonly vote?: { readonly manner: string; readonly for: number; readonly against: number; readonly abstained: number };
}

/** Those on the branch's roster that day. */
export function membersOn(village: Village, date: CalendarDate): readonly Member[] {
  return village.members.filter(({ joined, died, movedOut }) => joined <= date.slice(0, 7) && (!died || date < died) && (!movedOut || date < movedOut));
}

/** Who came: those away for work are absent with that reason, perhaps one or two others; chair and recorder are there. */
export function memberAttendance(setting: Setting, options: { readonly pool?: readonly Member[]; readonly unit?: string; readonly mayMiss?: number } = {}): Attendance {
  const { random, pools, village, date } = setting;
  const expected = options.pool ?? membersOn(village, date);
  const away = expected.filter(({ floating }) => floating);
  const free = expected.filter((member) => !member.floating && member !== expected[0] && member.name !== village.clerk.name);
  const missing = random.sample(free, Math.min(random.int(0, options.mayMiss ?? 2), Math.max(0, Math.floor(expected.length / 4) - away.length)));
  const absent = [
    ...away.map(({ name, floating }) => ({ name, reason: `在${floating!.where}务工` })),
    ...missing.map(({ name }) => ({ name, reason: random.pick(pools.names.absenceReasons) })),
  ];
  const gone = new Set(absent.map(({ name }) => name));
  return {
    unit: options.unit ?? '党员',
    expected: expected.length,
    entitled: expected.filter(({ becameFull }) => becameFull <= date.slice(0, 7)).length,
    present: expected.filter(({ name }) => !gone.has(name)).map(({ name }) => name),
    absent,
  };
}

/** Who of a list of names came, at least five in six. */
export function listAttendance({ random, pools }: Setting, names: readonly string[], unit: string): Attendance {
  const absent = random.sample(names.slice(1), random.int(0, Math.max(1, Math.floor(names.length / 6)))).map((name) => ({ name, reason: random.pick(pools.names.absenceReasons) }));
  const gone = new Set(absent.map(({ name }) => name));
  return { unit, expected: names.length, entitled: names.length, present: names.filter((name) => !gone.has(name)), absent };
}

/** One matter as discussed: what is the case, who said what, what was decided, by whom and when. */
export function discuss(setting: Setting, matter: Matter, attendance: Attendance, options: { readonly verb?: string; readonly vote?: 'hands'; readonly speakers?: number } = {}): AgendaItem {
  const { random } = setting;
  const fixed = fixPlaces(matter, setting);
  const speakers = random.sample(attendance.present, options.speakers ?? random.int(3, 5));
  const remarks = random.sample(fixed.opinions, speakers.length + 1);
  const entitled = Math.min(attendance.present.length, attendance.entitled);
  const against = attendance.present.length > 8 && random.chance(0.25) ? 1 : 0;
  return {
    topic: `${options.verb ?? random.pick(['研究', '讨论'])}${fixed.name}事项`,
    facts: random.sample(fixed.facts, random.int(1, 2)).map((fact) => fill(fact, setting)),
    speeches: speakers.map((speaker, index) => ({ speaker, text: speak(index === 0 && remarks[speakers.length] ? [remarks[0]!, remarks[speakers.length]!] : [remarks[index] ?? random.pick(fixed.opinions)], setting) })),
    decisions: random.sample(fixed.decisions, random.int(1, 2)).map((text) => ({ text: fill(text, setting), responsible: random.pick(attendance.present), due: deadline(setting) })),
    ...(options.vote ? { vote: { manner: '举手表决', for: entitled - against, against, abstained: 0 } } : {}),
  };
}

/** One matter names one place and one group throughout. */
function fixPlaces(matter: Matter, { random, village }: Setting): Matter {
  const place = random.pick(village.places);
  const group = random.pick(village.groups);
  const fix = (text: string): string => text.replaceAll('{place}', place).replaceAll('{group}', group);
  return { ...matter, name: fix(matter.name), facts: matter.facts.map(fix), opinions: matter.opinions.map(fix), decisions: matter.decisions.map(fix) };
}

/** What members said about something studied. */
function talkOverStudy(setting: Setting, title: string, attendance: Attendance): AgendaItem {
  const { random, pools } = setting;
  const speakers = random.sample(attendance.present, random.int(2, 4));
  const remarks = random.sample(pools.phrases.studyTalk, speakers.length);
  return {
    topic: `学习${title}`,
    facts: [`${attendance.present[0]!}领学${title}有关内容，联系本村实际作了说明`],
    speeches: speakers.map((speaker, index) => ({ speaker, text: speak([remarks[index]!.replaceAll('{study}', title)], setting) })),
    decisions: [{ text: fill(random.pick(['会后结合“{gap}”拿出改进办法', '每名党员围绕“{gap}”提一条建议交支部', '由党小组或包户党员把学习内容带到{group}']), setting), responsible: random.pick(attendance.present), due: deadline(setting) }],
  };
}

/** Agenda items given to other people: those who are not present hand their words to one who is; no more votes than voters. */
export function reseat(items: readonly AgendaItem[], attendance: Attendance): readonly AgendaItem[] {
  const { present } = attendance;
  const seat = (name: string, index: number): string => (present.includes(name) ? name : present[index % present.length]!);
  const voters = Math.min(present.length, attendance.entitled);
  return items.map((item) => ({
    ...item,
    speeches: item.speeches.map((speech, index) => ({ ...speech, speaker: seat(speech.speaker, index) })),
    decisions: item.decisions.map((decision, index) => (decision.responsible === undefined ? decision : { ...decision, responsible: seat(decision.responsible, index) })),
    ...(item.vote ? { vote: { ...item.vote, for: voters - item.vote.against } } : {}),
  }));
}

/** Clock times of a meeting. */
export function meetingTimes(random: Random): { readonly start: string; readonly end: string } {
  const start = random.pick(['08:30', '09:00', '09:10', '09:30', '14:30', '15:00', '15:20']);
  return { start, end: later(start, random.int(13, 26) * 5) };
}

/** The usual two-part agenda of a branch: something studied and talked over, one or two matters. */
export function branchAgenda(setting: Setting, matters: readonly Matter[], attendance: Attendance, vote: boolean): readonly AgendaItem[] {
  const studied = setting.random.chance(0.7) ? [talkOverStudy(setting, studyTitle(setting), attendance)] : [];
  return [...studied, ...matters.map((matter) => discuss(setting, matter, attendance, vote ? { vote: 'hands' } : {}))];
}
