import { isHan } from '../text/normalise.ts';
import { blankFields, fieldOfLabel, longestLabel, longFields, type SlotField } from './labels.ts';
import { leadingNumber, numberStyle } from './items.ts';
import { isListOfNames } from './knownPeople.ts';
import { trimmed, type Line, type Part } from './lines.ts';
import { looksLikePersonName, namesInFolded } from './readNames.ts';
import { isUnfilled, type Slot } from './slots.ts';
import { speakerAtStart } from './speakers.ts';

/** A label found in a line: the words from `start`, its value from `valueStart`. `null` field: words that end a value but say nothing we know. */
export interface Mark {
  readonly field: SlotField | null;
  readonly label: string;
  readonly start: number;
  readonly valueStart: number;
  readonly signed: boolean;
  /** With a colon or bracket (certain), or only a blank between label and value. */
  readonly marked: boolean;
}

const numbering = /^\s*(?:(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．,]|[①-⑳]|[★●◆■▲▪•·*※☆○◇□➢✓-])\s*){0,2}/;

/** Labelled values of running lines (paragraphs): `标签：值`, several to a line, label and value on two lines. */
export function findLineSlots(lines: readonly Line[], isTitle: (line: Line) => boolean): readonly Slot[] {
  const marks = lines.map((line) => marksOf(line));
  const slots: Slot[] = [];
  for (const [position, line] of lines.entries()) {
    for (const [index, mark] of marks[position]!.entries()) {
      if (mark.field === null) continue;
      const next = marks[position]![index + 1];
      const own = trimmed({ line, start: mark.valueStart, end: next ? next.start : line.text.length }, /[\s,;、:_]/);
      const ownText = line.text.slice(own.start, own.end);
      const filled = own.end > own.start && !isUnfilled(ownText);
      const parts: Part[] = filled ? [own] : [];
      let lastLine = line.index;
      if (!next && (own.end === own.start || longFields.has(mark.field))) {
        // 记录：张三 names the recorder; what stands below is not its value.
        const long = longFields.has(mark.field) && !(mark.field === 'recorderOrContent' && filled && ownText.length <= 8 && looksLikePersonName(ownText, { known: line.people, wide: true }));
        for (let below = position + 1; below < lines.length; below += 1) {
          const candidate = lines[below]!;
          if (candidate.block !== line.block && candidate.row !== line.row) break;
          // （三）讨论 within an agenda is an entry, though 讨论 alone would be a label.
          const entry = listFields.has(mark.field) && marks[below]!.every((other) => !other.marked) && parts.length > 0 && leadingNumber(candidate.text) !== null && numberStyle(candidate.text) === numberStyle(parts[0]!.line.text.slice(parts[0]!.start));
          if ((!entry && marks[below]!.some((other) => other.start <= 12)) || (isTitle(candidate) && (long || mark.field === 'when'))) break;
          if (listFields.has(mark.field) && !goesOn(mark.field, parts, candidate)) break;
          if (!long && (filled || candidate.text.trim().length > 60)) break;
          if (holdsNames(mark.field) && (filled || below > position + 1) && !isNameLine(candidate.text) && !(parts.length > 0 && isWrapped(parts.at(-1)!, candidate.text))) break;
          // A label further on in the line begins a value of its own.
          const end = entry || bodyLabels.has(mark.field) ? candidate.text.length : (marks[below]![0]?.start ?? candidate.text.length);
          if (!isUnfilled(candidate.text)) parts.push(trimmed({ line: candidate, start: 0, end }, /[\s_]/));
          lastLine = candidate.index;
          if (!long || end < candidate.text.length) break;
        }
      }
      slots.push({ field: mark.field, label: mark.label, signed: mark.signed, start: mark.start, line: line.index, lastLine, parts, layout: filled ? 'inline' : 'next' });
    }
  }
  return slots;
}

/** All labels of a line, from left to right. */
export function marksOf(line: Line): readonly Mark[] {
  const { text } = line;
  const lead = numbering.exec(text)![0].length;
  const marks: Mark[] = [];
  let edge = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '【' || character === '[' || character === '〖') {
      const bracketed = bracketLabel(text, index);
      if (bracketed) {
        marks.push(bracketed);
        edge = bracketed.valueStart;
        index = edge - 1;
      }
      continue;
    }
    // 时间—2025/4/9: a dash behind a known label at the line's start does a colon's work.
    if ((character === '—' || character === '-') && marks.length === 0 && index <= lead + longestLabel && fieldOfLabel(text.slice(lead, index).replace(/\s/g, '')) !== undefined) {
      const label = text.slice(lead, index).replace(/\s/g, '');
      while (/[—-]/.test(text[index + 1] ?? '')) index += 1;
      marks.push({ field: fieldOfLabel(label) ?? null, label, start: lead, valueStart: index + 1, signed: /签/.test(label), marked: true });
      edge = index + 1;
      continue;
    }
    if (character !== ':') continue;
    if (/[0-9]/.test(text[index - 1] ?? '') && /[0-9]/.test(text[index + 1] ?? '')) continue;
    const mark = labelBefore(text, index, Math.max(edge, 0), lead, line.people);
    if (mark) {
      marks.push(mark);
      edge = mark.valueStart;
    }
  }
  return withBlankLabels(text, lead, marks);
}

function bracketLabel(text: string, open: number): Mark | null {
  const close = text.indexOf(text[open] === '【' ? '】' : text[open] === '[' ? ']' : '〗', open);
  if (close < 0 || close - open > longestLabel + 4) return null;
  const label = text.slice(open + 1, close).replace(/[\s:]/g, '');
  const field = fieldOfLabel(label);
  if (field === undefined) return null;
  const colon = /^\s*:/.exec(text.slice(close + 1));
  return { field, label, start: open, valueStart: close + 1 + (colon?.[0].length ?? 0), signed: /签/.test(label), marked: true };
}

/** The label that ends at a colon: the longest known one with a clean left edge, or unknown words at the line's start. */
function labelBefore(text: string, colon: number, edge: number, lead: number, people: ReadonlySet<string> | undefined): Mark | null {
  let end = colon;
  while (end > edge && /\s/.test(text[end - 1]!)) end -= 1;
  let suffix = '';
  if (text[end - 1] === ')' || text[end - 1] === ']') {
    const open = Math.max(text.lastIndexOf('(', end), text.lastIndexOf('[', end));
    if (open > edge && end - open <= 16) {
      suffix = text.slice(open + 1, end - 1);
      end = open;
      while (end > edge && /\s/.test(text[end - 1]!)) end -= 1;
    }
  }
  let label = '';
  let best: { readonly label: string; readonly start: number; readonly field: SlotField } | null = null;
  let start = end;
  while (start > edge && label.length < longestLabel) {
    const character = text[start - 1]!;
    if (/\s/.test(character)) {
      // Blanks inside a label spread its characters (时  间); a blank before a whole word parts it from what stands before.
      const before = text.slice(Math.max(edge, start - 6), start).trimEnd();
      if (best && !/(?:^|\s)[\u3400-\u9fff]$/.test(before) && label.length > 2) break;
      start -= 1;
      continue;
    }
    if (!isHan(character) && !/[0-9“”"/、]/.test(character)) break;
    if (/[0-9]/.test(character) && label !== '' && !/^[0-9]/.test(label) && start - 1 > lead) break;
    start -= 1;
    label = character + label;
    const field = fieldOfLabel(label.replace(/[“”"/、]/g, ''));
    if (field !== undefined && cleanEdge(text, start, edge, lead)) best = { label: label.replace(/[“”"/、]/g, ''), start, field };
  }
  if (best) return { ...best, field: settleSuffix(best.field, suffix), valueStart: colon + 1, signed: /签/.test(suffix) || /签/.test(best.label), marked: true };
  const words = text.slice(edge === 0 ? lead : edge, end).replace(/\s/g, '');
  const startsLine = edge === 0 || /^\s{1,}/.test(text.slice(edge));
  if (!startsLine || words.length < 2 || words.length > 8 || !/^[\u3400-\u9fff]+$/.test(words) || looksLikePersonName(words, { known: people })) return null;
  if (/发言(?:情况|记录|摘要|要点|如下)?$/.test(words) && namesInFolded(words).length === 0 && startsLine) return { field: 'speeches', label: words, start: edge === 0 ? lead : edge, valueStart: colon + 1, signed: false, marked: true };
  // “会议指出：”, “一是：”, “张三同志发言：”: parts of a body, not labels of a form.
  if (/^(?:会议|大家|书记|同志们|其中|第[一二三四五六七八九十]|[一二三四五六七八九十]是|首先|其次|最后|如下|主要)/.test(words) || /(?:如下|指出|强调|要求|认为|表示|发言|讲话|同志|指示|提出|说)$/.test(words) || namesInFolded(words).length > 0) return null;
  return { field: null, label: words, start: edge === 0 ? lead : edge, valueStart: colon + 1, signed: false, marked: true };
}

function cleanEdge(text: string, start: number, edge: number, lead: number): boolean {
  if (start <= edge || start <= lead) return true;
  const before = text[start - 1]!;
  if (/[\s,;、。.)\]】(|“"]/.test(before)) return true;
  return /[0-9人名票户]/.test(before) && /[0-9]\s*[人名票户]?$/.test(text.slice(0, start));
}

function settleSuffix(field: SlotField, suffix: string): SlotField {
  if (field === 'absentees' && /请假/.test(suffix)) return 'leave';
  if (field === 'other' && /支部/.test(suffix)) return 'organisation';
  return field;
}

/**
 * Labels without a colon: a known label alone on its line, or before a blank at the line's start
 * (`会议时间  2025年3月5日   地点  村委会`).
 */
function withBlankLabels(text: string, lead: number, marks: readonly Mark[]): readonly Mark[] {
  const whole = text.slice(lead).replace(/[\s:]/g, '');
  if (marks.length === 0 && whole.length <= longestLabel) {
    const field = fieldOfLabel(whole);
    if (field !== undefined && field !== 'recorderOrContent' && field !== 'other' && field !== 'serial') return [{ field, label: whole, start: lead, valueStart: text.length, signed: /签/.test(whole), marked: false }];
  }
  const found: Mark[] = [];
  let position = lead;
  let previousKnown = true;
  for (const match of text.slice(lead).matchAll(/\S+/g)) {
    const start = lead + match.index;
    if (start < position) continue;
    if (!previousKnown) break;
    const label = blankLabel(text, start);
    if (label) {
      const inMarks = marks.some((mark) => start < mark.valueStart && label.end > mark.start);
      if (!inMarks) found.push({ field: label.field, label: label.label, start, valueStart: label.end, signed: /签/.test(label.label), marked: false });
      position = label.end;
    } else if (found.length === 0) previousKnown = false;
  }
  if (found.length === 0) return marks;
  return [...found, ...marks].sort((one, other) => one.start - other.start);
}

function blankLabel(text: string, start: number): { readonly field: SlotField; readonly label: string; readonly end: number } | null {
  let label = '';
  let best: { readonly field: SlotField; readonly label: string; readonly end: number } | null = null;
  for (let index = start; index < text.length && label.length < 8; index += 1) {
    const character = text[index]!;
    if (/\s/.test(character)) continue;
    if (!isHan(character)) break;
    label += character;
    const after = text[index + 1];
    if (after !== undefined && !/[\s;.|]/.test(after)) continue;
    const field = recorderWithName(label, text.slice(index + 1)) ? 'recorder' : fieldOfLabel(label);
    if (field !== undefined && blankFields.has(field) && (field !== 'other' || label.length > 2)) best = { field, label, end: index + 1 + (after !== undefined && /[;.|]/.test(after) ? 1 : 0) };
  }
  return best;
}

/** 记录 or 记 beside other labels (主持 张三  记录 李四) names the recorder where a name and no more follows. */
function recorderWithName(label: string, behind: string): boolean {
  const word = /^\s+([\u3400-\u9fff]{2,4})(?=[\s,;。(]|$)/.exec(behind)?.[1];
  return (label === '记录' || label === '纪录' || label === '记') && word !== undefined && looksLikePersonName(word);
}

const bodyLabels: ReadonlySet<SlotField> = new Set<SlotField>(['content', 'recorderOrContent', 'speeches']);

/** A list of names that the page's edge cut: it breaks off behind a separator or before or within a bracket. */
function isWrapped(last: Part, text: string): boolean {
  const before = last.line.text.slice(last.start, last.line.text.length).trimEnd();
  if (/[。;]$/.test(before) || before.length < 12) return false;
  return /[、,]$/.test(before) || /^\s*[(、,]/.test(text) || before.lastIndexOf('(') > before.lastIndexOf(')');
}

/** Values that are entries, not the minutes themselves: they end where somebody speaks or the story goes on. */
const listFields: ReadonlySet<SlotField> = new Set<SlotField>(['topics', 'agenda', 'studied', 'decisions', 'votes', 'attachments']);

/** Whether a line below belongs to the entries read so far: the first entry, another number, or the rest of a wrapped line. */
function goesOn(field: SlotField, parts: readonly Part[], candidate: Line): boolean {
  if (speakerAtStart(candidate.text, candidate.people) || /^\s*(?:散会|会议结束|随后|接着|首先由|主持人|休会)/.test(candidate.text)) return false;
  const last = parts.at(-1);
  if (!last) return true;
  const numbered = leadingNumber(candidate.text) !== null;
  const text = last.line.text.slice(last.start, last.end);
  const anyNumber = parts.some((part) => leadingNumber(part.line.text.slice(part.start, part.end)) !== null);
  if (numbered) {
    const first = parts.map((part) => numberStyle(part.line.text.slice(part.start, part.end))).find((style) => style !== null);
    return first === undefined ? /(?:如下|:)$/.test(text.trimEnd()) || text.length <= 6 : first === numberStyle(candidate.text);
  }
  if (!/[。;!?]\s*$/.test(text) && last.end - last.start >= 22 && last.end === last.line.text.trimEnd().length) return true;
  if (field === 'decisions' || field === 'votes') return !anyNumber && parts[0]!.start === 0 && !/^\s*(?:会议|大会|最后|大家|全体)/.test(candidate.text);
  return !anyNumber && parts[0]!.start === 0 && candidate.text.trim().length <= 40 && !/[。:]/.test(candidate.text);
}

function holdsNames(field: SlotField): boolean {
  return field === 'presentNames' || field === 'absentees' || field === 'leave' || field === 'observers' || field === 'attendance' || field === 'signature';
}

function isNameLine(text: string): boolean {
  if (/[。:]/.test(text) || /^\s*(?:[一二三四五六七八九十]+、|[0-9]+[.、])/.test(text)) return false;
  const names = namesInFolded(text, { listed: isListOfNames(text) }).reduce((sum, name) => sum + name.name.length, 0);
  return names * 2 >= text.replace(/[\s、,;()]/g, '').length;
}
