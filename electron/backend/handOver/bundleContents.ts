import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DangheError } from '../../../shared/model/errors.ts';
import { bundleNames } from '../../../shared/presentation/bundleNames.ts';
import { parseManifest } from '../../exports/bundle/manifest.ts';
import { jsonParts } from '../../exports/verify/jsonParts.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().max(4096);
const itemShape = z.object({
  path: text.min(1),
  sha256: sha256.nullable(),
  bytes: z.number().min(0),
  status: z.enum(['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped']),
  branch: text.nullable(), year: z.int().nullable(), date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).nullable(),
  category: z.string().nullable(), kindId: z.string().nullable(), title: text.nullable(), archiveNo: z.string().nullable(),
  retention: z.enum(['永久', '30年', '10年']).nullable(),
  confidence: z.number().nullable(),
  reasons: z.array(z.string()), alsoIn: z.array(z.string()),
  duplicateOf: text.nullable(), attachedTo: text.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
const branchShape = z.object({ name: text.min(1), fonds: z.string() });
const headShape = z.object({
  township: z.string().nullable(),
  scheme: z.object({ id: z.string(), version: z.string(), name: z.string() }),
});

/** An item as the unit's report lists it. */
export type BundleItem = z.infer<typeof itemShape>;

/** What taking in needs of a bundle that has been verified. */
export interface BundleContents {
  readonly township: string | null;
  readonly scheme: z.infer<typeof headShape>['scheme'];
  readonly branches: readonly z.infer<typeof branchShape>[];
  readonly items: readonly BundleItem[];
  /** Where the bytes with a check sum lie, absolute. */
  readonly files: ReadonlyMap<string, string>;
  readonly eventsFile: string;
  readonly eventsSha256: string;
  readonly eventsBytes: number;
  /** One value for the whole bundle. */
  readonly manifestSha256: string;
}

/** @throws DangheError `bundle-invalid` where the report is not of this program's shape, or the events are not there */
export async function readBundleContents(folder: string): Promise<BundleContents> {
  const manifest = await readFile(join(folder, 'manifest-sha256.txt'));
  const { entries } = parseManifest(manifest.toString('utf8'));
  const eventsPath = `data/${bundleNames.events}`;
  const eventsSha256 = entries.find(({ path }) => path === eventsPath)?.sum;
  if (eventsSha256 === undefined) throw new DangheError({ code: 'bundle-invalid', path: folder, problem: `没有 ${eventsPath}` });
  const head: Record<string, unknown> = {};
  const items: BundleItem[] = [];
  const branches: z.infer<typeof branchShape>[] = [];
  for (const { key, element, value } of jsonParts(join(folder, 'data', bundleNames.report))) {
    if (element === null) head[key] = value;
    else if (key === 'items') items.push(parsed(itemShape, value, folder, `items.${element}`));
    else if (key === 'branches') branches.push(parsed(branchShape, value, folder, `branches.${element}`));
  }
  return {
    ...parsed(headShape, head, folder, ''),
    branches, items,
    files: new Map(entries.map((entry) => [entry.sum, join(folder, ...entry.path.split('/'))])),
    eventsFile: join(folder, ...eventsPath.split('/')),
    eventsSha256,
    eventsBytes: (await stat(join(folder, ...eventsPath.split('/')))).size,
    manifestSha256: createHash('sha256').update(manifest).digest('hex'),
  };
}

function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown, folder: string, at: string): z.output<Shape> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new DangheError({ code: 'bundle-invalid', path: folder, problem: `${bundleNames.report} 的 ${[at, ...(result.error.issues[0]?.path ?? [])].filter((part) => part !== '').join('.')} 缺失或有误` });
}
