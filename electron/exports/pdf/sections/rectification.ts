import type { Ledgers } from '../../../../shared/presentation/ledgers.ts';
import { UNASSIGNED_BRANCH } from '../../../../shared/presentation/labels.ts';
import { chapter, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';

/** 整改销号: what is being put right, by whom and by when. */
export async function rectificationSection(pdf: PdfDocument, ledgers: Ledgers): Promise<void> {
  chapter(pdf, '五、整改销号');
  if (ledgers.rectification.length === 0) {
    paragraph(pdf, '尚未登记整改事项。');
    return;
  }
  await table(
    pdf,
    [
      { header: '序号', share: 1.6, align: 'center' }, { header: '党支部', share: 3 }, { header: '具体问题', share: 6 }, { header: '整改措施', share: 6 }, { header: '责任人', share: 2 }, { header: '时限', share: 3.2 },
      { header: '进展', share: 2 }, { header: '销号审批', share: 2.6 }, { header: '回头看', share: 2.4 },
    ],
    ledgers.rectification.map((row, index) => [String(index + 1), row.branch ?? UNASSIGNED_BRANCH, row.problem, row.measures, row.responsible, row.dueOn ?? '', row.progress, row.closedBy, row.lookBack]),
    { size: 8, rowCount: ledgers.rectification.length },
  );
}
