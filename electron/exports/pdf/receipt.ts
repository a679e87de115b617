import type { Report } from '../../../shared/model/report.ts';
import { bytesLabel, periodLabel } from '../../../shared/presentation/labels.ts';
import { documentTitle, redactedBundle, redactionTexts } from '../../../shared/presentation/redactionText.ts';
import { overviewOf } from '../../../shared/presentation/overview.ts';
import { receiptText } from '../../../shared/presentation/verifyText.ts';
import { eventMark } from './eventMark.ts';
import { heading, labelled, paragraph } from './flow.ts';
import type { ReportFonts } from './fonts.ts';
import { ink } from './ink.ts';
import { PdfDocument } from './pdfDocument.ts';

/** What is handed over: the payload's size, the hash over the originals, and the hash of the whole manifest. */
export interface ReceiptFacts {
  readonly files: number;
  readonly bytes: number;
  readonly originals: number;
  readonly originalsHash: string;
  readonly manifestHash: string;
}

/** Writes 交接单.pdf, one page to be signed by both sides; it lies beside the payload, so that it can name the manifest's hash. */
export async function writeReceipt(report: Report, facts: ReceiptFacts, fonts: ReportFonts, file: string, signal?: AbortSignal): Promise<void> {
  const township = report.township ?? '';
  const pdf = new PdfDocument(file, fonts, {
    title: documentTitle(report, '电子档案交接单'),
    header: [documentTitle(report, '电子档案交接单'), periodLabel(report.generatedAt.slice(0, 10))],
    keywords: `${eventMark.text(report.run.events, facts.originalsHash)} danghe-manifest-sha256=${facts.manifestHash}`,
    created: report.generatedAt,
    signal,
  });
  await pdf.complete(async () => {
    pdf.newPage();
    pdf.beginSection();
    heading(pdf, '电子档案交接单', 1);
    const { years } = overviewOf(report);
    const wide = { labelWidth: 110, size: 10 };
    labelled(pdf, '移交单位', township || '（未填写）', wide);
    labelled(pdf, '移交内容', `${report.branches.length} 个党支部${years ? `，${years.first} 年至 ${years.last} 年` : ''}的档案成果包${report.redaction ? redactedBundle.suffix : ''}`, wide);
    labelled(pdf, '检查日期', periodLabel(report.asOf), wide);
    labelled(pdf, '原件', report.redaction ? '脱敏版，没有随附' : `${facts.originals} 个`, wide);
    labelled(pdf, '成果包内全部文件', `${facts.files} 个，${bytesLabel(facts.bytes)}（${facts.bytes} 字节）`, wide);
    labelled(pdf, '事件', `${report.run.events.count} 个`, wide);
    labelled(pdf, '事件链头', report.run.events.head, wide);
    labelled(pdf, '原件清单校验值', facts.originalsHash, wide);
    labelled(pdf, '全部清单校验值', facts.manifestHash, wide);
    pdf.y += 10;
    for (const text of redactionTexts(report)) paragraph(pdf, text, { size: 9.5 });
    for (const text of receiptText) paragraph(pdf, text, { size: 9.5 });
    signatures(pdf);
    await pdf.drain();
  });
}

function signatures(pdf: PdfDocument): void {
  const half = pdf.width / 2;
  pdf.y += 14;
  const lines = ['单位（章）：', '经办人：', '负责人：', '日期：　　　　年　　月　　日'];
  for (const [index, side] of ['移交方', '接收方'].entries()) {
    const x = pdf.left + index * half;
    pdf.artifact((doc) => doc.rect(x, pdf.y, half, 150).lineWidth(0.6).stroke(ink.text));
    pdf.tagged('P', () => {
      pdf.line(side, x + 12, pdf.y + 10, half - 24, { size: 11, bold: true });
      for (const [row, line] of lines.entries()) pdf.line(line, x + 12, pdf.y + 40 + row * 27, half - 24, { size: 10.5 });
    });
  }
  pdf.y += 166;
}
