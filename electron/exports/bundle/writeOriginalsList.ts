import { open } from 'node:fs/promises';
import type { Report } from '../../../shared/model/report.ts';
import { looksLikeFormula } from '../workbook/cellText.ts';

/** Writes the list of the originals that are not in a redacted bundle, as CSV for any spreadsheet. Returns `name`. */
export async function writeOriginalsList(report: Report, file: string, name: string): Promise<string> {
  const output = await open(file, 'wx');
  try {
    const lines = report.items.filter(({ sha256, status }) => sha256 !== null && status !== 'skipped').map((item, index) => row([String(index + 1), item.path, item.archiveNo ?? '', item.title ?? '', String(item.bytes), item.sha256 ?? '']));
    // The mark at the start makes spreadsheets read it as UTF-8.
    await output.writeFile(`\uFEFF${row(['序号', '来源路径', '档号', '题名', '字节数', 'SHA-256'])}${lines.join('')}`);
    return name;
  } finally {
    await output.close();
  }
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${(looksLikeFormula(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
