import type { ImportResultRow } from '../contract/importCalls.ts';
import { bytesLabel, statusLabel } from './labels.ts';

/** The columns of the list that says how each file of an import ended. */
export const importColumns: readonly { readonly header: string; readonly width: number; readonly value: (row: ImportResultRow) => string | null }[] = [
  { header: '文件', width: 60, value: ({ path }) => path },
  { header: '结果', width: 9, value: ({ status }) => statusLabel(status) },
  { header: '支部', width: 18, value: ({ branch }) => branch },
  { header: '类别', width: 7, value: ({ category }) => category },
  { header: '文种', width: 20, value: ({ kind }) => kind },
  { header: '原因与办法', width: 60, value: ({ why }) => why },
  { header: '大小', width: 11, value: ({ bytes }) => bytesLabel(bytes) },
];
