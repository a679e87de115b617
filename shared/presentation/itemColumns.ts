import type { ItemColumnKey, ItemRow } from '../contract/itemCalls.ts';
import { statusLabel } from './labels.ts';

export interface ItemColumn {
  readonly key: ItemColumnKey;
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'date';
  readonly value: (row: ItemRow) => string | number | null;
}

/** What each column says of an item, on the screen, in Excel and on paper alike. */
export const itemColumns: readonly ItemColumn[] = [
  { key: 'archiveNo', header: '档号', width: 24, kind: 'text', value: ({ archiveNo }) => archiveNo },
  { key: 'title', header: '标题', width: 40, kind: 'text', value: ({ title, path }) => title ?? fileNameOf(path) },
  { key: 'branch', header: '支部', width: 18, kind: 'text', value: ({ branch }) => branch },
  { key: 'year', header: '年度', width: 7, kind: 'number', value: ({ year }) => year },
  { key: 'date', header: '日期', width: 12, kind: 'date', value: ({ date }) => date },
  { key: 'category', header: '类别', width: 8, kind: 'text', value: ({ category }) => category },
  { key: 'kind', header: '文种', width: 20, kind: 'text', value: ({ kind }) => kind },
  { key: 'retention', header: '保管期限', width: 9, kind: 'text', value: ({ retention }) => retention },
  { key: 'status', header: '状态', width: 9, kind: 'text', value: ({ status, removed }) => (removed ? '已移出' : statusLabel(status)) },
  { key: 'path', header: '文件', width: 60, kind: 'text', value: ({ path }) => path },
];

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
