import { z } from 'zod';
import type { RosterChange, RosterPerson } from '../ledgers/rosterPeople.ts';
import type { ColumnMeaning } from '../roster/columns.ts';
import { change, read } from './call.ts';

/** `2008`, `2008-07` or `2008-07-01`. */
const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
const period = { from: partialDate.exactOptional(), to: partialDate.exactOptional() };

const member = z.strictObject({
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

/** A roster file held against a branch's members, before anything is written. */
export interface RosterPreview {
  readonly changes: readonly RosterChange[];
  /** Members there are whom the file does not name. */
  readonly absent: readonly string[];
}

/** What a person can take a column for. */
export const columnChoices = {
  other: '不取', name: '姓名', born: '出生日期', joined: '入党时间', becameFull: '转正时间', standing: '党员类别', office: '职务', officeFrom: '任职时间', officeTo: '免职时间', group: '党小组',
  movedIn: '转入时间', movedOut: '转出时间', died: '去世时间', ended: '出党时间', floatingFrom: '外出时间', floatingTo: '返回时间', floatingWhere: '外出去向', note: '备注',
} as const satisfies Partial<Record<ColumnMeaning, string>>;
export type ColumnChoice = keyof typeof columnChoices;

const file = {
  path: z.string().min(1).max(4096),
  branch: z.string().min(1).max(200),
  /** Header → meaning, where a person matched the columns differently. */
  meanings: z.record(z.string().max(200), z.enum(Object.keys(columnChoices) as [ColumnChoice, ...ColumnChoice[]])),
};

export const rosterCalls = {
  'roster.people': read<{ readonly branches: readonly string[]; readonly people: readonly RosterPerson[] }>()(z.strictObject({ branch: z.string().max(200).nullable() })),
  'roster.save': change<null>()(z.strictObject({ member, id: z.string().max(20).nullable() })),
  /** Takes an entry made by hand out again: what the lists say holds. */
  'roster.remove': change<null>()(z.strictObject({ id: z.string().max(20) })),
  /** The first rows of each table of a file, for matching columns. */
  'roster.readFile': read<{ readonly tables: readonly (readonly (readonly string[])[])[] }>()(z.strictObject({ path: file.path })),
  'roster.preview': read<RosterPreview>()(z.strictObject(file)),
  /** Takes in what is new or changed, as one event. */
  'roster.import': change<{ readonly count: number }>()(z.strictObject(file)),
};
