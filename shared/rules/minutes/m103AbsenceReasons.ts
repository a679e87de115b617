import type { RecordFact } from '../../model/facts.ts';
import type { Absentee, Field } from '../../model/record.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { headcounts } from './sureField.ts';

/** People who were absent, and no word why. */
export const m103AbsenceReasons: Rule = {
  code: 'M103',
  title: '缺席未注明原因',
  check: (context) => context.minutes.flatMap(({ record }) => unexplained(record, context)),
};

function unexplained(record: RecordFact, { rulebook }: RuleContext): readonly FindingDraft[] {
  const absentees = record.fields.absentees ?? [];
  if (absentees.length > 0) {
    const without = withoutReason(absentees, record.text, rulebook);
    if (without.length === 0) return [];
    const names = without.map(({ value }) => value.name);
    return [draftOnRecord(rulebook, 'M103', record, {
      persons: names,
      title: `缺席人员未注明原因：${names.slice(0, 5).join('、')}${names.length > 5 ? '等' : ''}`,
      explanation: `${nameOf(record)}列出缺席 ${absentees.length} 人，其中${names.join('、')}没有注明原因。`,
      evidence: without.map((field) => passageOf(record, field)),
    })];
  }
  return nameless(record, rulebook);
}

/** One reason behind several names stands for all of them: 张三、李四外出务工. */
function withoutReason(absentees: readonly Field<Absentee>[], text: string, rulebook: Rulebook): readonly Field<Absentee>[] {
  const inTextOrder = absentees.toSorted((a, b) => a.place.block - b.place.block || (a.place.row ?? 0) - (b.place.row ?? 0) || a.place.start - b.place.start);
  const without: Field<Absentee>[] = [];
  let waiting: Field<Absentee>[] = [];
  for (const field of inTextOrder) {
    if (field.value.reason === undefined || field.value.reason.trim() === '') waiting.push(field);
    else waiting = [];
  }
  for (const field of waiting) if (!reasonBehind(field.value.name, text, rulebook)) without.push(field);
  return without;
}

/** Whether a word such as 请假 or 外出 stands behind the name on the same line (names between them do not matter). */
function reasonBehind(name: string, text: string, { words }: Rulebook): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = text.indexOf('\n', at);
    const start = text.lastIndexOf('\n', at);
    const line = text.slice(start + 1, end < 0 ? undefined : end);
    const behind = text.slice(at + name.length, end < 0 ? undefined : end);
    if (words.absenceReasons.some((word) => behind.includes(word))) return true;
    if (/请假/.test(line) && !/缺席|未到|未参加/.test(line)) return true;
  }
  return false;
}

/** A number of absent people, but neither names nor reasons. */
function nameless(record: RecordFact, rulebook: Rulebook): readonly FindingDraft[] {
  const { expected, present, absent } = headcounts(record, rulebook);
  const missing = absent?.value ?? (expected && present ? expected.value - present.value : 0);
  if (missing <= 0 || rulebook.words.absenceReasons.some((word) => record.text.includes(word))) return [];
  const read = [expected, present, absent].filter((field) => field !== undefined);
  const stated = [expected ? `应到 ${expected.value} 人` : '', present ? `实到 ${present.value} 人` : '', absent ? `缺席 ${absent.value} 人` : ''].filter((part) => part !== '').join('，');
  return [draftOnRecord(rulebook, 'M103', record, {
    title: `缺席 ${missing} 人，未注明姓名和原因`,
    explanation: `${nameOf(record)}${stated}，有 ${missing} 人缺席，没有读到缺席人员的姓名和原因。`,
    evidence: read.map((field) => passageOf(record, field)),
  })];
}
