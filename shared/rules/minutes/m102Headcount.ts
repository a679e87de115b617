import type { RecordFact } from '../../model/facts.ts';
import type { Passage } from '../../model/finding.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { allSure, headcounts, isWholeList } from './sureField.ts';

/** 应到, 实到 and 缺席 that do not add up, or names that do not match the count. */
export const m102Headcount: Rule = {
  code: 'M102',
  title: '到会人数对不上',
  check: (context) => context.minutes.flatMap(({ record }) => contradictions(record, context)),
};

/** Share of the signatures on a sheet that may have stayed unread without the count being called wrong. */
const UNREAD_SIGNATURES = 0.15;

interface Contradiction {
  readonly sentence: string;
  readonly evidence: readonly Passage[];
}

function contradictions(record: RecordFact, { rulebook }: RuleContext): readonly FindingDraft[] {
  const found = [sumOfHeads(record, rulebook), absentList(record, rulebook), presentList(record, rulebook), signInSheet(record, rulebook)].filter((contradiction) => contradiction !== null);
  if (found.length === 0) return [];
  return [draftOnRecord(rulebook, 'M102', record, {
    title: '到会人数前后对不上',
    explanation: `${nameOf(record)}：${found.map(({ sentence }) => sentence).join('；')}。`,
    evidence: unique(found.flatMap(({ evidence }) => evidence)),
  })];
}

/** 应到 = 实到 + 缺席; observers counted among those present, or preparatory members apart, also make it add up. */
function sumOfHeads(record: RecordFact, rulebook: Rulebook): Contradiction | null {
  const { expected, present, absent } = headcounts(record, rulebook);
  // A joint meeting states a number for each of the two bodies.
  if (!expected || !present || (record.kind === 'jointMeeting' && present.value > expected.value)) return null;
  const listedAbsent = open(record, '缺席|请假|未到') || isCutOff(record) ? undefined : allSure(record.fields.absentees, rulebook);
  const absentNames = listedAbsent && isWholeList(listedAbsent.map(({ value }) => value.name), record.text) ? listedAbsent : undefined;
  const missing = absent?.value ?? absentNames?.length;
  const observers = record.fields.observers?.length ?? 0;
  if (missing === undefined) {
    if (present.value <= expected.value + observers || /列席|邀请|特邀/.test(record.text)) return null;
    return { sentence: `应到 ${expected.value} 人，实到 ${present.value} 人，实到多于应到`, evidence: [passageOf(record, expected), passageOf(record, present)] };
  }
  const sum = present.value + missing;
  if (sum === expected.value || sum - observers === expected.value || sum + apart(record.text) === expected.value || sum - apart(record.text) === expected.value) return null;
  const stated = absent ? `缺席 ${missing} 人` : `列出缺席 ${missing} 人`;
  return {
    sentence: `应到 ${expected.value} 人，实到 ${present.value} 人，${stated}，相加为 ${sum} 人`,
    evidence: [passageOf(record, expected), passageOf(record, present), ...(absent ? [passageOf(record, absent)] : absentNames!.map((name) => passageOf(record, name)))],
  };
}

/** A reason that a line or page end cuts off (岑凤枝（在浙江务 …): the list goes on where the reader did not follow it. */
function isCutOff({ fields, text }: RecordFact): boolean {
  return (fields.absentees ?? []).some(({ value: { name, reason } }) => reason !== undefined && ['（', '('].some((bracket) => text.includes(`${name}${bracket}${reason}\n`)));
}

function absentList(record: RecordFact, rulebook: Rulebook): Contradiction | null {
  const { absent } = headcounts(record, rulebook);
  const names = allSure(record.fields.absentees, rulebook);
  if (!absent || !names || open(record, '缺席|请假|未到') || isCutOff(record) || !isWholeList(names.map(({ value }) => value.name), record.text) || new Set(names.map(({ value }) => value.name)).size === absent.value) return null;
  return { sentence: `缺席 ${absent.value} 人，列出姓名 ${names.length} 人（${listed(names.map(({ value }) => value.name))}）`, evidence: [passageOf(record, absent), ...names.map((name) => passageOf(record, name))] };
}

/** The list may or may not hold the chair, the recorder and the observers; only what no such reading explains is told. */
function presentList(record: RecordFact, rulebook: Rulebook): Contradiction | null {
  const { present } = headcounts(record, rulebook);
  const listedNames = allSure(record.fields.presentNames, rulebook);
  if (!present || !listedNames || listedNames.length < 3 || open(record, '出席|到会|参会|参加|人员|党员')) return null;
  const names = new Set(listedNames.map(({ value }) => value));
  if (fits(names, present.value, record) || !isWholeList([...names], record.text)) return null;
  return { sentence: `实到 ${present.value} 人，列出姓名 ${names.size} 人（${listed([...names])}）`, evidence: [passageOf(record, present), passageOf(record, listedNames[0]!), passageOf(record, listedNames.at(-1)!)] };
}

function signInSheet(record: RecordFact, rulebook: Rulebook): Contradiction | null {
  const { present } = headcounts(record, rulebook);
  const sheets = record.attachments.filter(({ kind, names }) => kind === 'signInSheet' && names.length > 0);
  const names = new Set(sheets.flatMap((sheet) => sheet.names));
  if (!present || names.size < 3 || fits(names, present.value, record)) return null;
  // A few names fewer than stated may be signatures that could not be read; more names than people cannot.
  if (names.size < present.value && present.value - names.size <= Math.max(2, present.value * UNREAD_SIGNATURES)) return null;
  return {
    sentence: `实到 ${present.value} 人，签到表上 ${names.size} 人（${listed([...names])}）`,
    evidence: [passageOf(record, present), ...sheets.map((sheet) => ({ path: sheet.path, quote: listed(sheet.names) }))],
  };
}

function fits(names: ReadonlySet<string>, present: number, { fields }: RecordFact): boolean {
  const absent = new Set((fields.absentees ?? []).map(({ value }) => value.name));
  const observers = new Set((fields.observers ?? []).map(({ value }) => value));
  const officers = [fields.chair?.value, fields.recorder?.value].filter((name) => name !== undefined);
  const all = new Set([...names, ...officers, ...observers]);
  const fewest = [...names].filter((name) => !observers.has(name) && !absent.has(name)).length;
  return (present >= fewest && present <= names.size) || (present >= names.size && present <= all.size);
}

/** “等 12 人” after names: the list is not whole. */
function open({ text }: RecordFact, label: string): boolean {
  return new RegExp(`(?:${label})[^\\n]*等(?:同志)?\\s*(?:共\\s*)?(?:\\d+|[一二三四五六七八九十]+)?\\s*(?:人|名|位|同志)`).test(text);
}

/** Preparatory members that the minutes count apart: 另有预备党员2人. */
function apart(text: string): number {
  return Number(/(?:预备党员|列席|入党积极分子|积极分子)[^\n，。；、]{0,6}?(\d+)\s*[人名]/.exec(text)?.[1] ?? 0);
}

function listed(names: readonly string[]): string {
  return names.length <= 12 ? names.join('、') : `${names.slice(0, 12).join('、')}等`;
}

function unique(passages: readonly Passage[]): Passage[] {
  return [...new Map(passages.map((passage) => [`${passage.path} ${passage.place?.block ?? ''} ${passage.place?.start ?? ''} ${passage.quote}`, passage])).values()].slice(0, 12);
}
