import type { Report, ReportItem } from '../../../../shared/model/report.ts';
import { titleOf } from '../../../../shared/presentation/catalogue.ts';
import { fieldText } from '../../../../shared/presentation/itemFields.ts';
import { UNASSIGNED_BRANCH, periodLabel } from '../../../../shared/presentation/labels.ts';
import { heading, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { type PdfColumn, table } from '../table.ts';

const columns: readonly PdfColumn[] = [
  { header: '顺序号', share: 1.3, align: 'center' }, { header: '文号', share: 3 }, { header: '责任者', share: 4 }, { header: '题名', share: 10 }, { header: '日期', share: 2.2, align: 'center' }, { header: '页号', share: 1.4, align: 'center' }, { header: '备注', share: 4.6 },
];

/** 卷内文件目录 (GB/T 9705—2008) for each person's case: one person, one volume, in the order of the papers' days. */
export async function memberVolumes(pdf: PdfDocument, report: Report): Promise<void> {
  const items = new Map(report.items.map((item) => [item.path, item]));
  const cases = report.cases.map((state) => ({ state, papers: papersOf(state.person, state.paths, items) })).filter(({ papers }) => papers.length > 0);
  for (const [index, { state, papers }] of cases.entries()) {
    pdf.newPage();
    if (index === 0) {
      pdf.beginSection();
      pdf.bookmark('发展党员材料（一人一卷）', 1);
    }
    heading(pdf, `卷内文件目录　${state.person}同志发展党员材料`, 2);
    const days = papers.flatMap(({ date }) => date ?? []);
    const span = days.length === 0 ? '' : `　起止日期 ${periodLabel(days[0]!)}至${periodLabel(days.at(-1)!)}`;
    paragraph(pdf, `${state.branch ?? UNASSIGNED_BRANCH}${span}　共 ${papers.length} 件`, { size: 9.5 });
    await table(pdf, columns, rows(papers), { size: 8.5, rowCount: papers.length });
    paragraph(pdf, '卷内备考表　本卷情况说明：', { size: 9.5, after: 18 });
    pdf.ensure(30);
    paragraph(pdf, '立卷人：　　　　　　　　　　检查人：　　　　　　　　　　立卷时间：　　　　　　　　　', { size: 9.5 });
    await pdf.drain();
  }
}

/** The papers of the person's own; minutes that speak of many people stay with the branch's meetings. */
function papersOf(person: string, paths: readonly string[], items: ReadonlyMap<string, ReportItem>): readonly ReportItem[] {
  const own = paths.flatMap((path) => items.get(path) ?? []).filter((item) => item.status === 'filed' && (item.category === '03' || item.path.includes(person)));
  return own.toSorted((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : (a.date ?? '9') > (b.date ?? '9') ? 1 : a.path < b.path ? -1 : 1));
}

function* rows(papers: readonly ReportItem[]): Generator<readonly string[]> {
  let page: number | null = 1;
  for (const [index, item] of papers.entries()) {
    yield [String(index + 1), fieldText(item.fields['documentNumber']), fieldText(item.fields['organisation']) || (item.branch ?? ''), titleOf(item), item.date?.replaceAll('-', '') ?? '', page === null ? '' : String(page), item.archiveNo ?? ''];
    // After a paper whose pages are not known nobody can say where the next one begins.
    page = page === null || item.pages === null ? null : page + item.pages;
  }
}
