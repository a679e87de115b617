import type { Field, RecordFields } from '../model/record.ts';
import type { SlotField } from './labels.ts';
import { foldedOf, type Line, type Part } from './lines.ts';
import { readAttendance } from './readAttendance.ts';
import { announcedDecisions, readDecisions } from './readDecisions.ts';
import { readFoot } from './readFoot.ts';
import { readPeople } from './readPeople.ts';
import { readSpeeches } from './readSpeeches.ts';
import { readAttachments, readStudied } from './readStudied.ts';
import { bodyOfTitle, isRecordTitle, looksLikeTitle, readDocumentNumber, readOrganisation, readSerial, readTitle } from './readTitle.ts';
import { readTopics } from './readTopics.ts';
import { readVotes } from './readVotes.ts';
import { readWhen } from './readWhen.ts';
import type { Slot } from './slots.ts';
import { fieldOf, tidyOf } from './lines.ts';

/** Parts of a record whose text is the minutes themselves; their lines are read for speeches, votes and decisions. */
const bodyFields: ReadonlySet<SlotField> = new Set<SlotField>(['content', 'recorderOrContent', 'speeches', 'agenda', 'studied']);

/** Headings of printed forms, which name no meeting of their own. */
const formName = /^[“”"'‘’]*(?:[“”"'‘’]?三会一课[“”"'‘’]?|会议|活动|党组织活动|组织生活|支部活动|党支部会议|党建工作|支部工作)(?:全程)?(?:记录|纪实|登记|情况|活动)*(?:表|簿|本|册|单)?$/;

/** All fields of one record. `yearHint` is the year of dates that state none. */
export function readFields(lines: readonly Line[], slots: readonly Slot[], yearHint: number | undefined): RecordFields {
  // A label in the middle of a line (… 会议决定：…) does not take what stands before it.
  const labelled = new Set(slots.filter((slot) => !bodyFields.has(slot.field) && slot.start <= labelReach).map((slot) => slot.line));
  const short = new Set(slots.filter((slot) => ['when', 'venue', 'chair', 'recorder', 'recorderOrContent', 'observers', 'presentNames', 'absentees', 'leave', 'signature', 'signedOn', 'talker', 'talkedTo'].includes(slot.field) && (slot.field !== 'recorderOrContent' || slot.line === slot.lastLine)).flatMap((slot) => [slot.line, slot.lastLine]));
  const foot = readFoot(lines, yearHint, (line) => short.has(line.index));
  const footFrom = lines[foot.from]?.index ?? Infinity;
  const inRecord = (part: Part): boolean => part.line.index < footFrom && !/^\s*(?:散会|会议结束|会议到此结束)/.test(foldedOf(part));
  const partsOf = (...fields: readonly SlotField[]): readonly Part[] => slots.filter((slot) => fields.includes(slot.field)).flatMap((slot) => slot.parts).filter(inRecord);
  const linesOfSlots = (...fields: readonly SlotField[]): ReadonlySet<number> => new Set(partsOf(...fields).map((part) => part.line.index));

  const head = lines.slice(0, headLength(lines, slots));
  const title = readTitle(head);
  const minutes = title === null || isRecordTitle(title.line) || slots.some((slot) => slot.field === 'chair' && slot.parts.length > 0);
  const when = readWhen(lines, slots, foot, yearHint, minutes);
  const titleSlot = slots.find((slot) => slot.field === 'title' && slot.parts[0]);
  const people = readPeople(lines, slots);
  const body = bodyParts(lines, slots, footFrom);
  const decided = slots.filter((slot) => slot.field === 'decisions').flatMap((slot) => readDecisions(slot.parts.filter(inRecord), 0.95)).filter((decision) => !/^(?:赞成|同意|反对|弃权)[:：]?\s*\d+\s*[票人]/.test(decision.value.text));
  const voteLines = linesOfSlots('votes');
  const studyLines = linesOfSlots('studied');
  const topics = readTopics(slots, partsOf, inRecord, minutes ? body : [], minutes ? title?.line ?? null : null);

  const fields: { -readonly [Key in keyof RecordFields]: RecordFields[Key] } = { ...when, ...people, ...readAttendance(lines, slots, footFrom) };
  fields.title = title && (!titleSlot || (title.field.confidence >= 0.9 && !formName.test(title.field.value))) ? title.field : titleSlot ? fieldOf(tidyOf(titleSlot.parts[0]!), titleSlot.parts[0]!, 0.95) : undefined;
  fields.organisation = organisationOf(lines, slots, title?.line ?? null) ?? foot.organisation ?? undefined;
  fields.serial = serialOf(lines, slots, title?.line ?? titleSlot?.parts[0]?.line ?? null);
  fields.documentNumber = labelledText(slots, 'documentNumber') ?? readDocumentNumber(lines) ?? undefined;
  fields.topics = topics;
  const decisionLines = linesOfSlots('decisions');
  fields.decisions = [...decided, ...announcedDecisions([...new Set(body.map((part) => part.line))].filter((line) => !decisionLines.has(line.index)))].sort((one, other) => one.place.block - other.place.block || (one.place.row ?? 0) - (other.place.row ?? 0) || (one.place.column ?? 0) - (other.place.column ?? 0) || one.place.start - other.place.start);
  fields.votes = readVotes(lines.filter((line) => line.index < footFrom), (line) => voteLines.has(line.index));
  fields.speeches = readSpeeches(body, (line) => labelled.has(line.index) || isRecordTitle(line) || (line.text.trim().length <= 24 && /签到[表册簿]?$|[表册簿]$/.test(line.text.trim()) && looksLikeTitle(line)) || line.index >= footFrom);
  fields.studied = readStudied(lines.filter((line) => line.index < footFrom && line !== title?.line), (line) => studyLines.has(line.index));
  fields.attachments = readAttachments(partsOf('attachments'));
  const signatures = [...people.signatures ?? [], ...foot.signatures];
  fields.signatures = signatures.filter((one, index) => signatures.findIndex((other) => other.value === one.value && other.place.start === one.place.start && other.place.block === one.place.block) === index);
  return withoutEmpty(fields);
}

/** How many lines stand before the first label: the title and what belongs to it. */
function headLength(lines: readonly Line[], slots: readonly Slot[]): number {
  const first = slots.find((slot) => slot.layout !== 'next' || slot.parts.length > 0)?.line;
  const position = first === undefined ? -1 : lines.findIndex((line) => line.index >= first);
  if (position > 0) return Math.min(8, position);
  return position === 0 ? 0 : Math.min(8, lines.length);
}

/** A label that begins no further into a line than this opens the line. */
const labelReach = 12;
const readAsBody: ReadonlySet<SlotField> = new Set<SlotField>([...bodyFields, 'topics', 'decisions', 'votes']);

/** The stretches that hold what was said and done: values of content labels, and every line that no other label claims. */
function bodyParts(lines: readonly Line[], slots: readonly Slot[], footFrom: number): readonly Part[] {
  const cuts = new Map<number, { readonly at: number; readonly from: number }[]>();
  const claimed = new Set<number>();
  for (const slot of slots) {
    const part = slot.parts[0];
    const inLine = part && part.line.index === slot.line ? part : undefined;
    if (readAsBody.has(slot.field) && (inLine || slot.start > labelReach)) {
      const list = cuts.get(slot.line) ?? [];
      list.push({ at: slot.start, from: inLine?.start ?? Infinity });
      cuts.set(slot.line, list);
    } else if (readAsBody.has(slot.field)) claimed.add(slot.line);
    else for (let index = slot.line; index <= slot.lastLine; index += 1) if (index === slot.line || slot.layout !== 'cell' || slot.parts.some((one) => one.line.index === index)) claimed.add(index);
  }
  return lines.flatMap((line) => (claimed.has(line.index) || line.index >= footFrom ? [] : stretches(line, cuts.get(line.index) ?? [])));
}

/** A line without the labels inside it; what little stands before the first label is its numbering. */
function stretches(line: Line, cuts: readonly { readonly at: number; readonly from: number }[]): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const cut of [...cuts].sort((one, other) => one.at - other.at)) {
    if (cut.at > labelReach && cut.at > from) parts.push({ line, start: from, end: cut.at });
    from = Math.max(from, cut.from);
  }
  if (from < line.text.length) parts.push({ line, start: from, end: line.text.length });
  return parts;
}

function organisationOf(lines: readonly Line[], slots: readonly Slot[], title: Line | null): Field<string> | null {
  for (const slot of slots) {
    const part = slot.field === 'organisation' ? slot.parts[0] : undefined;
    if (!part || part.end - part.start > 44) continue;
    const found = readOrganisation(part, 0.93);
    if (found) return { ...found, confidence: Math.min(0.97, found.confidence) };
    if (part.end - part.start >= 3) return fieldOf(tidyOf(part).replace(/[（(](?:盖章|公章|章)[)）]/, ''), part, 0.9);
  }
  const head = lines.slice(0, 5);
  for (const line of title && !head.includes(title) ? [title, ...head] : head) {
    if (line.text.length > 60 && line !== head[0] && line !== head[1] && line !== head[2]) continue;
    const found = readOrganisation({ line, start: 0, end: Math.min(line.text.length, 120) }, line === title || line.text.length < 40 ? 0.85 : 0.75);
    if (found) return found;
  }
  return title ? bodyOfTitle(title) : null;
}

function serialOf(lines: readonly Line[], slots: readonly Slot[], title: Line | null): Field<number> | undefined {
  const part = slots.find((slot) => slot.field === 'serial')?.parts[0];
  const labelled = part ? readSerial(part, 0.96) : null;
  if (labelled) return labelled;
  for (const line of title ? [title, ...lines.slice(0, 4)] : lines.slice(0, 4)) {
    if (line !== title && line.text.length > 30) continue;
    const found = /第/.test(line.text) ? readSerial({ line, start: 0, end: line.text.length }, line === title ? 0.93 : 0.85) : null;
    if (found) return found;
  }
  return undefined;
}

function labelledText(slots: readonly Slot[], field: SlotField): Field<string> | undefined {
  const part = slots.find((slot) => slot.field === field && slot.parts[0])?.parts[0];
  return part ? fieldOf(tidyOf(part), part, 0.96) : undefined;
}

function withoutEmpty(fields: RecordFields): RecordFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)));
}
