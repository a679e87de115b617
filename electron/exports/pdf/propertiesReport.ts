import type { Report } from '../../../shared/model/report.ts';
import { type ExportFacts, fourProperties } from '../../../shared/presentation/fourProperties.ts';
import { periodLabel } from '../../../shared/presentation/labels.ts';
import { documentTitle } from '../../../shared/presentation/redactionText.ts';
import { eventMark } from './eventMark.ts';
import { chapter, heading, labelled, paragraph } from './flow.ts';
import type { ReportFonts } from './fonts.ts';
import { PdfDocument } from './pdfDocument.ts';
import { table } from './table.ts';

/**
 * Writes 四性检测报告.pdf: authenticity, completeness, usability and security after DA/T 70—2018, each item with its result
 * or with the reason why it was not done.
 *
 * @returns the characters that no font has, with how often they occur
 */
export async function writePropertiesReport(report: Report, facts: ExportFacts, originalsHash: string, fonts: ReportFonts, file: string, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const pdf = new PdfDocument(file, fonts, {
    title: documentTitle(report, '电子档案四性检测报告'),
    header: [documentTitle(report, '电子档案四性检测报告'), `检测日期：${periodLabel(report.asOf)}`],
    keywords: eventMark.text(report.run.events, originalsHash),
    created: report.generatedAt,
    signal,
  });
  const checks = fourProperties(report, facts);
  const count = (result: string): number => checks.filter((check) => check.result === result).length;
  await pdf.complete(async () => {
    chapter(pdf, { title: '电子档案四性检测报告' });
    paragraph(pdf, `参照《文书类电子档案检测一般要求》（DA/T 70—2018）移交接收环节，对本成果包作了检测，共 ${checks.length} 项：合格 ${count('合格')} 项，有待处理 ${count('有待处理')} 项，未检测 ${count('未检测')} 项。只列本程序能在这些文件上做到的项目；没有做的写明原因，不算合格。`);
    for (const [property, items] of Map.groupBy(checks, (check) => check.property)) {
      heading(pdf, property, 2, 70);
      await table(pdf, [{ header: '项目', share: 4 }, { header: '结果', share: 2, align: 'center' }, { header: '情况', share: 12 }], items.map(({ name, result, detail }) => [name, result, detail]), { size: 9 });
    }
    heading(pdf, '事件链', 2, 60);
    labelled(pdf, '事件个数', String(report.run.events.count));
    labelled(pdf, '链头', report.run.events.head, { size: 9 });
    labelled(pdf, '原件清单', originalsHash, { size: 9 });
  });
  return pdf.type.missing;
}
