import { z } from 'zod';
import { jsonParts } from './jsonParts.ts';
import { hindranceOf, LARGEST_REPORT_BYTES } from './readTagFile.ts';

const itemShape = z.object({ path: z.string(), status: z.enum(['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped']), sha256: z.string().nullable() });
const findingShape = z.object({ id: z.string(), rule: z.string() });
/** The lists are judged entry by entry. */
const headShape = z.object({
  schema: z.literal('danghe-report/1'),
  run: z.object({ events: z.object({ count: z.int().min(0), head: z.string() }) }),
  items: z.array(z.never()),
  findings: z.array(z.never()),
  redaction: z.unknown().optional(),
  totals: z.object({ files: z.int(), byStatus: z.record(z.string(), z.number()), byRule: z.record(z.string(), z.number()) }),
});

/** As much of `report.json` as the other parts of a bundle must agree with; `null` where it is not such a report. */
export interface ReportReading {
  readonly report: z.infer<typeof headShape> | null;
  readonly problems: readonly string[];
}

/** Reads `report.json` entry by entry; every filed item's original must be in the manifest (`listed`, check sums; `null`: not asked). */
export async function readReport(file: string, listed: ReadonlySet<string> | null): Promise<ReportReading> {
  const hindrance = await hindranceOf(file, LARGEST_REPORT_BYTES);
  if (hindrance) return refused(hindrance.state === 'absent' ? '没有这个文件' : hindrance.problem);
  const head: Record<string, unknown> = {};
  const problems: string[] = [];
  let items = 0;
  try {
    for (const { key, element, value } of jsonParts(file)) {
      if (element === null) head[key] = value;
      else if (key === 'items') {
        const item = itemShape.safeParse(value);
        if (!item.success) return refused(problemOf(item.error, [key, element]));
        items += 1;
        const { path, status, sha256 } = item.data;
        if (listed !== null && status === 'filed' && !(sha256 !== null && listed.has(sha256))) problems.push(`已归档的 ${path} 在清单中没有原件`);
      } else if (key === 'findings') {
        const finding = findingShape.safeParse(value);
        if (!finding.success) return refused(problemOf(finding.error, [key, element]));
      }
    }
  } catch (error) {
    return refused(error instanceof SyntaxError ? notAReport : '无法读取');
  }
  const parsed = headShape.safeParse(head);
  if (!parsed.success) return refused(problemOf(parsed.error, []));
  const { files } = parsed.data.totals;
  return { report: parsed.data, problems: files === items ? problems : [`合计 ${files} 个文件，实际列出 ${items} 个`, ...problems] };
}

const notAReport = '不是 danghe-report/1 格式';

function refused(problem: string): ReportReading {
  return { report: null, problems: [problem] };
}

function problemOf({ issues: [issue] }: z.ZodError, above: readonly (string | number)[]): string {
  const path = [...above, ...(issue?.path ?? [])];
  return path.length > 0 ? `${path.join('.')} 缺失或有误` : notAReport;
}
