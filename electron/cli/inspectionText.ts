import type { Inspection } from '../backend/inspectFile.ts';
import { describeFields } from '../../shared/presentation/itemFields.ts';

/** Characters of text shown; the whole of it is in `--json`. */
const SHOWN_CHARACTERS = 600;

/** What was read out of a file, for people. */
export function inspectionText({ format, text, kind, category, branch, confidence, reasons, records, rosters }: Inspection): string {
  const lines = [
    `格式：${format ?? '未能读取'}`,
    `类别：${category ?? '看不出'}${kind ? `（${kind}）` : ''}　把握 ${Math.round(confidence * 100)}%`,
    `支部：${branch ?? '看不出'}`,
    ...reasons.map((reason) => `  · ${reason}`),
  ];
  for (const { ordinal, fields } of records) {
    lines.push(records.length > 1 ? `第 ${ordinal + 1} 条记录：` : '记录：', ...describeFields({ ...fields }).map(([label, value]) => `  ${label}：${value}`));
  }
  for (const { kind: list, entries } of rosters) lines.push(`名单（${list}）：${entries.length} 人`);
  const shown = text.slice(0, SHOWN_CHARACTERS);
  return [...lines, '正文：', shown + (text.length > shown.length ? `……（共 ${text.length} 字）` : '')].join('\n');
}
