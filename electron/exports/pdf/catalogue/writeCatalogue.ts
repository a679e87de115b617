import type { Report } from '../../../../shared/model/report.ts';
import { type CatalogueEntry, type CatalogueGroup, catalogueGroups, catalogueHeaders, categoryLabel, pagesText } from '../../../../shared/presentation/catalogue.ts';
import { periodLabel } from '../../../../shared/presentation/labels.ts';
import { documentTitle } from '../../../../shared/presentation/redactionText.ts';
import { eventMark } from '../eventMark.ts';
import { heading, paragraph } from '../flow.ts';
import type { ReportFonts } from '../fonts.ts';
import { ink } from '../ink.ts';
import { PdfDocument } from '../pdfDocument.ts';
import { missingCharactersSection } from '../sections/method.ts';
import type { CataloguePlace } from '../sections/reportContext.ts';
import { type PdfColumn, table } from '../table.ts';
import { boxNotes } from './boxNotes.ts';
import { memberVolumes } from './volumes.ts';

const shares = [1.2, 5.2, 3, 4.6, 9.5, 2.2, 1.3, 1.2, 3.4];
const centred = new Set(['序号', '日期', '密级', '页数']);
const columns: readonly PdfColumn[] = catalogueHeaders.map((header, index) => ({ header, share: shares[index] ?? 2, align: centred.has(header) ? 'center' : 'left' }));

/**
 * Writes 归档文件目录.pdf: A4 landscape, a cover for each branch (DA/T 22—2015: 全宗名称、年度、保管期限), then a list for each
 * year, retention period and category with the nine columns of the standard, a 备考表 for each box, and at the end the
 * 卷内文件目录 of each person's development case.
 *
 * @returns the characters that no font has, with how often they occur, and where each item stands
 */
export async function writeCatalogue(report: Report, originalsHash: string, fonts: ReportFonts, file: string, signal?: AbortSignal): Promise<{ readonly missing: ReadonlyMap<string, number>; readonly places: ReadonlyMap<string, CataloguePlace> }> {
  const pdf = new PdfDocument(file, fonts, {
    title: documentTitle(report, '归档文件目录'),
    header: [documentTitle(report, '归档文件目录'), `截至 ${periodLabel(report.asOf)}`],
    landscape: true,
    keywords: eventMark.text(report.run.events, originalsHash),
    created: report.generatedAt,
    signal,
  });
  const places = new Map<string, CataloguePlace>();
  await pdf.complete(() => drawCatalogue(pdf, report, places));
  return { missing: pdf.type.missing, places };
}

async function drawCatalogue(pdf: PdfDocument, report: Report, places: Map<string, CataloguePlace>): Promise<void> {
  const groups = catalogueGroups(report);
  if (groups.length === 0) {
    pdf.newPage();
    heading(pdf, '归档文件目录', 1);
    paragraph(pdf, '没有已归档的文件。');
  }
  for (const [branch, ofBranch] of Map.groupBy(groups, (group) => group.branch)) {
    cover(pdf, report, branch, ofBranch);
    await branchLists(pdf, report, ofBranch, places);
    pdf.ensure(24);
    paragraph(pdf, pagesText, { size: 8.5, color: ink.quiet });
    boxNotes(pdf, ofBranch);
  }
  await memberVolumes(pdf, report);
  pdf.ensure(60);
  paragraph(pdf, `事件链：共 ${report.run.events.count} 个事件，链头 ${report.run.events.head}`, { size: 8.5, color: ink.quiet });
  await missingCharactersSection(pdf);
}

function cover(pdf: PdfDocument, report: Report, branch: string, groups: readonly CatalogueGroup[]): void {
  pdf.newPage(true);
  pdf.beginSection();
  pdf.bookmark(branch, 1);
  const entries = groups.flatMap((group) => group.entries);
  const years = [...new Set(groups.map((group) => group.year ?? '年度不详'))];
  const retention = [...new Set(groups.map((group) => group.retention ?? '未定'))];
  pdf.y = 120;
  for (const line of pdf.type.lines('归档文件目录', pdf.width, 30, true)) centredLine(pdf, line, 30, true, 70);
  const fonds = report.branches.find((candidate) => candidate.name === branch)?.fonds;
  const facts: readonly (readonly [string, string])[] = [
    ['全宗名称', branch],
    ['全宗号', fonds ?? ''],
    ['年　　度', years.join('、')],
    ['保管期限', retention.join('、')],
    ['件　　数', `${entries.length} 件`],
  ];
  for (const [label, text] of facts) {
    if (text === '') continue;
    pdf.tagged('P', () => {
      pdf.line(label, pdf.left + 200, pdf.y, 90, { size: 13, color: ink.quiet });
      for (const line of pdf.type.lines(text, pdf.width - 420, 13)) {
        pdf.line(line, pdf.left + 300, pdf.y, pdf.width - 420, { size: 13 });
        pdf.y += 22;
      }
    });
    pdf.y += 10;
  }
}

async function branchLists(pdf: PdfDocument, report: Report, groups: readonly CatalogueGroup[], places: Map<string, CataloguePlace>): Promise<void> {
  let year: number | null | undefined;
  for (const group of groups) {
    if (group.year !== year) {
      year = group.year;
      pdf.newPage();
      heading(pdf, `${group.branch}　${year === null ? '年度不详' : `${year} 年`}`, 2);
    }
    heading(pdf, `${group.retention ?? '保管期限未定'}　${categoryLabel(report, group.category)}`, 3, 80);
    await table(pdf, columns, rows(group.entries), {
      size: 8.5,
      rowCount: report.items.length,
      onRow(index) {
        const destination = `item-${places.size + 1}`;
        pdf.destination(destination);
        places.set(group.entries[index]!.item.path, { destination, page: pdf.page });
      },
    });
  }
}

function* rows(entries: readonly CatalogueEntry[]): Generator<readonly string[]> {
  for (const entry of entries)
    yield [String(entry.number), entry.archiveNo, entry.documentNo, entry.responsible, entry.title, entry.date, entry.secrecy, entry.pages === null ? '' : String(entry.pages), entry.note];
}

function centredLine(pdf: PdfDocument, text: string, size: number, bold: boolean, step: number): void {
  pdf.tagged('H1', () => pdf.line(text, pdf.left, pdf.y, pdf.width, { size, bold, align: 'center' }));
  pdf.y += step;
}
