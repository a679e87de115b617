import type { ItemStatus } from '../../../../shared/model/item.ts';
import type { Report, ReportItem } from '../../../../shared/model/report.ts';
import { categoryLabel } from '../../../../shared/presentation/catalogue.ts';
import { chapter, heading, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { type PdfColumn, table } from '../table.ts';
import { chapters } from './contents.ts';
import type { ReportContext } from './reportContext.ts';

/** The files that were not filed, with the reason for each: unread, waiting for a person, duplicate, skipped. */
export async function filesSection(pdf: PdfDocument, { report }: ReportContext): Promise<void> {
  chapter(pdf, chapters.files);
  const ofStatus = (status: ItemStatus): readonly ReportItem[] => report.items.filter((item) => item.status === status);
  await list(pdf, '未能读取的文件', ofStatus('unreadable'), '原因', (item) => item.error?.message ?? '');
  await list(pdf, '待人工核对的文件', ofStatus('needs-review'), '识别建议', (item) => suggestion(report, item));
  await list(pdf, '内容重复的文件', ofStatus('duplicate'), '与之相同的文件', (item) => item.duplicateOf ?? '');
  await list(pdf, '跳过的文件', ofStatus('skipped'), '原因', (item) => item.error?.message ?? item.reasons.join('；'));
}

async function list(pdf: PdfDocument, title: string, items: readonly ReportItem[], header: string, remark: (item: ReportItem) => string): Promise<void> {
  heading(pdf, `${title}（${items.length} 个）`, 2, items.length === 0 ? 40 : 90);
  if (items.length === 0) {
    paragraph(pdf, '无。');
    return;
  }
  const columns: readonly PdfColumn[] = [{ header: '序号', share: 1.4, align: 'center' }, { header: '来源路径', share: 9 }, { header, share: 9 }];
  await table(pdf, columns, items.map((item, index) => [String(index + 1), item.path, remark(item)]), { rowCount: items.length });
}

function suggestion(report: Report, item: ReportItem): string {
  const guess = item.category === null ? '尚无建议' : `可能属于 ${categoryLabel(report, item.category)}${item.confidence === null ? '' : `（把握 ${Math.round(item.confidence * 100)}%）`}`;
  return [guess, item.branch ?? '未能确定党支部', ...item.reasons.slice(0, 3)].join('；');
}
