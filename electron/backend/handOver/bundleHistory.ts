import { z } from 'zod';
import { ledgerNames, type LedgerName } from '../../../shared/ledgers/ledgers.ts';
import type { AllLedgers } from '../../../shared/ledgers/mergeLedgers.ts';
import { linesOf } from '../../files/linesOf.ts';

/** What a unit's events tell besides its report. */
export interface BundleHistory {
  readonly count: number;
  readonly head: string;
  /** The hash of the event with a number that was asked for; `null` where the history is shorter. */
  readonly hashAt: string | null;
  readonly ledgers: AllLedgers;
  /** Every value that an entry of the ledgers ever had: what is here as it was there once may go on as it went on there. */
  readonly past: ReadonlyMap<LedgerName, readonly unknown[]>;
  /** Which record of its meeting's file an attachment is tied to, by the attachment's path. */
  readonly ordinals: ReadonlyMap<string, number>;
}

const eventShape = z.object({ seq: z.int(), hash: z.string(), after: z.record(z.string(), z.unknown()).nullable() });
const notes = z.record(z.string(), z.unknown());
const signed = { by: z.string(), at: z.string(), on: z.string() };
const about = z.looseObject({ id: z.string(), rule: z.string(), branch: z.string().nullable(), paths: z.array(z.string()), persons: z.array(z.string()), title: z.string() });
const link = z.looseObject({ itemId: z.int(), path: z.string(), sha256: z.string() });
/** As much of each ledger's values as is used here; they come from a chain that was verified. */
const shapes: Readonly<Record<LedgerName, z.ZodType>> = {
  findingDecisions: z.looseObject({ ...signed, outcome: z.enum(['explained', 'lateRecord', 'excluded', 'rectify']), reason: z.string(), revision: z.int(), about }),
  rectifications: z.looseObject({ id: z.string(), state: z.string(), branch: z.string().nullable(), problem: z.string(), finding: about.nullable(), evidence: z.array(link), steps: z.array(z.looseObject({ ...signed, step: z.string(), text: z.string() })) }),
  standardRecords: z.looseObject({ pack: z.string(), standard: z.string(), branch: z.string(), year: z.int(), evidence: z.array(link), declined: z.array(z.string()) }),
  lateRecordNotes: z.looseObject({ ...signed, id: z.string(), itemId: z.int(), path: z.string() }),
  rosterMembers: z.looseObject({ id: z.string(), branch: z.string(), name: z.string(), standing: z.string() }),
};

/** Reads a verified `events.jsonl` once, from the first event to the last. */
export function readBundleHistory(file: string, askedSeq: number): BundleHistory {
  const ledgers = new Map<LedgerName, Map<string, unknown>>(ledgerNames.map((name) => [name, new Map()]));
  const past = new Map<LedgerName, unknown[]>(ledgerNames.map((name) => [name, []]));
  const ordinals = new Map<string, number>();
  let [count, head, hashAt] = [0, '', null as string | null];
  for (const line of linesOf({ file })) {
    if (line === '') continue;
    const { seq, hash, after } = eventShape.parse(JSON.parse(line));
    [count, head] = [seq, hash];
    if (seq === askedSeq) hashAt = hash;
    for (const [key, placed] of Object.entries(notesOf(after, 'items'))) {
      const ordinal = notes.safeParse(placed).data?.['attached_ordinal'];
      if (typeof ordinal === 'number') ordinals.set(key.slice(key.indexOf(':') + 1), ordinal);
    }
    for (const name of ledgerNames) {
      for (const [key, value] of Object.entries(notesOf(after, name))) {
        const entry = shapes[name].safeParse(value);
        if (entry.success) {
          ledgers.get(name)!.set(key, entry.data);
          past.get(name)!.push(entry.data);
        } else ledgers.get(name)!.delete(key);
      }
    }
  }
  return { count, head, hashAt, ledgers: Object.fromEntries(ledgers) as unknown as AllLedgers, past, ordinals };
}

function notesOf(after: Readonly<Record<string, unknown>> | null, subject: string): Readonly<Record<string, unknown>> {
  return notes.safeParse(after?.[subject]).data ?? {};
}
