import { z } from 'zod';
import type { Help } from '../help/help.ts';
import { read } from './call.ts';

/** A blank form for minutes: what the record of a meeting of this kind must contain. */
export interface BlankMinutes {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly { readonly id: string; readonly name: string; readonly onlyWhenVoting: boolean }[];
}

export const helpCalls = {
  'help.read': read<Help>()(z.strictObject({})),
  'help.forms': read<readonly BlankMinutes[]>()(z.strictObject({})),
};
