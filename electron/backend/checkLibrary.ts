import { readdir } from 'node:fs/promises';
import { caseStates } from '../../shared/development/caseState.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { DevelopmentCase } from '../../shared/model/development.ts';
import type { TownshipFacts } from '../../shared/model/facts.ts';
import type { Coverage, ReportFinding } from '../../shared/model/report.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { runRules } from '../../shared/rules/check.ts';
import { coverageOf } from '../../shared/rules/coverage.ts';
import { ruleContext } from '../../shared/rules/rule.ts';
import { parseRulebook, type Rulebook } from '../../shared/rules/rulebook.ts';
import type { Library } from '../library/library.ts';
import { resourceFile } from '../resources.ts';
import { loadJson } from './loadData.ts';
import type { recordsByItem } from './recordsByItem.ts';
import { townshipFacts } from './townshipFacts.ts';

export interface CheckResult {
  readonly facts: TownshipFacts;
  readonly findings: readonly ReportFinding[];
  readonly coverage: readonly Coverage[];
  readonly cases: readonly DevelopmentCase[];
}

/** Runs every check over what is filed, as of one day. Reads the library, changes nothing. */
export async function checkLibrary(library: Library, scheme: Scheme, asOf: CalendarDate, records: ReturnType<typeof recordsByItem>): Promise<CheckResult> {
  const rulebook = await loadRulebook();
  const facts = townshipFacts(library, scheme, asOf, records);
  const context = ruleContext(facts, rulebook, coverageOf(facts, rulebook));
  const contents = new Map(library.items.list().map(({ path, sha256 }) => [path, sha256 ?? path]));
  const findings = runRules(context, (path) => contents.get(path) ?? path);
  return { facts, findings, coverage: context.coverage, cases: caseStates(context.cases, findings, rulebook) };
}

const ruleFolders = ['rules', 'standards', 'keytasks', 'vocabulary'];
const ruleFiles = ['evidence/wps-builds.json'];

/**
 * Loads the data that the rules go by.
 *
 * @throws DangheError `resource-invalid` naming the file, the key and the fault
 */
export async function loadRulebook(): Promise<Rulebook> {
  const files: Record<string, unknown> = {};
  for (const file of ruleFiles) files[file] = await loadJson(resourceFile(file));
  for (const folder of ruleFolders) {
    for (const name of (await readdir(resourceFile(folder))).filter((file) => file.endsWith('.json'))) {
      files[`${folder}/${name}`] = await loadJson(resourceFile(`${folder}/${name}`));
    }
  }
  return parseRulebook(files);
}
