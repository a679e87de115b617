import type { Rectification } from '../../../shared/ledgers/rectification.ts';
import { rectificationRow } from '../../../shared/presentation/ledgerRows.ts';
import { rectificationColumns } from '../../../shared/presentation/rectificationColumns.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** The entries in Excel and on paper: the ledger's own columns, more than there is room for on the screen. */
export const entryColumns: readonly ListColumn<Rectification>[] = rectificationColumns.map(({ value, ...column }) => ({ ...column, value: (entry) => value(rectificationRow(entry)) }));
