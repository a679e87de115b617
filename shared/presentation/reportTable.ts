import type { SheetName } from './bundleNames.ts';

/** A table of a bundle. */
export interface ReportTable extends WorkbookTable {
  readonly name: SheetName;
}

/** A table to be written out: its columns and, made one by one, its rows. */
export interface WorkbookTable {
  /** At most 31 characters, none of the characters that Excel refuses (`exportTable` takes them out). */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** How many leading columns are printed, so that a page of A4 stays legible; all where absent. */
  readonly printed?: number;
  /** How many pages of paper lie side by side for one row; one where absent. The first two columns are repeated on each. */
  readonly pagesWide?: number;
  rows(): Iterable<readonly TableValue[]>;
}

/** `width` in characters of the default font. A `date` column holds `YYYY-MM-DD`. */
export interface TableColumn {
  readonly header: string;
  readonly width: number;
  readonly kind?: 'text' | 'number' | 'date';
  /** What is usually entered; offered as a list. */
  readonly choices?: readonly string[];
}

/** A value of a row; with `target`, a link relative to the bundle's data folder. */
export type TableValue = string | number | null | { readonly text: string; readonly target: string };
