import { formerDecisionsTable, formerDecisionsText } from '../../../../shared/presentation/formerDecisions.ts';
import { UNASSIGNED_BRANCH } from '../../../../shared/presentation/labels.ts';
import { chapter, heading, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';
import { chapters } from './contents.ts';
import { fileName } from './fileReferences.ts';
import type { ReportContext } from './reportContext.ts';

/** 整改销号 (who puts what right by when, and how far it is), 印证资料 (the material behind each standard), 补录说明, 先前的决定. */
export async function ledgersSection(pdf: PdfDocument, context: ReportContext): Promise<void> {
  chapter(pdf, chapters.ledgers);
  await rectification(pdf, context);
  await evidenceLedger(pdf, context);
  await lateRecords(pdf, context);
  await formerDecisions(pdf, context);
}

async function rectification(pdf: PdfDocument, { ledgers }: ReportContext): Promise<void> {
  heading(pdf, '整改销号台账', 2);
  if (ledgers.rectification.length === 0) {
    paragraph(pdf, '尚未登记整改事项。');
    return;
  }
  await table(
    pdf,
    [
      { header: '序号', share: 1.5, align: 'center' }, { header: '党支部', share: 2.6 }, { header: '具体问题', share: 6 }, { header: '整改措施', share: 5 }, { header: '责任人', share: 2 }, { header: '时限', share: 2.7, align: 'center' },
      { header: '进展', share: 2 }, { header: '佐证材料', share: 3.6 }, { header: '核验、销号', share: 4 }, { header: '回头看', share: 2.2 },
    ],
    ledgers.rectification.map((row, index) => [
      String(index + 1), row.branch ?? UNASSIGNED_BRANCH, row.problem, row.measures, row.responsible, row.dueOn ?? '', row.progress, row.evidence.join('\n'),
      [row.closeRequested && `申请：${row.closeRequested}`, row.checked && `核验：${row.checked}`, row.closedBy && `销号：${row.closedBy}`].filter(Boolean).join('\n'), row.lookBack,
    ]),
    { size: 7.5, rowCount: ledgers.rectification.length },
  );
}

async function evidenceLedger(pdf: PdfDocument, { ledgers }: ReportContext): Promise<void> {
  heading(pdf, '印证资料台账', 2);
  if (ledgers.evidenceLedger.length === 0) {
    paragraph(pdf, '尚未登记印证资料。');
    return;
  }
  await table(
    pdf,
    [
      { header: '序号', share: 1.4, align: 'center' }, { header: '党支部', share: 2.6 }, { header: '项号', share: 1.7, align: 'center' }, { header: '标准要求', share: 6 }, { header: '印证材料', share: 6 }, { header: '档号', share: 4.6 },
      { header: '自评', share: 1.8, align: 'center' }, { header: '审核', share: 3 }, { header: '疑点', share: 1.3, align: 'center' },
    ],
    ledgers.evidenceLedger.map((row, index) => [String(index + 1), row.branch ?? UNASSIGNED_BRANCH, row.standardNo, row.requirement, row.material, row.archiveNo, row.selfAssessment, row.reviewed, String(row.doubts)]),
    { size: 7.5, rowCount: ledgers.evidenceLedger.length },
  );
}

/** 补录说明: what was filed late, as what it is. */
async function lateRecords(pdf: PdfDocument, context: ReportContext): Promise<void> {
  const notes = context.report.ledgers.lateRecordNotes;
  heading(pdf, '补录说明', 2);
  if (notes.length === 0) {
    paragraph(pdf, '没有登记补录说明。');
    return;
  }
  await table(
    pdf,
    [{ header: '序号', share: 1.4, align: 'center' }, { header: '记录', share: 7 }, { header: '实际补录日期', share: 2.8, align: 'center' }, { header: '补录人', share: 2 }, { header: '原因', share: 6 }, { header: '替代的材料', share: 4 }, { header: '登记', share: 3 }],
    notes.map((note, index) => [String(index + 1), fileName(context, note.path), note.filedOn, note.writtenBy, note.reason, note.replaces, `${note.by}\n${note.on}`]),
    { size: 8, rowCount: notes.length },
  );
}

/** What people decided about findings that the check no longer raises. */
async function formerDecisions(pdf: PdfDocument, { report }: ReportContext): Promise<void> {
  heading(pdf, '先前的决定', 2, 80);
  const rows = [...formerDecisionsTable(report).rows()];
  if (rows.length === 0) {
    paragraph(pdf, '没有。');
    return;
  }
  paragraph(pdf, formerDecisionsText, { size: 9.5 });
  await table(
    pdf,
    [
      { header: '序号', share: 1.4, align: 'center' }, { header: '党支部', share: 2.8 }, { header: '类型', share: 1.8 }, { header: '代码', share: 1.5 }, { header: '日期或期间', share: 2.6, align: 'center' }, { header: '当时的疑点或缺项', share: 5 },
      { header: '决定', share: 1.8, align: 'center' }, { header: '理由', share: 5 }, { header: '决定人、日期', share: 2.8, align: 'center' }, { header: '编号', share: 2.6 },
    ],
    rows.map((row) => row.map(String)).map((row) => [...row.slice(0, 8), `${row[8]}\n${row[9]}`, row[12]!]),
    { size: 7.5, rowCount: rows.length },
  );
}
