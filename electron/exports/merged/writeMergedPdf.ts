import type { Report } from '../../../shared/model/report.ts';
import type { CatalogueEntry, CatalogueGroup } from '../../../shared/presentation/catalogue.ts';
import { periodLabel } from '../../../shared/presentation/labels.ts';
import { documentTitle } from '../../../shared/presentation/redactionText.ts';
import { eventMark } from '../pdf/eventMark.ts';
import { chapter, heading, paragraph } from '../pdf/flow.ts';
import type { ReportFonts } from '../pdf/fonts.ts';
import { ink } from '../pdf/ink.ts';
import { PdfDocument } from '../pdf/pdfDocument.ts';
import { missingCharactersSection } from '../pdf/sections/method.ts';
import { type PdfColumn, table } from '../pdf/table.ts';
import { mergedRecord } from './mergedRecord.ts';
import type { MergedSource } from './mergedSource.ts';

/** One book: a category and its records. */
interface Book {
  readonly label: string;
  readonly groups: readonly CatalogueGroup[];
}

interface BookOptions {
  readonly originalsHash: string;
  readonly signal: AbortSignal | undefined;
  readonly onRecord: () => void;
}

const columns: readonly PdfColumn[] = [
  { header: '序号', share: 1.3, align: 'center' }, { header: '档号', share: 6 }, { header: '题名', share: 11 }, { header: '日期', share: 2.6, align: 'center' }, { header: '页', share: 1.4, align: 'center' },
];
const PAGE_SHARE = columns.at(-1)!.share / columns.reduce((sum, { share }) => sum + share, 0);

/** A record that is only listed, and why. */
interface Unprinted {
  readonly entry: CatalogueEntry;
  readonly reason: string;
}

/** Writes the merged book of one category; see `writeMergedPdfs`. Not PDF/A: it takes over pages of files that are none. */
export async function writeMergedPdf(report: Report, { label, groups }: Book, source: MergedSource, fonts: ReportFonts, file: string, options: BookOptions): Promise<ReadonlyMap<string, number>> {
  const title = documentTitle(report, report.township ? `　${label}` : label);
  const pdf = new PdfDocument(file, fonts, {
    title: `${title}　合并PDF`, header: [title, `截至 ${periodLabel(report.asOf)}`], archival: false, keywords: eventMark.text(report.run.events, options.originalsHash), created: report.generatedAt, signal: options.signal,
  });
  const branches = [...Map.groupBy(groups, ({ branch }) => branch)];
  const unprinted: Unprinted[] = [];
  await pdf.complete(async () => {
    cover(pdf, report, label, groups);
    chapter(pdf, { title: '目录' });
    let number = 0;
    for (const [branch, own] of branches) {
      heading(pdf, branch, 3, 60, false);
      number = await contents(pdf, own.flatMap(({ entries }) => entries), number);
    }
    number = 0;
    for (const [branch, own] of branches) {
      pdf.beginSection();
      let [year, begun] = [undefined as number | null | undefined, false];
      for (const group of own) {
        for (const entry of group.entries) {
          pdf.turn({ header: entry.archiveNo || entry.title });
          pdf.newPage();
          if (!begun) pdf.bookmark(branch, 1);
          if (!begun || group.year !== year) pdf.bookmark(group.year === null ? '年度不详' : `${group.year} 年`, 2);
          [year, begun] = [group.year, true];
          number += 1;
          pdf.destination(destinationOf(number));
          pdf.bookmark(entry.title, 3);
          const reason = await mergedRecord(pdf, entry, source);
          if (reason !== null) unprinted.push({ entry, reason });
          options.onRecord();
          await pdf.drain();
        }
      }
    }
    pdf.turn({ header: `截至 ${periodLabel(report.asOf)}` });
    await closing(pdf, unprinted, source, number);
    await missingCharactersSection(pdf);
  });
  return pdf.type.missing;
}

function cover(pdf: PdfDocument, report: Report, label: string, groups: readonly CatalogueGroup[]): void {
  pdf.newPage(true);
  pdf.beginSection();
  pdf.bookmark('封面', 1);
  pdf.y = 170;
  centred(pdf, report.township ?? '（未填写乡镇名称）', 17, false, 34);
  centred(pdf, label, 28, true, 60);
  const years = groups.flatMap(({ year }) => (year === null ? [] : [year]));
  const facts: readonly (readonly [string, string])[] = [
    ['党支部', `${new Set(groups.map(({ branch }) => branch)).size} 个`],
    ['年度', yearsText(years)],
    ['件数', `${groups.reduce((sum, { entries }) => sum + entries.length, 0)} 件`],
    ['检查日期', periodLabel(report.asOf)],
  ];
  for (const [name, text] of facts) {
    pdf.tagged('P', () => {
      pdf.line(name, pdf.left + 130, pdf.y, 80, { size: 12, color: ink.quiet });
      pdf.line(text, pdf.left + 210, pdf.y, pdf.width - 210, { size: 12 });
    });
    pdf.y += 26;
  }
  pdf.y += 30;
  for (const text of howToRead) paragraph(pdf, text, { size: 9.5, indent: 40, color: ink.quiet });
}

function yearsText(years: readonly number[]): string {
  if (years.length === 0) return '不详';
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? `${first} 年` : `${first} 年至 ${last} 年`;
}

const howToRead: readonly string[] = [
  '本册把这一类已归档的文件依次排在一起，便于通读和打印，不代替原件。',
  'Word、WPS、表格和文本文件：取出文字和表格，按统一版式排印；版式、印章、签名以原件为准。PDF 文件：逐页原样收入。图片：原样收入，过大的缩小。不能排印的列在册末，写明原件在成果包中的位置。',
];

/** @returns the number of the last entry */
async function contents(pdf: PdfDocument, entries: readonly CatalogueEntry[], before: number): Promise<number> {
  const size = 8.5;
  await table(pdf, columns, entries.map((entry, index) => [String(before + index + 1), entry.archiveNo, entry.title, entry.date, '']), {
    size,
    rowCount: entries.length,
    onRow(index) {
      const destination = destinationOf(before + index + 1);
      const width = pdf.width * PAGE_SHARE;
      pdf.pageNumber(destination, pdf.left + pdf.width - width + 6, pdf.y + 4, { size, color: ink.link });
      pdf.link({ destination }, entries[index]!.title, pdf.left, pdf.y, pdf.width, size * 1.45 + 8);
    },
  });
  return before + entries.length;
}

/** What is only listed, with the place of its original. */
async function closing(pdf: PdfDocument, unprinted: readonly Unprinted[], source: MergedSource, total: number): Promise<void> {
  chapter(pdf, { title: '没有排印的文件' });
  if (unprinted.length === 0) {
    paragraph(pdf, `本册 ${total} 件全部排印或收入。`);
    return;
  }
  paragraph(pdf, `本册 ${total} 件中，下列 ${unprinted.length} 件不能排印，请打开原件查看。`);
  await table(pdf, [{ header: '档号', share: 5 }, { header: '题名', share: 6 }, { header: '原件在成果包中的位置', share: 9 }, { header: '原因', share: 4 }],
    unprinted.map(({ entry, reason }) => [entry.archiveNo, entry.title, source.bundlePathOf(entry.item.path) ?? entry.item.path, reason]), { size: 8.5, rowCount: unprinted.length });
}

function destinationOf(number: number): string {
  return `record-${number}`;
}

function centred(pdf: PdfDocument, text: string, size: number, bold: boolean, step: number): void {
  for (const line of pdf.type.lines(text, pdf.width, size, bold)) {
    pdf.tagged(bold ? 'H1' : 'P', () => pdf.line(line, pdf.left, pdf.y, pdf.width, { size, bold, align: 'center' }));
    pdf.y += step;
  }
}
