import { join } from 'node:path';
import { z } from 'zod';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { bundleNames } from '../../../shared/presentation/bundleNames.ts';
import { bagInfoLabels } from '../bundle/writeTagFiles.ts';
import type { ChainReading } from './checkChain.ts';
import { markText } from './checkMarks.ts';
import { readTagFile } from './readTagFile.ts';

const LARGEST_REPORT_BYTES = 1 << 30;

/** As much of `report.json` as the other parts of a bundle must agree with. */
const reportShape = z.object({
  schema: z.literal('danghe-report/1'),
  run: z.object({ events: z.object({ count: z.int().min(0), head: z.string() }) }),
  items: z.array(z.object({ path: z.string(), status: z.enum(['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped']), sha256: z.string().nullable() })),
  findings: z.array(z.object({ id: z.string(), rule: z.string() })),
  totals: z.object({ files: z.int(), byStatus: z.record(z.string(), z.number()), byRule: z.record(z.string(), z.number()) }),
});

/**
 * Checks that `report.json` is whole, that every filed item's original is in the manifest (`listed`, check sums), and that
 * the event chain's count and head are the same there and in `bag-info.txt`.
 */
export async function checkReport(root: string, chain: ChainReading, info: ReadonlyMap<string, string>, listed: ReadonlySet<string>): Promise<readonly BundleFault[]> {
  const path = `data/${bundleNames.report}`;
  const read = await readTagFile(join(root, path), LARGEST_REPORT_BYTES);
  if (read.state === 'absent') return [{ kind: 'report-invalid', path, problem: '没有这个文件' }];
  if (read.state === 'refused') return [{ kind: 'report-invalid', path, problem: read.problem }];
  const parsed = reportShape.safeParse(parseJson(read.content.toString('utf8')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return [{ kind: 'report-invalid', path, problem: issue && issue.path.length > 0 ? `${issue.path.join('.')} 缺失或有误` : '不是 danghe-report/1 格式' }];
  }
  const report = parsed.data;
  const faults: BundleFault[] = [];
  if (report.totals.files !== report.items.length) faults.push({ kind: 'report-invalid', path, problem: `合计 ${report.totals.files} 个文件，实际列出 ${report.items.length} 个` });
  for (const item of report.items) if (item.status === 'filed' && !(item.sha256 !== null && listed.has(item.sha256))) faults.push({ kind: 'report-invalid', path, problem: `已归档的 ${item.path} 在清单中没有原件` });
  if (chain.head === null) return faults;

  const expected = markText(chain.count, chain.head);
  const reported = markText(report.run.events.count, report.run.events.head);
  if (reported !== expected) faults.push({ kind: 'head-differs', path, expected, found: reported });
  const noted = markText(info.get(bagInfoLabels.eventCount), info.get(bagInfoLabels.eventHead));
  if (noted !== expected) faults.push({ kind: 'head-differs', path: 'bag-info.txt', expected, found: noted });
  return faults;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
