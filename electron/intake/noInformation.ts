import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DangheError } from '../../shared/model/errors.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import { resourceFile } from '../resources.ts';

const RESOURCE = 'evidence/no-information.json';

const entrySchema = z.object({
  id: z.string().min(1),
  /** Keys of the evidence it may stand under: `core.created`, `zip.time.first`. */
  keys: z.array(z.string().min(1)).min(1),
  /** Exactly these values, … */
  values: z.array(z.string()).optional(),
  /** … or numbers from this one on. */
  from: z.number().optional(),
  source: z.string().min(1),
  note: z.string().min(1),
}).refine((entry) => entry.values !== undefined || entry.from !== undefined, 'values or from');

const resourceSchema = z.object({ version: z.string(), entries: z.array(entrySchema) });

type Entry = z.infer<typeof entrySchema>;

/**
 * Marks the values that are known to carry no information (a program's constant, an install default) with the reason's id:
 * `core.created` → `wps-constant-created`. The list is `resources/evidence/no-information.json`, read once.
 *
 * @throws DangheError `resource-invalid`
 */
export function markUninformative(evidence: Evidence): Evidence {
  const byKey = (loaded ??= load());
  const marked: Record<string, string> = { ...evidence.uninformative };
  for (const [key, value] of flatten(evidence)) {
    const reason = byKey.get(key)?.find((entry) => matches(entry, value));
    if (reason) marked[key] = reason.id;
  }
  return { ...evidence, uninformative: marked };
}

let loaded: ReadonlyMap<string, readonly Entry[]> | undefined;

function load(): ReadonlyMap<string, readonly Entry[]> {
  const path = resourceFile(RESOURCE);
  const parsed = resourceSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new DangheError({ code: 'resource-invalid', path, key: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
  }
  const byKey = new Map<string, Entry[]>();
  for (const entry of parsed.data.entries) {
    for (const key of entry.keys) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  }
  return byKey;
}

function matches(entry: Entry, value: string): boolean {
  if (entry.values?.some((known) => known.toLowerCase() === value.trim().toLowerCase())) return true;
  return entry.from !== undefined && /^\d+$/.test(value) && Number(value) >= entry.from;
}

function* flatten(evidence: Evidence): Generator<readonly [string, string]> {
  for (const group of ['core', 'app', 'custom', 'ole', 'pdf', 'exif', 'ofd', 'zip'] as const) {
    for (const [name, value] of Object.entries(evidence[group] ?? {})) yield [`${group}.${name}`, value];
  }
  if (evidence.revisions?.root) yield ['revisions.root', evidence.revisions.root];
}
