import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Rulebook } from '../rulebook.ts';

/** Somebody's own words in the minutes: who, and the passage that shows it. */
export interface SpokenWords {
  readonly speaker: string;
  readonly quote: string;
}

const offices = '(?:同志|书记|副书记|支书|主任|副主任|委员|组长|队长|会计|文书|代表|老师|镇长|乡长)?';
const saying = '(?:发言|发表意见|交流|认为|指出|说|谈到|谈了|谈|讲到|表示|建议|提出|提议|强调|补充|回答|问|汇报|通报了?|介绍|反映|自评|检查|剖析|回应|评议|批评)';

/**
 * The first words in the record that are given to a person by name. Speeches that were read come first; then any known
 * name (present, chair, recorder, roster) with a verb of speaking or a colon behind it; then any name-like word in that
 * position. “会议认为” and “大家表示” are nobody's.
 *
 * @returns `null` where no one is quoted by name
 */
export function spokenWords(record: RecordFact, branch: BranchFacts, rulebook: Rulebook): SpokenWords | null {
  const known = found.get(record);
  if (known !== undefined && known.rulebook === rulebook && known.branch === branch) return known.words;
  const words = findWords(record, branch, rulebook);
  found.set(record, { words, branch, rulebook });
  return words;
}

/** Several rules ask about the same record; the answer depends on nothing else. */
const found = new WeakMap<RecordFact, { readonly words: SpokenWords | null; readonly branch: BranchFacts; readonly rulebook: Rulebook }>();

function findWords(record: RecordFact, branch: BranchFacts, rulebook: Rulebook): SpokenWords | null {
  const { speeches } = record.fields;
  const read = speeches?.find(({ value }) => !isCollective(value.speaker, rulebook) && value.text.trim().length >= 4);
  if (read) return { speaker: read.value.speaker, quote: read.raw };
  return knownSpeaker(record, branch) ?? namelikeSpeaker(record, rulebook);
}

/** 大家、与会党员、会议 …: a speaker that is no one in particular. */
function isCollective(speaker: string, { words }: Rulebook): boolean {
  return words.collectiveSpeakers.some((word) => speaker.includes(word));
}

const speaksAfterName = new RegExp(`^${offices}(?:（[^）]{1,14}）|\\([^)]{1,14}\\))?(?:同志)?\\s*(?:(?:在|就|结合|对|围绕|从)[^，。；\\n]{1,24}?)?(?:${saying}|[:：]\\s*\\S{4})`);

function knownSpeaker({ text, fields }: RecordFact, { roster }: BranchFacts): SpokenWords | null {
  const names = new Set([...(fields.presentNames ?? []).map(({ value }) => value), fields.chair?.value, fields.recorder?.value, fields.lecturer?.value, ...(fields.observers ?? []).map(({ value }) => value), ...roster.map(({ name }) => name)]);
  for (const name of names) {
    if (!name || name.length < 2 || name.length > 6) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const after = text.slice(at + name.length, at + name.length + 48);
      if (speaksAfterName.test(after)) return { speaker: name, quote: text.slice(at, at + name.length + 30).split('\n')[0]! };
    }
  }
  return null;
}

const namelike = new RegExp(`(?:^|[\\n。；;！，,、\\s（(]|\\d[.、．])([\\u3400-\\u9fff·]{2,4}?)${offices}(?:（[^）\\n]{1,14}）|\\([^)\\n]{1,14}\\))?(?:${saying}(?:[:：，,。“]|[^\\n]{4})|[:：]\\s*[^\\n]{8})`, 'g');

function namelikeSpeaker({ text }: RecordFact, rulebook: Rulebook): SpokenWords | null {
  for (const match of text.matchAll(namelike)) {
    const name = match[1]!;
    if (!rulebook.words.surnames.includes(name[0]!) || isCollective(name, rulebook) || isLabel(name, rulebook)) continue;
    return { speaker: name, quote: match[0].trim() };
  }
  return null;
}

function isLabel(word: string, { fields }: Rulebook): boolean {
  return fields.some(({ labels }) => labels.some((label) => label.includes(word) || word.includes(label)));
}
