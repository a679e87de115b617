import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TableColumn, TableValue } from '../../shared/presentation/reportTable.ts';
import { DangheError, type DangheErrorDetail } from '../../shared/model/errors.ts';
import { writeTables } from '../exports/workbook/writeWorkbook.ts';
import { errorCode, removeTree, renameWithRetry } from '../files/retry.ts';
import { clock } from './clock.ts';

/** One list of the program: rows are made one by one, so that a hundred thousand need not be held at once. */
export interface TableToExport {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: () => Iterable<readonly TableValue[]>;
}

/**
 * Writes a list into an Excel file of one sheet. The file appears only when it is complete; `.xlsx` is added where the
 * name has no such ending.
 *
 * @returns the path written
 * @throws DangheError `file-exists` where something is there and `replace` is not set, `write-failed`, `disk-full`
 */
export async function exportTable(table: TableToExport, { file, replace }: { readonly file: string; readonly replace: boolean }): Promise<string> {
  const target = resolve(/\.xlsx$/i.test(file) ? file : `${file}.xlsx`);
  const there = await stat(target).catch(() => null);
  if (there && (!replace || !there.isFile())) throw new DangheError({ code: 'file-exists', path: target });
  const temporary = `${target}.part`;
  try {
    const name = sheetName(table.name);
    await writeTables([{ ...table, name }], { createdAt: clock.now(), title: table.name, pageHeader: () => `&L${name.replaceAll('&', '&&')}` }, temporary);
    await renameWithRetry(temporary, target);
  } catch (error) {
    await removeTree(temporary);
    throw writeError(error, target);
  }
  return target;
}

/** The characters that Excel refuses in the name of a sheet, and the length it allows. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\']/g, ' ').trim().slice(0, 31).trim() || '列表';
}

function writeError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof DangheError || !code) return error;
  const detail: DangheErrorDetail = code === 'ENOSPC' || code === 'EDQUOT' ? { code: 'disk-full', path } : { code: 'write-failed', path, cause: code };
  return new DangheError(detail, { cause: error });
}
