import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ShownTable } from '../../shared/contract/tableCalls.ts';
import { DangheError } from '../../shared/model/errors.ts';
import { useClient } from '../client/ClientProvider.tsx';
import { errorText } from '../client/errorText.ts';
import { FolderPicker } from './FolderPicker.tsx';

/** One column of a list, for exporting and printing: what it is called and what it says of a row. */
export interface ListColumn<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: 'text' | 'number' | 'date';
  readonly value: (row: Row) => string | number | null;
}

/** Asks for a stretch of a long list. */
export type RowPages<Row> = (offset: number, limit: number) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>;

/** A longer list is for Excel, not for paper; what is left out is said on the paper. */
const PRINTED = 3000;
const PAGE = 1000;

/** Where an export goes. */
export interface ExportTarget {
  readonly file: string;
  readonly replace: boolean;
}

export interface ListToolsProps<Row> {
  /** The list's name: the file and the sheet are called by it. */
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  /** The rows as shown, in their order; where they have to be asked for first, page by page. */
  readonly rows: readonly Row[] | RowPages<Row>;
  /** Where the backend writes a long list by itself; otherwise `rows` are sent to it. */
  readonly save?: (target: ExportTarget) => Promise<{ readonly file: string }>;
  /** Where the page is laid out for paper itself; otherwise the list is printed as a table. */
  readonly paper?: () => void;
}

/** What every list offers: export to Excel and print, both as shown. */
export function ListTools<Row>({ name, columns, rows, save, paper }: ListToolsProps<Row>) {
  const client = useClient();
  const { message, modal } = App.useApp();
  const [picking, setPicking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [printed, setPrinted] = useState<{ readonly table: ShownTable; readonly total: number } | null>(null);
  const endPrint = useCallback(() => setPrinted(null), []);

  const table = (shown: readonly Row[]): ShownTable => ({ name, columns: columns.map(({ header, width, kind = 'text' }) => ({ header, width, kind })), rows: shown.map((row) => columns.map(({ value }) => value(row))) });
  const write = async (target: ExportTarget): Promise<void> => {
    setBusy(true);
    try {
      const { file } = save ? await save(target) : await client.call('table.export', { ...target, table: table((await askedRows(rows, Infinity)).rows) });
      void message.success(`已导出到 ${file}`, 6);
    } catch (error) {
      if (error instanceof DangheError && error.detail.code === 'file-exists') {
        modal.confirm({ title: '替换已有的文件？', content: error.detail.path, okText: '替换', onOk: () => void write({ file: target.file, replace: true }) });
      } else void message.error(errorText(error), 8);
    } finally {
      setBusy(false);
    }
  };
  const print = async () => {
    try {
      const { rows: shown, total } = await askedRows(rows, PRINTED);
      setPrinted({ table: table(shown), total });
    } catch (error) {
      void message.error(errorText(error), 8);
    }
  };
  return (
    <>
      <Tooltip title="把现在看到的列表存成 Excel 文件"><Button className="no-print" icon={<FileExcelOutlined />} loading={busy} onClick={() => setPicking(true)}>导出</Button></Tooltip>
      <Button className="no-print" icon={<PrinterOutlined />} onClick={() => (paper ? paper() : void print())}>打印</Button>
      {picking ? (
        <FolderPicker title={`导出“${name}”到哪里`} open wants="save" suggestedName={`${name}.xlsx`} onClose={() => setPicking(false)}
          onPick={(file) => {
            setPicking(false);
            void write({ file, replace: false });
          }}
        />
      ) : null}
      {printed ? <PrintSheet table={printed.table} total={printed.total} onDone={endPrint} /> : null}
    </>
  );
}

/** The rows of a list, at most so many. */
async function askedRows<Row>(rows: readonly Row[] | RowPages<Row>, most: number): Promise<{ readonly total: number; readonly rows: readonly Row[] }> {
  if (typeof rows !== 'function') return { total: rows.length, rows: rows.slice(0, most) };
  const asked: Row[] = [];
  let total = Infinity;
  while (asked.length < Math.min(total, most)) {
    const page = await rows(asked.length, Math.min(PAGE, most - asked.length));
    total = page.total;
    asked.push(...page.rows);
    // The list became shorter meanwhile.
    if (page.rows.length === 0) break;
  }
  return { total, rows: asked };
}

/** The list on paper: everything else of the page is left out while it is printed. */
function PrintSheet({ table, total, onDone }: { readonly table: ShownTable; readonly total: number; readonly onDone: () => void }) {
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  return createPortal(
    <div className="print-sheet">
      <h1>{table.name}</h1>
      {total > table.rows.length ? <p>共 {total} 行，只印前 {table.rows.length} 行；全部请导出 Excel。</p> : null}
      <table>
        <thead><tr>{table.columns.map(({ header }) => <th key={header}>{header}</th>)}</tr></thead>
        <tbody>{table.rows.map((row, index) => <tr key={index}>{row.map((cell, column) => <td key={column} className={typeof cell === 'number' ? 'figure' : undefined}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>,
    document.body,
  );
}
