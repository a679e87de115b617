import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Report } from '../../../shared/model/report.ts';
import { writeDurably } from '../../files/durable.ts';
import { type PayloadFile, manifestText } from './manifest.ts';

/** The bag declaration, exactly as RFC 8493 §2.1.1 wants it. */
const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Labels of `bag-info.txt` that this product adds. */
export const bagInfoLabels = { eventCount: 'Danghe-Event-Count', eventHead: 'Danghe-Event-Head', asOf: 'Danghe-As-Of' } as const;

/** Writes the four tag files of a bag for a payload that is complete. */
export async function writeTagFiles(folder: string, payload: readonly PayloadFile[], report: Report): Promise<void> {
  const tags: readonly (readonly [name: string, text: string])[] = [
    ['bagit.txt', bagDeclaration],
    ['bag-info.txt', bagInfo(payload, report)],
    ['manifest-sha256.txt', manifestText(payload.map((file) => ({ path: `data/${file.path}`, sha256: file.sha256 })))],
  ];
  for (const [name, text] of tags) await writeDurably(join(folder, name), text);
  const tagManifest = manifestText(tags.map(([path, text]) => ({ path, sha256: createHash('sha256').update(text).digest('hex') })));
  await writeDurably(join(folder, 'tagmanifest-sha256.txt'), tagManifest);
}

function bagInfo(payload: readonly PayloadFile[], report: Report): string {
  const octets = payload.reduce((sum, file) => sum + file.bytes, 0);
  const lines: readonly (readonly [label: string, value: string])[] = [
    ['Source-Organization', report.township ?? '（未填写）'],
    ['External-Description', '档盒成果包：党支部档案、目录、检查报告与台账'],
    ['Bagging-Date', report.generatedAt.slice(0, 10)],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ['Bag-Software-Agent', `${report.tool.name} ${report.tool.version}`],
    [bagInfoLabels.asOf, report.asOf],
    [bagInfoLabels.eventCount, String(report.run.events.count)],
    [bagInfoLabels.eventHead, report.run.events.head],
  ];
  return lines.map(([label, value]) => `${label}: ${value.replace(/[\r\n]+/g, ' ')}\n`).join('');
}
