import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseRatioTable, type RatioTable } from '../../shared/assessment/ratioTable.ts';
import type { AssessmentBasis } from '../../shared/model/report.ts';
import { resourceFile } from '../resources.ts';
import { loadJson } from './loadData.ts';

const FILE = 'assessment/likelihood-ratios.json';

/**
 * Loads the table of likelihood ratios, with what the report says of it.
 *
 * @throws DangheError `resource-invalid` naming the file, the key and the fault
 */
export async function loadRatioTable(): Promise<{ readonly table: RatioTable; readonly basis: AssessmentBasis }> {
  const path = resourceFile(FILE);
  const table = parseRatioTable(await loadJson(path), FILE);
  const tableSha256 = createHash('sha256').update(await readFile(path)).digest('hex');
  return { table, basis: { tableVersion: table.version, tableSha256, propositions: table.propositions } };
}
