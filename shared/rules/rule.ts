import { buildCases } from '../development/buildCases.ts';
import type { CaseFile } from '../development/caseFile.ts';
import type { CalendarDate } from '../model/calendarDate.ts';
import type { BranchFacts, RecordFact, TownshipFacts } from '../model/facts.ts';
import type { Finding, Passage, RuleCode, RuleFamily, Severity, Strength } from '../model/finding.ts';
import type { Field } from '../model/record.ts';
import type { Coverage } from '../model/report.ts';
import { basisInForce, basisSentence, isVerified } from './basis.ts';
import type { Rulebook } from './rulebook.ts';
import type { Basis } from './rulebookShape.ts';

/** A check: plain facts in, findings out. */
export interface Rule {
  readonly code: RuleCode;
  readonly title: string;
  readonly check: (context: RuleContext) => readonly FindingDraft[];
}

/** A finding without its id. `subject` tells apart findings about the same files and period (a standard, a series). */
export type FindingDraft = Finding & { readonly subject?: string };

export interface RuleContext {
  readonly facts: TownshipFacts;
  readonly rulebook: Rulebook;
  readonly coverage: readonly Coverage[];
  /** Each branch with the meetings whose text could be read, in their order. */
  readonly minutes: readonly { readonly branch: BranchFacts; readonly record: RecordFact }[];
  /** Development files, one a person and branch. */
  readonly cases: readonly CaseFile[];
}

/** What the rules share, worked out once. */
export function ruleContext(facts: TownshipFacts, rulebook: Rulebook, coverage: readonly Coverage[]): RuleContext {
  const minutes = facts.branches.flatMap((branch) => branch.records.filter((record) => isReadMinutes(record, rulebook)).map((record) => ({ branch, record })));
  return { facts, rulebook, coverage, minutes, cases: buildCases(facts, rulebook) };
}

/** Whether enough of the record's text was read to judge it by; a scanned page that waits for OCR is not judged. */
export function isRead(record: RecordFact, rulebook: Rulebook): boolean {
  return record.text.length >= rulebook.thresholds.readableCharacters;
}

/** Minutes of a meeting, not a notice, plan or report that was filed with the meetings. */
function isReadMinutes(record: RecordFact, rulebook: Rulebook): boolean {
  if (record.role !== 'meeting' || record.kind === null || !isRead(record, rulebook)) return false;
  const title = record.fields.title?.value ?? record.title;
  return !rulebook.words.notMinutes.some((word) => title.includes(word)) || /记录|纪要/.test(title);
}

/** What a rule adds to what its entry in the catalogue says. */
export interface FindingSubstance {
  readonly branch: string | null;
  readonly date?: CalendarDate | null;
  readonly period?: string;
  readonly paths: readonly string[];
  readonly ordinal?: number;
  readonly persons?: readonly string[];
  readonly title: string;
  readonly explanation: string;
  readonly evidence?: readonly Passage[];
  readonly subject?: string;
  /** Where not the catalogue's. */
  readonly severity?: Severity;
  readonly basis?: Pick<Basis, 'edition' | 'article' | 'articleVerified' | 'text' | 'status'>;
  readonly innocent?: readonly string[];
  readonly clearedBy?: string;
  /** How far a back-fill signal goes; family B only, and always there. */
  readonly strength?: Strength;
}

/**
 * Makes a finding: severity, basis, innocent explanations and what clears it come from the catalogue, the basis in the
 * edition that was in force on the day in question (`on`, else the finding's date).
 */
export function draftFinding(rulebook: Rulebook, code: RuleCode, substance: FindingSubstance, on?: CalendarDate): FindingDraft {
  const entry = rulebook.catalogue.get(code);
  if (!entry) throw new TypeError(`no catalogue entry for ${code}`);
  const basis = substance.basis ?? basisInForce(entry.bases, on ?? substance.date ?? null) ?? entry.bases[0]!;
  return {
    rule: code,
    family: familyOf(code),
    severity: substance.severity ?? entry.severity,
    branch: substance.branch,
    ...(substance.date ? { date: substance.date } : {}),
    ...(substance.period === undefined ? {} : { period: substance.period }),
    paths: substance.paths,
    ...(substance.ordinal === undefined ? {} : { ordinal: substance.ordinal }),
    persons: substance.persons ?? [],
    title: substance.title,
    explanation: substance.explanation,
    evidence: substance.evidence ?? [],
    basis: basisSentence(basis),
    basisVerified: isVerified(basis),
    innocent: substance.innocent ?? entry.innocent,
    clearedBy: substance.clearedBy ?? entry.clearedBy,
    ...(substance.strength === undefined ? {} : { strength: substance.strength }),
    ...(substance.subject === undefined ? {} : { subject: substance.subject }),
  };
}

/** A finding about one record. */
export function draftOnRecord(rulebook: Rulebook, code: RuleCode, record: RecordFact, substance: Omit<FindingSubstance, 'branch' | 'date' | 'paths' | 'ordinal'>): FindingDraft {
  return draftFinding(rulebook, code, { ...substance, branch: record.branch, date: record.date, paths: [record.path], ordinal: record.ordinal });
}

/** The passage that a field was read from. */
export function passageOf(record: RecordFact, field: Field<unknown>): Passage {
  return { path: record.path, place: field.place, quote: field.raw };
}

/** 2025年3月5日“党员大会记录”, for sentences about a record. */
export function nameOf(record: RecordFact): string {
  const day = record.date ? `${Number(record.date.slice(0, 4))}年${Number(record.date.slice(5, 7))}月${Number(record.date.slice(8))}日` : '未读出日期的';
  return `${day}“${record.title}”`;
}

function familyOf(code: RuleCode): RuleFamily {
  const families: Readonly<Record<string, RuleFamily>> = { G: 'gap', M: 'minutes', D: 'development', V: 'decision', B: 'backfill' };
  return families[code[0]!]!;
}
