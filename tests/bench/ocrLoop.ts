// Reads scanned pages one after another, as the OCR process of the product does, and writes what was read and what each
// page cost in processor time. Arguments: a file for the answer, then the pages.
import { writeFileSync } from 'node:fs';
import { defaultLimits } from '../../electron/intake/limits.ts';
import { scanJob } from '../../electron/intake/ocr/scanJob.ts';

const [answer, ...files] = process.argv.slice(2);
const pages: { readonly text: string; readonly cpuMilliseconds: number; readonly wallMilliseconds: number }[] = [];
for (const file of files) {
  const [before, started] = [process.cpuUsage(), performance.now()];
  const outcome = await scanJob({ file, format: file.endsWith('.png') ? 'png' : 'jpg', want: 'text', page: 1 }, defaultLimits);
  const { user, system } = process.cpuUsage(before);
  if (!outcome.ok || outcome.got !== 'text') throw new Error(`${file}: ${JSON.stringify(outcome)}`);
  pages.push({ text: outcome.page.lines.map(({ text }) => text).join(''), cpuMilliseconds: (user + system) / 1000, wallMilliseconds: performance.now() - started });
}
writeFileSync(answer!, JSON.stringify(pages));
