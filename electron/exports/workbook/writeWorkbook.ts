import ExcelJS from 'exceljs';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Report } from '../../../shared/model/report.ts';
import { documentTitle } from '../../../shared/presentation/redactionText.ts';
import type { TableColumn, TableValue, WorkbookTable } from '../../../shared/presentation/reportTable.ts';
import { cellText, looksLikeFormula } from './cellText.ts';
import { rowHeight } from './rowHeight.ts';

/** exceljs adds a hyperlink as a relation of the sheet; Excel opens no sheet with more than this. */
const MOST_LINKS = 60_000;
const ROWS_BETWEEN_PAUSES = 500;
/** Shared strings wait in memory until the end: 50,000 rows took 950 MB with them, 230 MB without. Beyond so many files each cell has its own. */
const SHARED_UP_TO = 3000;
/** Empty rows below a ledger that offer the same choices. */
const SPARE_ROWS = 200;
/** The format's number for A4; exceljs declares its enum for types only. */
const A4 = 9 as unknown as ExcelJS.PaperSize;

/** What offices print ledgers in; where it is missing the program takes its own. */
const FONT = { name: '宋体', size: 10.5 } as const;
const thin = { style: 'thin', color: { argb: 'FFC9CED6' } } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };

/** What a workbook says of itself. */
export interface WorkbookFacts {
  /** ISO 8601 instant. */
  readonly createdAt: string;
  readonly title: string;
  readonly keywords?: string;
  /** Equal texts once: smaller, but all of them are held until the end. */
  readonly sharedStrings?: boolean;
  /** The page header of a sheet, in the format's own codes. */
  readonly pageHeader: (table: WorkbookTable) => string;
}

/**
 * Writes 台账.xlsx: the township and the check date in the page header.
 *
 * @param mark goes into the document's properties as keywords: the event chain's head
 * @returns `name`
 */
export async function writeWorkbook(tables: readonly WorkbookTable[], report: Report, file: string, name: string, mark: string, signal?: AbortSignal): Promise<string> {
  await writeTables(tables, { createdAt: report.generatedAt, title: documentTitle(report, '党支部档案台账'), keywords: mark, sharedStrings: report.items.length <= SHARED_UP_TO, pageHeader: (table) => pageHeader(table, report) }, file, signal);
  return name;
}

/**
 * Writes a workbook, one sheet a table, row by row: the first row is the header, frozen, filtered and repeated in print; A4
 * landscape, one page wide. Imported text is always a string cell, never a formula. The only module that knows exceljs.
 */
export async function writeTables(tables: readonly WorkbookTable[], facts: WorkbookFacts, file: string, signal?: AbortSignal): Promise<void> {
  const created = new Date(facts.createdAt);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: facts.sharedStrings ?? false });
  workbook.creator = '档盒';
  workbook.lastModifiedBy = '档盒';
  workbook.title = facts.title;
  workbook.keywords = facts.keywords ?? '';
  workbook.created = created;
  workbook.modified = created;
  for (const table of tables) await writeSheet(workbook, table, facts.pageHeader(table), signal);
  await workbook.commit();
}

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, table: WorkbookTable, oddHeader: string, signal: AbortSignal | undefined): Promise<void> {
  const sheet = workbook.addWorksheet(table.name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: table.pagesWide ?? 1, fitToHeight: 0, printTitlesRow: '1:1', ...(table.pagesWide === undefined ? {} : { printTitlesColumn: 'A:B' }), margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 } },
    headerFooter: { oddHeader, oddFooter: '&C第 &P 页 共 &N 页' },
  });
  sheet.columns = table.columns.map((column) => ({ width: column.width + 2, style: { alignment: { vertical: 'top', wrapText: true } } }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length } };
  const header = sheet.addRow(table.columns.map((column) => column.header));
  header.height = Math.max(22, rowHeight(table.columns.map((column) => column.header), table.columns));
  header.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F4F7' } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.border = border;
  });
  header.commit();
  let count = 0;
  let links = 0;
  for (const values of table.rows()) {
    const row = sheet.addRow([]);
    for (const [index, value] of values.entries()) {
      const cell = row.getCell(index + 1);
      const column = table.columns[index];
      const withLink = typeof value === 'object' && value !== null && links < MOST_LINKS;
      if (withLink) links += 1;
      if (column) fill(cell, column, value, withLink);
    }
    // What is not printed does not make the printed rows tall.
    row.height = rowHeight(values.slice(0, table.printed), table.columns);
    row.commit();
    count += 1;
    if (count % ROWS_BETWEEN_PAUSES === 0) {
      if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
      // Lets the zip stream write what the rows have filled; without it the whole sheet would wait in memory.
      await new Promise((resume) => setImmediate(resume));
    }
  }
  // exceljs puts the `$` before the columns itself and none before the rows; a relative row moves the area with the cursor.
  sheet.pageSetup.printArea = `A$1:${sheet.getColumn(table.printed ?? table.columns.length).letter}$${count + 1}`;
  for (const [index, column] of table.columns.entries()) if (column.choices) offerChoices(sheet, index + 1, count + SPARE_ROWS, column.choices);
  sheet.commit();
}

/** A list to choose from; another word is let in after a question, because the ledgers of counties differ. */
function offerChoices(sheet: ExcelJS.Worksheet, column: number, rows: number, choices: readonly string[]): void {
  const { letter } = sheet.getColumn(column);
  const validations = (sheet as unknown as { readonly dataValidations: { add(address: string, validation: ExcelJS.DataValidation): void } }).dataValidations;
  validations.add(`${letter}2:${letter}${rows + 1}`, {
    type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`], showErrorMessage: true, errorStyle: 'warning', errorTitle: '台账', error: `一般填写：${choices.join('、')}。确要填写其他内容，请选“是”。`,
  });
}

/** 柳滩乡缺项清单 as a title over each printed page; `&` begins a command there, and digits after a size would belong to it. */
function pageHeader(table: WorkbookTable, report: Report): string {
  return `&C&"宋体,加粗"&14 ${documentTitle(report, table.name).replaceAll('&', '&&')}&R&9检查日期 ${report.asOf}`;
}

function fill(cell: ExcelJS.Cell, column: TableColumn, value: TableValue, withLink: boolean): void {
  const centred = column.kind === 'number' || column.kind === 'date';
  cell.border = border;
  cell.font = FONT;
  cell.alignment = { vertical: 'top', wrapText: true, horizontal: centred ? 'center' : 'left' };
  if (value === null || value === '') return;
  if (typeof value === 'number') {
    cell.value = value;
    return;
  }
  if (typeof value === 'string' && column.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    cell.value = new Date(`${value}T00:00:00Z`);
    cell.numFmt = 'yyyy-mm-dd';
    return;
  }
  const text = cellText(typeof value === 'string' ? value : value.text);
  if (typeof value === 'object' && withLink) {
    cell.value = { text, hyperlink: value.target };
    cell.font = { ...FONT, color: { argb: 'FF1F5AA6' }, underline: true };
  } else cell.value = text;
  // The text format keeps it text even when a person re-enters the cell.
  if (looksLikeFormula(text)) cell.numFmt = '@';
}
