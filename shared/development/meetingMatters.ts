import type { DevelopmentStepId } from '../model/development.ts';
import type { RecordFact } from '../model/facts.ts';
import type { Passage } from '../model/finding.ts';
import type { Matter } from '../rules/development/developmentData.ts';
import { foldText } from '../text/normalise.ts';
import { namesOf } from './subjects.ts';

/** What a meeting dealt with about a person of a development file. */
export interface MeetingMatter {
  readonly person: string;
  readonly matter: Matter;
  /** The step that the meeting takes by it; another body's meeting takes none. */
  readonly step: DevelopmentStepId | null;
  readonly passage: Passage;
  readonly record: RecordFact;
}

const words = /积极分子|发展对象|预备党员|转正|入党|正式党员/;

/** Sentences about a person, by what is done; the first that fits a sentence counts for its people. */
const patterns: readonly (readonly [Matter, RegExp])[] = [
  ['conversion', /([^,。;:\n]{2,60}?)(?:同志)?(?:的)?(?:按期|如期|预备期满|申请)?(?:转正|转为(?:中共|中国共产党)?正式党员)/],
  ['admission', /(?:接收|吸收|发展|讨论|批准|同意)([^,。;:\n]{2,60}?)(?:同志)?(?:为|加入)(?:中共|中国共产党)?预备党员/],
  ['admission', /(?:接收|吸收|发展)([^,。;:\n]{2,60}?)(?:同志)?(?:入党|加入中国共产党)/],
  ['committeeReview', /审[查核议](?:拟?发展对象|拟?接收对象)?([^,。;:\n]{2,40}?)(?:同志)?(?:的)?(?:入党|发展|有关|相关|全部)?(?:材料|资格|情况|手续)/],
  ['committeeReview', /([^,。;:\n]{2,40}?)(?:同志)?(?:的)?(?:入党|发展)?(?:材料|情况)?(?:报|提请|提交)[^,。;:\n]{0,12}预审/],
  ['candidate', /(?:确定|列|推荐|同意|讨论|将)([^,。;:\n]{2,60}?)(?:同志)?(?:为|列为|确定为|作为)发展对象/],
  ['activist', /(?:确定|列|推荐|同意|讨论|吸收|将)([^,。;:\n]{2,60}?)(?:同志)?(?:为|列为|确定为|作为)(?:入党)?积极分子/],
];

/** Which step a meeting of a kind takes by a matter. */
const steps: Readonly<Record<string, Partial<Record<Matter, DevelopmentStepId>>>> = {
  committeeMeeting: { activist: '3', candidate: '7', committeeReview: '12', admission: '12', conversion: '22a' },
  branchMeeting: { activist: '3', candidate: '7', committeeReview: '12', admission: '15', conversion: '23' },
  groupMeeting: { conversion: '22a' },
};

/** Reads what a meeting dealt with about whom: its topics and decisions first, its sentences where those name nobody. */
export function meetingMatters(record: RecordFact): readonly MeetingMatter[] {
  if (record.role !== 'meeting' || !words.test(record.text)) return [];
  const { topics = [], decisions = [] } = record.fields;
  const stated = [
    ...topics.map((field) => ({ text: field.value, passage: { path: record.path, place: field.place, quote: field.raw } })),
    ...decisions.map((field) => ({ text: field.value.text, passage: { path: record.path, place: field.place, quote: field.raw } })),
  ];
  const found = stated.flatMap(({ text, passage }) => mattersIn(text, passage, record));
  const told = record.text.split(/[。；;\n]/).filter((sentence) => words.test(sentence) && /讨论|同意|通过|表决|审[查议核]|研究|确定|接收|转正/.test(sentence) && !history.test(sentence));
  const known = new Set(found.map(({ person }) => person));
  const all = [...found, ...told.flatMap((sentence) => mattersIn(sentence, { path: record.path, quote: sentence.trim().slice(0, 80) }, record)).filter(({ person }) => !known.has(person))];
  const converting = new Set(all.filter(({ matter }) => matter === 'conversion').map(({ person }) => person));
  const once = new Map<string, MeetingMatter>();
  for (const matter of all) {
    if (matter.matter !== 'conversion' && converting.has(matter.person)) continue;
    const key = `${matter.person} ${matter.matter}`;
    if (!once.has(key)) once.set(key, matter);
  }
  return [...once.values()];
}

/** What happened before, or is only planned: 2024年12月被接收为预备党员, 拟于下月讨论. */
const history = /\d{4}年[^,，]{0,14}(?:被|经|由)|曾|此前|下一?步|下个?月|计划于|将于/;

function mattersIn(text: string, passage: Passage, record: RecordFact): readonly MeetingMatter[] {
  const folded = foldText(text).folded;
  if (!words.test(folded) && !/预审|审查/.test(folded)) return [];
  for (const [matter, pattern] of patterns) {
    const people = Array.from(folded.matchAll(new RegExp(pattern.source, 'g'))).flatMap((match) => namesOf(match[1]!.replace(/^.*?(?:讨论|研究|审议|审查|关于|同意|表决|通过|接收|批准|听取)/, '')));
    if (people.length > 0) return [...new Set(people)].map((person) => ({ person, matter, step: steps[record.kind ?? '']?.[matter] ?? null, passage, record }));
  }
  return [];
}
