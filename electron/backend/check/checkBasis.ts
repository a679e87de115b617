import type { CheckBasis } from '../../../shared/report/runCheck.ts';
import { loadRulebook } from '../checkLibrary.ts';
import { loadRatioTable } from '../loadRatioTable.ts';

/**
 * Loads what a check goes by besides the facts.
 *
 * @param contents SHA-256 by path
 * @throws DangheError `resource-invalid`
 */
export async function loadCheckBasis(contents: ReadonlyMap<string, string>): Promise<CheckBasis> {
  const [rulebook, { table, basis }] = await Promise.all([loadRulebook(), loadRatioTable()]);
  return { rulebook, table, assessment: basis, contentOf: (path) => contents.get(path) ?? path };
}
