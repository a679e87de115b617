import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Passage } from '../../model/finding.ts';
import { draftFinding, passageOf, type FindingDraft, type Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';

/** A number is skipped in 第×次会议, 文号 or 件号: the paper that bore it may be missing. */
export const g301SkippedNumbers: Rule = {
  code: 'G301',
  title: '编号不连续',
  check: ({ facts, rulebook }) => facts.branches.flatMap((branch) => [...seriesOf(branch, rulebook).entries()].flatMap(([key, series]) => skippedIn(key, series, branch, rulebook))),
};

interface Numbered {
  readonly number: number;
  readonly record: RecordFact;
  readonly passage: Passage;
}

interface Series {
  readonly name: string;
  readonly year: number;
  readonly unit: string;
  readonly members: Numbered[];
  /** Numbers that OCR read and nobody has confirmed: they close gaps and open none. */
  readonly awaiting: Set<number>;
}

/** Papers that come from above bear the superior's numbers, of which a branch holds only some. */
const fromAbove: ReadonlySet<string> = new Set(['superiorDocument', 'incomingCircular', 'trainingNotice', 'inspectionFeedback', 'annualAssessment', 'electionApproval', 'appointment', 'admissionApproval', 'conversionApproval', 'preExamination', 'meetingNotice']);

function seriesOf(branch: BranchFacts, rulebook: Rulebook): ReadonlyMap<string, Series> {
  const series = new Map<string, Series>();
  const seriesFor = (key: string, head: Omit<Series, 'members' | 'awaiting'>): Series => {
    const found = series.get(key) ?? { ...head, members: [], awaiting: new Set() };
    series.set(key, found);
    return found;
  };
  for (const record of branch.records) {
    for (const { key, name, unit, year, number, passage } of numbersOf(record, branch, rulebook)) seriesFor(key, { name, unit, year }).members.push({ number, record, passage });
    if (record.awaiting) for (const { key, name, unit, year, number } of numbersOf({ ...record, fields: record.awaiting.fields }, branch, rulebook)) seriesFor(key, { name, unit, year }).awaiting.add(number);
  }
  return series;
}

interface ReadNumber {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly year: number;
  readonly number: number;
  readonly passage: Passage;
}

function numbersOf(record: RecordFact, branch: BranchFacts, { thresholds }: Rulebook): readonly ReadNumber[] {
  const { serial, documentNumber } = record.fields;
  const found: ReadNumber[] = [];
  if (serial && record.role === 'meeting' && record.kind !== null && record.year !== null && serial.confidence >= thresholds.fieldConfidence && serial.value > 0) {
    found.push({ key: `serial ${record.kind} ${record.year}`, name: '会议次数', unit: '次', year: record.year, number: serial.value, passage: passageOf(record, serial) });
  }
  const own = documentNumber && documentNumber.confidence >= thresholds.fieldConfidence ? ownNumber(record, branch, documentNumber.value) : null;
  if (own && documentNumber) found.push({ key: `document ${own.issuer} ${own.year}`, name: `文号“${own.issuer}〔${own.year}〕”`, unit: '号', year: own.year, number: own.number, passage: passageOf(record, documentNumber) });
  const archived = archiveNumber(record);
  if (archived && record.ordinal === 0) found.push({ key: `item ${archived.prefix}`, name: `件号“${archived.prefix}”`, unit: '号', year: archived.year, number: archived.number, passage: { path: record.path, quote: archived.written } });
  return found;
}

/** A 文号 of the branch's or village's own making: its issuer says 支 or 村, or the paper is signed by the branch. */
function ownNumber({ kind, role, fields }: RecordFact, branch: BranchFacts, written: string): { issuer: string; year: number; number: number } | null {
  if (kind === null || fromAbove.has(kind) || role === 'meeting' || role === 'attachment') return null;
  const match = /^\s*(.{1,12}?)\s*[〔[［(（【]\s*((?:19|20)\d{2})\s*[〕\]］)）】]\s*第?\s*(\d{1,4})\s*号/.exec(written);
  if (!match) return null;
  const [, issuer, year, number] = match;
  const village = branch.name.replace(/(?:党总支|党支部|支部)$/, '');
  const own = /[支村]/.test(issuer!) || [fields.organisation?.value, fields.signatures?.at(-1)?.value].some((name) => name?.includes(village) ?? false);
  return own ? { issuer: issuer!, year: Number(year), number: Number(number) } : null;
}

/** An archive number of DA/T 22 in the file's name: `Z109-WS·2025-Y-BGS-0003`. */
function archiveNumber({ path }: RecordFact): { prefix: string; year: number; number: number; written: string } | null {
  const match = /([A-Z]?\d{0,4}-?WS[·.•](\d{4})-(?:Y|D30|D10)(?:-[A-Z0-9]{2,3})?)-(\d{4})(?!\d)/i.exec(path.split('/').at(-1) ?? '');
  return match ? { prefix: match[1]!, year: Number(match[2]), number: Number(match[3]), written: match[0] } : null;
}

function skippedIn(key: string, { name, unit, year, members, awaiting }: Series, branch: BranchFacts, rulebook: Rulebook): readonly FindingDraft[] {
  const numbers = [...new Set(members.map(({ number }) => number))].sort((a, b) => a - b);
  if (numbers.length < rulebook.thresholds.seriesNumbers) return [];
  const present = new Set(numbers);
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  // More numbers absent than there are: these papers do not form one series (two bodies counted apart, a misread digit).
  if (last - first + 1 - numbers.length >= numbers.length) return [];
  const skipped = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((number) => !present.has(number) && !awaiting.has(number));
  if (skipped.length === 0) return [];
  const sample = members[0]!.record;
  const what = key.startsWith('serial') ? `${year}年“${kindName(sample)}”的会议次数` : name;
  return [draftFinding(rulebook, 'G301', {
    branch: branch.name,
    period: String(year),
    paths: [...new Set(members.map(({ record }) => record.path))].sort(),
    title: `${what}缺第 ${skipped.join('、')} ${unit}`,
    explanation: `${branch.name}${what}已见第 ${numbers.join('、')} ${unit}，中间缺第 ${skipped.join('、')} ${unit}。`,
    evidence: neighbours(members, skipped),
    subject: key,
  })];
}

function kindName({ title }: RecordFact): string {
  return title.replace(/第?\s*[\d一二三四五六七八九十]+\s*次/, '').replace(/(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月(?:份)?(?:\d{1,2}日)?)?/, '').trim();
}

/** What bears the numbers just before and after each that is skipped. */
function neighbours(members: readonly Numbered[], skipped: readonly number[]): Passage[] {
  const beside = new Set(skipped.flatMap((number) => [number - 1, number + 1]));
  return members.filter(({ number }) => beside.has(number)).sort((a, b) => a.number - b.number).slice(0, 6).map(({ passage }) => passage);
}
