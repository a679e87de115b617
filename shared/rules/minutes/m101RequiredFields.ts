import type { RecordFact } from '../../model/facts.ts';
import type { Passage } from '../../model/finding.ts';
import type { RecordFields } from '../../model/record.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import type { RecordFieldRule } from '../rulebookShape.ts';

/** Required fields that the minutes do not state, by kind of meeting: one finding a record, naming them. */
export const m101RequiredFields: Rule = {
  code: 'M101',
  title: '记录要素不全',
  check: (context) => context.minutes.flatMap(({ record }) => missingIn(record, context)),
};

function missingIn(record: RecordFact, { rulebook }: RuleContext): readonly FindingDraft[] {
  const requirement = rulebook.requirements.find(({ kinds }) => kinds.includes(record.kind!));
  if (!requirement) return [];
  const voting = rulebook.words.voting.some((word) => record.text.includes(word));
  const required = new Set([...requirement.required, ...(voting ? requirement.whenVoting : [])]);
  const missing = rulebook.fields.filter((field) => required.has(field.id) && field.judgedBy === undefined && !isStated(record, field, rulebook));
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name);
  return [draftOnRecord(rulebook, 'M101', record, {
    severity: missing.some(({ weight }) => weight === 'core') ? 'low' : 'info',
    title: `记录缺${names.join('、')}`,
    explanation: `${nameOf(record)}中没有读到${names.map((name) => `“${name}”`).join('、')}。${readNames(record, rulebook, required)}`,
    evidence: [...blanks(record, missing, rulebook), ...(record.fields.title ? [passageOf(record, record.fields.title)] : [{ path: record.path, quote: opening(record) }])],
  })];
}

/** Read as a field, or stated in words that the reader did not make a field of: a label with something behind it. */
function isStated(record: RecordFact, field: RecordFieldRule, rulebook: Rulebook): boolean {
  if (field.id === 'names' && (record.attachments.some(({ kind }) => kind === 'signInSheet') || /签到|签名/.test(record.text))) return true;
  return hasField(record, field.id) || labelled(record.text, field, rulebook)?.filled === true || (inSentence[field.id]?.test(record.text) ?? false);
}

/** Running text: 会议由赵国强主持，周明担任记录. */
const inSentence: { readonly [Id in RecordFieldRule['id']]?: RegExp } = {
  chair: /由[^，。；\n]{2,14}主持/,
  recorder: /(?:由[^，。；\n]{2,14}|担任|负责)(?:会议)?记录/,
  lecturer: /由[^，。；\n]{2,14}(?:授课|讲授|主讲|讲党课)/,
  votes: /(?:同意|赞成)\s*\d+|一致(?:同意|通过)|\d+\s*票|全票|举手通过/,
  topics: /议题[一1二三四五六]|第[一二三四五六]项/,
  venue: /在[^，。；\n]{2,20}(?:召开|举行|开展|进行)/,
};

function hasField({ fields, date, title }: RecordFact, id: RecordFieldRule['id']): boolean {
  const lists = (list: readonly unknown[] | undefined) => (list?.length ?? 0) > 0;
  const present: Readonly<Record<RecordFieldRule['id'], (fields: RecordFields) => boolean>> = {
    title: (read) => read.title !== undefined || title !== '',
    date: (read) => read.date !== undefined || date !== null,
    time: (read) => read.startTime !== undefined || read.endTime !== undefined,
    venue: (read) => read.venue !== undefined,
    chair: (read) => read.chair !== undefined,
    lecturer: (read) => read.lecturer !== undefined,
    recorder: (read) => read.recorder !== undefined,
    attendance: (read) => read.present !== undefined || read.expected !== undefined,
    names: (read) => lists(read.presentNames),
    absentReasons: (read) => lists(read.absentees),
    topics: (read) => lists(read.topics) || lists(read.studied),
    speeches: (read) => lists(read.speeches),
    votes: (read) => lists(read.votes),
    decisions: (read) => lists(read.decisions),
    signatures: (read) => lists(read.signatures),
  };
  return present[id](fields);
}

/** Where the text has a label of the field, and whether anything but blanks, strokes or the next label follows it. */
function labelled(text: string, { labels }: RecordFieldRule, { fields }: Rulebook): { readonly at: number; readonly label: string; readonly filled: boolean } | null {
  let blank: { at: number; label: string; filled: boolean } | null = null;
  for (const label of labels) {
    for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length)) {
      const behind = text.slice(at + label.length, at + label.length + 40);
      // 记录 and 地点 are labels only before a colon or blank; 主持人赵国强 needs none.
      if (!/^[:：\s_＿（(]/.test(behind) && !/[人员]$/.test(label)) continue;
      const after = behind.replace(/^[\s:：_＿—\-–.…/／（）()　]+/, '');
      const next = fields.some(({ labels: others }) => others.some((other) => after.startsWith(other)));
      if (after !== '' && !next) return { at, label, filled: true };
      blank ??= { at, label, filled: false };
    }
  }
  return blank;
}

function blanks(record: RecordFact, missing: readonly RecordFieldRule[], rulebook: Rulebook): Passage[] {
  return missing.flatMap((field) => {
    const place = labelled(record.text, field, rulebook);
    return place ? [{ path: record.path, quote: record.text.slice(place.at, place.at + place.label.length + 6).trim() }] : [];
  });
}

function readNames(record: RecordFact, { fields }: Rulebook, required: ReadonlySet<string>): string {
  const read = fields.filter(({ id }) => required.has(id) && hasField(record, id)).map(({ name }) => name);
  return read.length === 0 ? '' : `已读到：${read.join('、')}。`;
}

function opening({ text }: RecordFact): string {
  return text.trimStart().split('\n')[0]!.slice(0, 40);
}
