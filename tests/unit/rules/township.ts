import { readdirSync, readFileSync } from 'node:fs';
import { resourceFile } from '../../../electron/resources.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { AttachmentFact, BranchFacts, RecordFact, RosterFact, TownshipFacts } from '../../../shared/model/facts.ts';
import type { Absentee, Decision, Field, RecordFields, Speech, Vote } from '../../../shared/model/record.ts';
import type { ReportFinding } from '../../../shared/model/report.ts';
import { checkTownship } from '../../../shared/rules/check.ts';
import { parseRulebook, type Rulebook } from '../../../shared/rules/rulebook.ts';

/** The shipped data files, file name → content. */
export function shippedResources(): Record<string, unknown> {
  return Object.fromEntries(
    ['rules', 'standards', 'keytasks', 'vocabulary'].flatMap((folder) =>
      readdirSync(resourceFile(folder)).map((name): [string, unknown] => [`${folder}/${name}`, JSON.parse(readFileSync(resourceFile(`${folder}/${name}`), 'utf8'))]),
    ),
  );
}

export const rulebook: Rulebook = parseRulebook(shippedResources());

/** The rulebook with standard packs and key tasks left out, for tests that are not about them. */
export const plainRulebook: Rulebook = { ...rulebook, standards: [], keyTasks: [] };

export function day(text: string): CalendarDate {
  return text as CalendarDate;
}

export function field<Value>(value: Value, raw = String(value), confidence = 1): Field<Value> {
  return { value, raw, place: { block: 0, start: 0, end: raw.length }, confidence };
}

/** Fields in plain values. */
export interface PlainFields {
  title?: string;
  serial?: number;
  documentNumber?: string;
  organisation?: string;
  startTime?: string;
  venue?: string;
  chair?: string;
  recorder?: string;
  lecturer?: string;
  expected?: number;
  present?: number;
  absent?: number;
  entitledToVote?: number;
  presentNames?: string[];
  absentees?: Absentee[];
  observers?: string[];
  topics?: string[];
  speeches?: Speech[];
  decisions?: string[];
  votes?: Vote[];
  studied?: string[];
  attachments?: string[];
}

function fields(plain: PlainFields): RecordFields {
  const single = (key: keyof PlainFields) => (plain[key] === undefined ? {} : { [key]: { ...field(plain[key]), place: { block: key.length, start: key.charCodeAt(0), end: key.charCodeAt(0) + 1 } } });
  const list = (key: keyof PlainFields) => (plain[key] === undefined ? {} : { [key]: (plain[key] as unknown[]).map((value, index) => ({ ...field(value, JSON.stringify(value)), place: { block: index, start: 0, end: 1 } })) });
  return {
    ...Object.assign({}, ...(['title', 'serial', 'documentNumber', 'organisation', 'startTime', 'venue', 'chair', 'recorder', 'lecturer', 'expected', 'present', 'absent', 'entitledToVote'] as const).map(single)),
    ...Object.assign({}, ...(['presentNames', 'absentees', 'observers', 'topics', 'speeches', 'votes', 'studied', 'attachments'] as const).map(list)),
    ...(plain.decisions ? { decisions: plain.decisions.map((text): Field<Decision> => field({ text }, text)) } : {}),
  } as RecordFields;
}

export interface PlainRecord {
  kind: string;
  date?: string;
  year?: number;
  path?: string;
  title?: string;
  text?: string;
  role?: RecordFact['role'];
  fields?: PlainFields;
  attachments?: AttachmentFact[];
  branch?: string;
  ordinal?: number;
}

const roles: Readonly<Record<string, RecordFact['role']>> = {
  memberRoster: 'roster', partyFees: 'roster', signInSheet: 'attachment', lectureScript: 'attachment', activityPhoto: 'attachment',
  incomingCircular: 'document', superiorDocument: 'document', secretaryReport: 'document', selfCriticism: 'document', electionResult: 'document',
  workPlan: 'document', rules: 'document', villageAffairsPublicity: 'document', appointment: 'document', electionApproval: 'document',
};

let made = 0;

export function record({ kind, date, year, path, title, text, role, fields: plain = {}, attachments = [], branch = '东沟村党支部', ordinal = 0 }: PlainRecord): RecordFact {
  made += 1;
  return {
    path: path ?? `${branch}/${date ?? String(year ?? '无日期')}/${kind}-${made}.docx`,
    ordinal,
    branch,
    kind,
    role: role ?? roles[kind] ?? 'meeting',
    category: '04',
    title: title ?? plain.title ?? '会议记录',
    date: date === undefined ? null : day(date),
    year: year ?? (date === undefined ? null : Number(date.slice(0, 4))),
    fields: fields(plain),
    text: text ?? '会议记录\n主持人赵国强介绍了本次会议的内容。\n赵国强说：今年的工作要抓紧，大家把各自的任务落实好。\n会议决定由周明负责落实。',
    attachments,
    evidence: { uninformative: {} },
    confirmed: true,
  };
}

export function branch(records: readonly RecordFact[], rest: Partial<BranchFacts> = {}): BranchFacts {
  const years = records.flatMap(({ year }) => (year === null ? [] : [year]));
  return {
    name: '东沟村党支部',
    years: years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) },
    roster: [],
    overrides: {},
    records: records.toSorted((a, b) => ((a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1)),
    ...rest,
  };
}

export function township(branches: readonly BranchFacts[], asOf = '2026-01-15'): TownshipFacts {
  return { asOf: day(asOf), branches };
}

/** A roster of `count` full members, 刘一 … . */
export function members(count: number, rest: Partial<RosterFact> = {}): RosterFact[] {
  const given = '一二三四五六七八九十甲乙丙丁戊';
  return Array.from({ length: count }, (_, index) => ({ name: `刘${given[index]!}`, standing: 'full' as const, joined: '2008', path: '党员名册.xlsx', rosterKind: 'memberRoster' as const, place: { block: 0, start: 0, end: 1 }, ...rest }));
}

/** Findings of one rule over one branch. */
export function findingsOf(rule: string, facts: BranchFacts | TownshipFacts, using: Rulebook = plainRulebook): readonly ReportFinding[] {
  return checkTownship('branches' in facts ? facts : township([facts]), using).filter((finding) => finding.rule === rule);
}
