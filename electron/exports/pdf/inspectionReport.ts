import type { Report } from '../../../shared/model/report.ts';
import type { Ledgers } from '../../../shared/presentation/ledgers.ts';
import { periodLabel } from '../../../shared/presentation/labels.ts';
import { documentTitle, redactedBundle } from '../../../shared/presentation/redactionText.ts';
import type { KeptOriginal } from '../../files/keptFile.ts';
import { eventMark } from './eventMark.ts';
import { Thumbnails } from './evidence/thumbnails.ts';
import type { ReportFonts } from './fonts.ts';
import { PdfDocument } from './pdfDocument.ts';
import { coverSection } from './sections/cover.ts';
import { coverageSection } from './sections/coverage.ts';
import { doubtsSection } from './sections/doubts.ts';
import { filesSection } from './sections/files.ts';
import { gapsSection } from './sections/gaps.ts';
import { ledgersSection } from './sections/ledgers.ts';
import { methodSection, missingCharactersSection, verifySection } from './sections/method.ts';
import type { CataloguePlace, ReportContext } from './sections/reportContext.ts';
import { figuresSection, summarySection } from './sections/summary.ts';

/** What the inspection report needs beside the report itself. */
export interface InspectionReportInput {
  readonly report: Report;
  readonly ledgers: Ledgers;
  /** Where each filed item stands in 归档文件目录.pdf. */
  readonly catalogue: ReadonlyMap<string, CataloguePlace>;
  /** Where an item's original lies on the disk, for the pictures that are shown. */
  readonly originalOf: (itemPath: string) => KeptOriginal | undefined;
  readonly originalsHash: string;
}

/**
 * Writes 检查报告.pdf: cover with contents, one page of summary, coverage grids, gaps by branch, doubts with their evidence
 * drawn, ledgers, files that were not filed, method and error rates, how to verify, and the event chain's head.
 *
 * @returns the characters that no font has (shown as 〓 and listed in an appendix), with how often they occur
 */
export async function writeInspectionReport(input: InspectionReportInput, fonts: ReportFonts, file: string, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const { report } = input;
  const title = '党支部档案检查报告';
  const pdf = new PdfDocument(file, fonts, {
    title: documentTitle(report, title),
    header: [documentTitle(report, title), `检查日期：${periodLabel(report.asOf)}`],
    keywords: eventMark.text(report.run.events, input.originalsHash),
    created: report.generatedAt,
    signal,
  });
  const items = new Map(report.items.map((item) => [item.path, item]));
  const context: ReportContext = { ...input, itemOf: (path) => items.get(path), thumbnails: new Thumbnails(input.originalOf) };
  await pdf.complete(async () => {
    coverSection(pdf, report, `${title}${report.redaction ? redactedBundle.suffix : ''}`);
    await summarySection(pdf, context);
    await figuresSection(pdf, context);
    await coverageSection(pdf, context);
    await gapsSection(pdf, context);
    await doubtsSection(pdf, context);
    await ledgersSection(pdf, context);
    await filesSection(pdf, context);
    methodSection(pdf, context);
    verifySection(pdf, context);
    await missingCharactersSection(pdf);
  });
  return pdf.type.missing;
}
