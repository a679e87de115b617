import { join } from 'node:path';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { bundleNames } from '../../../shared/presentation/bundleNames.ts';
import { bagInfoLabels } from '../bundle/writeTagFiles.ts';
import type { ChainReading } from './checkChain.ts';
import { markText } from './checkMarks.ts';
import { readReport } from './readReport.ts';

/**
 * Checks that `report.json` is whole, that every filed item's original is in the manifest (`listed`,
 * check sums; `null` in a redacted bundle, which has none), and that
 * the event chain's count and head are the same there and in `bag-info.txt`.
 */
export async function checkReport(root: string, chain: ChainReading, info: ReadonlyMap<string, string>, listed: ReadonlySet<string> | null): Promise<readonly BundleFault[]> {
  const path = `data/${bundleNames.report}`;
  const { report, problems } = await readReport(join(root, path), listed);
  const faults = problems.map((problem): BundleFault => ({ kind: 'report-invalid', path, problem }));
  if (report !== null && (report.redaction !== undefined) !== (listed === null)) faults.push({ kind: 'bad-tag-file', path: 'bag-info.txt', problem: `是否脱敏，与 ${bundleNames.report} 写的不一致` });
  if (report === null || chain.head === null) return faults;

  const expected = markText(chain.count, chain.head);
  const reported = markText(report.run.events.count, report.run.events.head);
  if (reported !== expected) faults.push({ kind: 'head-differs', path, expected, found: reported });
  const noted = markText(info.get(bagInfoLabels.eventCount), info.get(bagInfoLabels.eventHead));
  if (noted !== expected) faults.push({ kind: 'head-differs', path: 'bag-info.txt', expected, found: noted });
  return faults;
}
