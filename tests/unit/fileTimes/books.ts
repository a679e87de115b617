import { readFileSync } from 'node:fs';
import { markUninformative } from '../../../electron/intake/noInformation.ts';
import { resourceFile } from '../../../electron/resources.ts';
import { assess } from '../../../shared/assessment/assess.ts';
import { parseRatioTable } from '../../../shared/assessment/ratioTable.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { BranchFacts, RecordFact } from '../../../shared/model/facts.ts';
import type { RecordAssessment, ReportFinding } from '../../../shared/model/report.ts';
import { checkTownship } from '../../../shared/rules/check.ts';
import { parseRulebook, type Rulebook } from '../../../shared/rules/rulebook.ts';
import { branch, record, shippedResources, township } from '../rules/township.ts';

const shipped = parseRulebook({ ...shippedResources(), 'evidence/wps-builds.json': JSON.parse(readFileSync(resourceFile('evidence/wps-builds.json'), 'utf8')) as unknown });

/** The shipped rulebook with the file-time rules only. */
export const fileTimeRules: Rulebook = {
  ...shipped,
  standards: [],
  keyTasks: [],
  catalogue: new Map([...shipped.catalogue].map(([code, entry]) => [code, { ...entry, enabled: code.startsWith('B20') }])),
};

export const ratioTable = parseRatioTable(JSON.parse(readFileSync(resourceFile('assessment/likelihood-ratios.json'), 'utf8')), 'likelihood-ratios.json');

/** What a .docx says of itself; local times of China. */
export interface FileFacts {
  readonly date: string;
  readonly kind?: string;
  readonly branch?: string;
  readonly created?: string;
  readonly saved?: string;
  readonly revision?: number;
  readonly editMinutes?: number;
  readonly root?: string;
  readonly ids?: readonly string[];
  readonly build?: string;
  readonly application?: string;
  readonly text?: string;
}

export function fileRecord(file: FileFacts): RecordFact {
  const made = record({ kind: file.kind ?? 'committeeMeeting', date: file.date, ...(file.branch ? { branch: file.branch } : {}), ...(file.text ? { text: file.text } : {}) });
  return { ...made, evidence: evidenceOf(file) };
}

export function evidenceOf({ created, saved, revision, editMinutes, root, ids, build, application = 'Microsoft Office Word' }: FileFacts): Evidence {
  return markUninformative({
    core: { ...(created ? { created: utc(created) } : {}), ...(saved ? { modified: utc(saved) } : {}), ...(revision === undefined ? {} : { revision: String(revision) }) },
    app: { Application: application, ...(editMinutes === undefined ? {} : { TotalTime: String(editMinutes) }) },
    ...(build ? { custom: { KSOProductBuildVer: `2052-${build}` } } : {}),
    ...(root ? { revisions: { root, all: [root, ...(ids ?? [])], inText: [] } } : {}),
    uninformative: {},
  });
}

/** A file typed from `start` on for so many minutes, and saved a few times. */
export function typed(date: string, start: string, minutes: number, rest: Partial<FileFacts> = {}): FileFacts {
  return { date, created: start, saved: later(start, minutes), revision: 3, editMinutes: minutes, ...rest };
}

/** A local time some minutes later; minutes may be negative. */
export function later(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}Z`) + minutes * 60_000).toISOString().slice(0, 19);
}

/** Findings and assessments of branches, each given by its files. */
export function judge(...branches: readonly (readonly FileFacts[] | BranchFacts)[]): { readonly findings: readonly ReportFinding[]; readonly levels: readonly RecordAssessment[] } {
  const facts = township(branches.map((files, index) => ('records' in files ? files : branch(files.map(fileRecord), { name: files[0]?.branch ?? `东沟村党支部${index === 0 ? '' : index}` }))));
  const findings = checkTownship(facts, fileTimeRules).filter(({ family }) => family === 'backfill');
  return { findings, levels: assess(facts, findings, ratioTable) };
}

export function shown(findings: readonly ReportFinding[]): readonly string[] {
  return findings.map(({ rule, strength }) => `${rule} ${strength!}`);
}

function utc(local: string): string {
  return local.endsWith('Z') ? local : `${later(local, -480)}Z`;
}
