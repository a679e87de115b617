import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Report } from '../../../shared/model/report.ts';
import { hashFile, writeDurably } from '../../files/durable.ts';
import { type PayloadFile, manifestText } from './manifest.ts';

/** The bag declaration, exactly as RFC 8493 §2.1.1 wants it. */
const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Labels of `bag-info.txt` that this product adds. */
export const bagInfoLabels = { eventCount: 'Danghe-Event-Count', eventHead: 'Danghe-Event-Head', asOf: 'Danghe-As-Of', redacted: 'Danghe-Redacted' } as const;

/** Further tag files, written when the manifest is known: each makes a file at the path it is given. */
export interface ExtraTagFile {
  readonly name: string;
  readonly write: (path: string, manifestHash: string) => Promise<void>;
}

/** Writes the tag files of a bag for a payload that is complete; `sm3` has the second check sums where they were chosen. */
export async function writeTagFiles(folder: string, payload: readonly PayloadFile[], report: Report, sm3: ReadonlyMap<string, string> | null, extra: readonly ExtraTagFile[]): Promise<void> {
  const manifest = manifestText(payload.map((file) => ({ path: `data/${file.path}`, sha256: file.sha256 })));
  const tags: readonly (readonly [name: string, text: string])[] = [
    ['bagit.txt', bagDeclaration],
    ['bag-info.txt', bagInfo(payload, report)],
    ['manifest-sha256.txt', manifest],
    ...(sm3 ? [['manifest-sm3.txt', manifestText([...sm3].map(([path, sum]) => ({ path: `data/${path}`, sha256: sum })))] as const] : []),
  ];
  for (const [name, text] of tags) await writeDurably(join(folder, name), text);
  for (const { name, write } of extra) await write(join(folder, name), hash('sha256', manifest));
  const names = [...tags.map(([name]) => name), ...extra.map(({ name }) => name)];
  const sums = await Promise.all(names.map(async (path) => ({ path, sha256: (await hashFile(join(folder, path))).sha256 })));
  await writeDurably(join(folder, 'tagmanifest-sha256.txt'), manifestText(sums));
}

function bagInfo(payload: readonly PayloadFile[], report: Report): string {
  const octets = payload.reduce((sum, file) => sum + file.bytes, 0);
  const lines: readonly (readonly [label: string, value: string])[] = [
    ['Source-Organization', report.township ?? '（未填写）'],
    ['External-Description', report.redaction ? '档盒成果包（脱敏版，不含原件）：目录、检查报告与台账' : '档盒成果包：党支部档案、目录、检查报告与台账'],
    ['Bagging-Date', report.generatedAt.slice(0, 10)],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ['Bag-Software-Agent', `${report.tool.name} ${report.tool.version}`],
    [bagInfoLabels.asOf, report.asOf],
    [bagInfoLabels.eventCount, String(report.run.events.count)],
    [bagInfoLabels.eventHead, report.run.events.head],
    ...(report.redaction ? [[bagInfoLabels.redacted, 'yes'] as const] : []),
  ];
  return lines.map(([label, value]) => `${label}: ${value.replace(/[\r\n]+/g, ' ')}\n`).join('');
}
