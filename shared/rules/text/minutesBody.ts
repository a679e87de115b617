import type { RecordFact } from '../../model/facts.ts';
import { fieldOfLabel, type SlotField } from '../../reading/labels.ts';
import type { Span } from '../../similarity/compact.ts';

/** What of a record's text is its own: offsets into the record's text. */
export interface MinutesBody {
  /** Headers, lists of people, topics, votes in set form and study material; in order, not overlapping. */
  readonly hidden: readonly Span[];
  /** Those of the hidden that are hidden for their shortness alone: a heading, a cell, or a fact noted in a few words. */
  readonly shortLines: ReadonlySet<Span>;
  readonly speeches: readonly (Span & { readonly speaker: string })[];
  readonly decisions: readonly Span[];
}

const headerFields: ReadonlySet<SlotField> = new Set<SlotField>(['when', 'startTime', 'endTime', 'weekday', 'venue', 'chair', 'recorder', 'lecturer', 'expected', 'present', 'absent', 'entitled', 'attendance', 'presentNames', 'absentees', 'leave', 'observers', 'topics', 'agenda', 'organisation', 'title', 'serial', 'documentNumber', 'signature', 'signedOn', 'attachments', 'votes', 'talker', 'talkedTo', 'studied']);

/** A labelled line longer than this holds more than a form's entry. */
const LONGEST_ENTRY = 90;
/** Lines of so few characters without a full stop are cells and headings. */
const SHORT_LINE = 12;
/** A paragraph that is read out has this length at least. */
const STUDY_PARAGRAPH = 50;

const ownWords = /我村|本村|我支部|本支部|我们|咱|我镇|我乡|会议(?:决定|要求|强调|指出|议定|同意)|同志|主持人|负责|\d\s*(?:户|亩|元|万|吨|米|人|盏|只|头|株|公里|里|袋|份|家|棵)/;
const studyHeading = /学习|传达|领学|重温|观看|宣读|解读|授课|党课|宣讲/;
const ownHeading = /讨论|研究|审议|商议|发言|交流|决定|决议|安排|表决|评议|通报/;

/** Tells the branch's own words in a record (speeches, decisions, what happened) from what any form or circular supplies. */
export function minutesBody(record: RecordFact): MinutesBody {
  const { text, fields } = record;
  const speeches = locate(text, (fields.speeches ?? []).map(({ raw, value }) => ({ raw, speaker: value.speaker })));
  const decisions = locate(text, (fields.decisions ?? []).map(({ raw }) => ({ raw })));
  const spoken = [...speeches, ...decisions];
  const isSpoken = (start: number, end: number): boolean => spoken.some((span) => span.start < end && span.end > start);
  const entries = new Set([fields.title, fields.organisation, ...(fields.topics ?? []), ...(fields.attachments ?? []), ...(fields.studied ?? [])].flatMap((field) => (field ? [bare(field.raw), bare(field.value)] : [])));
  const names = namesOf(record);
  const hidden: Span[] = [];
  const shortLines = new Set<Span>();
  let study = false;
  let expectsValue = false;
  for (const { start, end, line } of linesOf(text)) {
    const words = bare(line);
    if (words === '') continue;
    const label = labelOf(line);
    const isHeader = label !== undefined && headerFields.has(label.field) && !(label.field === 'agenda' && words.length > LONGEST_ENTRY);
    if (words.length <= LONGEST_ENTRY && !isSpoken(start, end)) {
      if (studyHeading.test(line) && !ownHeading.test(line)) study = words.length <= 60 || study;
      else if (ownHeading.test(line) && words.length <= 60) study = false;
    }
    const bareLabel = isHeader && label.rest === '';
    const isShort = words.length <= SHORT_LINE && !/[。；！]/.test(line);
    const isForm = (isHeader && words.length <= LONGEST_ENTRY)
      || (expectsValue && words.length <= LONGEST_ENTRY)
      || entries.has(words.replace(/^[（(]?[\d一二三四五六七八九十]{1,2}[)）]?[.、．]?/, ''))
      || onlyNames(line, names)
      || (study && words.length >= STUDY_PARAGRAPH && !ownWords.test(line));
    expectsValue = bareLabel;
    if (isSpoken(start, end) || !(isForm || isShort)) continue;
    const span: Span = { start, end };
    hidden.push(span);
    if (!isForm) shortLines.add(span);
  }
  return { hidden, shortLines, speeches, decisions };
}

/** Whether some words begin as an entry of a form does, in the middle of running text too: “缺席情况：……”. */
export function isEntry(words: string): boolean {
  const label = labelOf(words.trim());
  return label !== undefined && label.rest !== '' && headerFields.has(label.field);
}

function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number; readonly line: string }> {
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield { start, end, line: text.slice(start, end) };
    start = end + 1;
  }
}

function bare(text: string): string {
  return text.replace(/[\s　:：。.;；，,]/g, '');
}

function labelOf(line: string): { readonly field: SlotField; readonly rest: string } | undefined {
  // 【时间】2025年3月5日 as well as 时间：2025年3月5日.
  const bracketed = /^\s*[【〔[]([^】〕\]]{1,12})[】〕\]][:：]?/.exec(line);
  const colon = bracketed ? null : /[:：]/.exec(line);
  const head = bracketed?.[1] ?? (colon ? line.slice(0, colon.index) : line);
  if (head.length > 24) return undefined;
  const label = head.replace(/[（(][^）)]*[)）]/g, '').replace(/^[\s　]*[（(]?[\d一二三四五六七八九十]{1,2}[)）]?[、.．]/, '').replace(/[\s　*]/g, '');
  const field = fieldOfLabel(label);
  const rest = bracketed ? line.slice(bracketed[0].length) : colon ? line.slice(colon.index + 1) : '';
  return field === undefined ? undefined : { field, rest: rest.trim() };
}

function namesOf({ fields }: RecordFact): readonly string[] {
  const names = [...(fields.presentNames ?? []), ...(fields.observers ?? []), ...(fields.signatures ?? [])].map(({ value }) => value);
  return [...new Set([...names, ...(fields.absentees ?? []).map(({ value }) => value.name), fields.chair?.value ?? '', fields.recorder?.value ?? ''])].filter((name) => name.length > 1);
}

/** A line of two names or more and little else: a list of people, absences with their reasons. */
function onlyNames(line: string, names: readonly string[]): boolean {
  const present = names.filter((name) => line.includes(name));
  if (present.length < 2 || /[:：].{6}/.test(line) && /[。；]/.test(line)) return false;
  const rest = present.reduce((text, name) => text.replaceAll(name, ''), line).replace(/[（(][^）)]*[)）]/g, '').replace(/[\s　、，,；;\d:：。.]/g, '');
  return rest.length <= 8;
}

/** Where the passages stand in the text, one behind the other; a passage that is not found as written is left out. */
function locate<Item extends { readonly raw: string }>(text: string, items: readonly Item[]): (Span & Omit<Item, 'raw'>)[] {
  let from = 0;
  return items.flatMap(({ raw, ...rest }) => {
    const ahead = text.indexOf(raw, from);
    const at = ahead >= 0 ? ahead : text.indexOf(raw);
    if (raw === '' || at < 0) return [];
    if (ahead >= 0) from = at + raw.length;
    return [{ ...rest, start: at, end: at + raw.length }];
  });
}
