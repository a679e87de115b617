import type { Report } from '../../../shared/model/report.ts';
import type { Ledgers } from '../../../shared/presentation/ledgers.ts';
import { periodLabel } from '../../../shared/presentation/labels.ts';
import { eventMark } from './eventMark.ts';
import type { ReportFonts } from './fonts.ts';
import { PdfDocument } from './pdfDocument.ts';
import { coverSection } from './sections/cover.ts';
import { coverageSection } from './sections/coverage.ts';
import { doubtsSection } from './sections/doubts.ts';
import { filesSection } from './sections/files.ts';
import { gapsSection } from './sections/gaps.ts';
import { methodSection, missingCharactersSection } from './sections/method.ts';
import { rectificationSection } from './sections/rectification.ts';
import { summarySection } from './sections/summary.ts';

/**
 * Writes 检查报告.pdf: cover, one page of summary, coverage grids, gaps by branch, doubts with their evidence, rectification,
 * files that were not read or wait for a person, method and limits, how to verify, and the event chain's head.
 *
 * @returns the characters that no font has (shown as 〓 and listed in an appendix), with how often they occur
 */
export async function writeInspectionReport(report: Report, ledgers: Ledgers, fonts: ReportFonts, file: string, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const title = '党支部档案检查报告';
  const township = report.township ?? '';
  const pdf = new PdfDocument(file, fonts, {
    title: `${township}${title}`,
    header: [`${township}${title}`, `检查日期：${periodLabel(report.asOf)}`],
    keywords: eventMark.text(report.run.events),
    created: report.generatedAt,
    signal,
  });
  await pdf.complete(async () => {
    coverSection(pdf, report, title);
    await summarySection(pdf, report);
    await coverageSection(pdf, report);
    await gapsSection(pdf, report);
    await doubtsSection(pdf, report);
    await rectificationSection(pdf, ledgers);
    await filesSection(pdf, report);
    methodSection(pdf, report);
    await missingCharactersSection(pdf);
  });
  return pdf.type.missing;
}
