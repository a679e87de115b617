import { z } from 'zod';
import type { RosterPerson } from '../ledgers/roster.ts';
import type { RosterMember } from '../ledgers/rosterMember.ts';
import { change, read } from './call.ts';

/** `2008`, `2008-07` or `2008-07-01`. */
const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
const period = { from: partialDate.exactOptional(), to: partialDate.exactOptional() };

const member = z.strictObject({
  id: z.string().max(20).nullable(),
  branch: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(40),
  gender: z.enum(['男', '女']).exactOptional(),
  born: partialDate.exactOptional(),
  joined: partialDate.exactOptional(),
  becameFull: partialDate.exactOptional(),
  standing: z.enum(['full', 'probationary', 'activist', 'candidate', 'none']),
  movedIn: partialDate.exactOptional(),
  movedOut: partialDate.exactOptional(),
  died: partialDate.exactOptional(),
  ended: partialDate.exactOptional(),
  group: z.string().max(60).exactOptional(),
  offices: z.array(z.strictObject({ office: z.string().trim().min(1).max(60), ...period })).max(40).readonly(),
  floating: z.array(z.strictObject({ where: z.string().max(120).exactOptional(), ...period })).max(40).readonly(),
  note: z.string().max(500).exactOptional(),
});

/** A member as it is put: with the number of the entry it replaces, `null` for a new one. */
export type MemberToPut = Omit<RosterMember, 'id'> & { readonly id: string | null };

export const rosterCalls = {
  'roster.people': read<{ readonly branches: readonly string[]; readonly people: readonly RosterPerson[] }>()(z.strictObject({ branch: z.string().max(200).nullable() })),
  /** The tables of a workbook or document, row by row. */
  'roster.readFile': read<{ readonly tables: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[] }>()(z.strictObject({ path: z.string().min(1).max(4096) })),
  /** Enters or corrects people; `from` names what they were taken from. */
  'roster.put': change<{ readonly count: number }>()(z.strictObject({ members: z.array(member).min(1).max(5000), from: z.string().max(4096) })),
};
