// node tests/bench/writeReport.ts <文件> <疑点条数>: writes one inspection report in a process of its own, so that its memory
// and its processor time are told apart from everything else.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFonts } from '../../electron/exports/pdf/fonts.ts';
import { writeInspectionReport } from '../../electron/exports/pdf/inspectionReport.ts';
import { township } from '../integration/exports/township.ts';

const [file = '', findings = ''] = process.argv.slice(2);
const source = mkdtempSync(join(tmpdir(), 'danghe-bench-'));
try {
  const input = township(source, 1500, Number(findings));
  await writeInspectionReport({ report: input.report, ledgers: input, catalogue: new Map(), originalOf: () => undefined, originalsHash: '' }, loadFonts(), file);
} finally {
  rmSync(source, { recursive: true, force: true });
}
