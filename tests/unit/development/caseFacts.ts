import type { CaseFile } from '../../../shared/development/caseFile.ts';
import { buildCases } from '../../../shared/development/buildCases.ts';
import type { BranchFacts, RecordFact } from '../../../shared/model/facts.ts';
import { field, record, rulebook, township, type PlainRecord } from '../rules/township.ts';

/** A paper of a development file, read and filed for certain. */
export function paper(kind: string, title: string, lines: readonly string[], rest: Partial<PlainRecord> & { readonly confirmed?: boolean } = {}): RecordFact {
  const { confirmed = true, ...plain } = rest;
  const made = record({ kind, role: 'development', title, text: [title, ...lines].join('\n'), fields: { title }, path: `东沟村党支部/发展党员/${title}.docx`, ...plain });
  return { ...made, category: '03', confirmed, fields: { ...made.fields, ...(made.date ? { date: field(made.date) } : {}) } };
}

/** Minutes of a branch or committee meeting. */
export function minutes(kind: 'branchMeeting' | 'committeeMeeting', date: string, topic: string, rest: Partial<PlainRecord> = {}): RecordFact {
  const made = record({ kind, date, text: `会议记录\n议题：${topic}\n周明：我没有意见，这件事按程序办。\n会议决定由周明负责落实，月底前完成。`, ...rest, fields: { topics: [topic], ...rest.fields } });
  return { ...made, fields: { ...made.fields, date: field(made.date!) } };
}

export function casesOf(facts: BranchFacts): readonly CaseFile[] {
  return buildCases(township([facts]), rulebook);
}

/** Step id → day of a case. */
export function daysOf(file: CaseFile): Record<string, string | null> {
  return Object.fromEntries([...file.steps].map(([step, { dated }]) => [step, dated?.date ?? null]));
}
