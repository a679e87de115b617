import type { Report } from '../model/report.ts';
import type { HiddenCounts } from '../redaction/redactor.ts';

/** Of a redacted bundle: what is left out, so that nobody takes it for the whole. */
export const redactedBundle = {
  /** After titles and in page headers. */
  suffix: '（脱敏版）',
  photo: '脱敏版不附照片。',
  originals: '脱敏版没有随附原件。每个原件的校验值列在“未随附原件.csv”和台账“文件清单”里，可与保存在移交单位的原件逐个核对。',
  events: '脱敏版的事件记录隐去了号码，不能从内容复算校验值，只能核对前后相连和链头；内容须与移交单位保存的事件记录核对。',
} as const;

/** Why the merged books and a redacted bundle exclude each other. */
export const mergedNotRedacted = '合并 PDF 印的是原件内容，脱敏版不附原件，两者不能同时选';

/** `柳滩乡党支部档案检查报告（脱敏版）`: the township, the document's name, and that it is redacted where it is. */
export function documentTitle(report: Report, name: string): string {
  return `${report.township ?? ''}${name}${report.redaction ? redactedBundle.suffix : ''}`;
}

/** What was hidden and what was not, for the cover, the receipt and the reading page; empty for a bundle that is whole. */
export function redactionTexts({ redaction }: Report): readonly string[] {
  if (!redaction) return [];
  return [
    `本成果包是脱敏版：文字、文件名、备注和台账里的身份证号码、电话号码、设备编号和其他长号码已隐去（共 ${totalHidden(redaction.hidden)} 处：${hiddenParts(redaction.hidden)}），以〔…已隐去〕代替。姓名、日期、单位和其他内容没有隐去。`,
    redactedBundle.originals,
    redactedBundle.events,
  ];
}

/** 身份证号码 3、电话号码 12 … */
function hiddenParts(hidden: HiddenCounts): string {
  return `身份证号码 ${hidden.identity}，电话号码 ${hidden.phone}，设备编号 ${hidden.device}，其他长号码 ${hidden.number}`;
}

function totalHidden(hidden: HiddenCounts): number {
  return Object.values(hidden).reduce((sum, count) => sum + count, 0);
}
