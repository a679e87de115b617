import { exportTable } from '../exportTable.ts';
import type { Handlers } from './handlers.ts';

export const tableHandlers: Handlers<'table.export'> = {
  'table.export': async (_app, { table, ...target }) => ({ file: await exportTable({ ...table, rows: () => table.rows }, target) }),
};
