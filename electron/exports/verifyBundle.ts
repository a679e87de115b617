import { resolve } from 'node:path';
import type { BundleFault } from '../../shared/model/bundleFault.ts';
import { DangheError } from '../../shared/model/errors.ts';
import { bagInfoLabels } from './bundle/writeTagFiles.ts';
import { checkChain, checkRedactedChain } from './verify/checkChain.ts';
import { checkMarks } from './verify/checkMarks.ts';
import { checkPayload } from './verify/checkPayload.ts';
import { checkReport } from './verify/checkReport.ts';
import { checkOtherManifests } from './verify/checkOtherManifests.ts';
import { checkTagFiles } from './verify/checkTagFiles.ts';

/** What `verifyBundle` found. `counts.files` and `counts.bytes` are of the payload that was read. */
export interface Verification {
  readonly ok: boolean;
  readonly faults: readonly BundleFault[];
  /** A redacted bundle: no originals, and events whose content cannot be worked out again. */
  readonly redacted: boolean;
  readonly counts: { readonly files: number; readonly bytes: number; readonly events: number };
}

export interface VerifyOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Checks a bundle: the bag's declaration and tag files, every line of the manifest, that nothing is there beside it, the
 * event chain, that the chain's head and count and the hash over the originals are the same wherever they are written
 * (`report.json`, `bag-info.txt`, PDFs, workbook, receipt), and every further manifest (SM3, or another tool's). Reads only
 * inside the folder; links and paths that lead out of it are faults and are not followed. Never throws for what is wrong
 * with a bundle; `cancelled` where it is stopped.
 */
export async function verifyBundle(folder: string, { onProgress, signal }: VerifyOptions = {}): Promise<Verification> {
  const root = resolve(folder);
  const watch = (done: number, total: number) => {
    if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
    onProgress?.(done, total);
  };
  const tags = await checkTagFiles(root, folder);
  if (tags.manifest === null) return { ok: false, faults: tags.faults, redacted: false, counts: { files: 0, bytes: 0, events: 0 } };
  const payload = await checkPayload(root, tags.manifest, tags.oxum, watch);
  const redacted = tags.info.has(bagInfoLabels.redacted);
  const chain = redacted ? checkRedactedChain(root) : checkChain(root);
  const report = await checkReport(root, chain, tags.info, redacted ? null : new Set(tags.manifest.map((entry) => entry.sha256)));
  const marks = await checkMarks(root, chain, tags.manifest);
  const unsound = new Set(payload.faults.map(({ path }) => path));
  const second = await checkOtherManifests(root, new Set(tags.manifest.map(({ path }) => path)), (path) => !unsound.has(path));
  const faults = [...tags.faults, ...payload.faults, ...chain.faults, ...report, ...marks, ...second];
  return { ok: faults.length === 0, faults, redacted, counts: { files: payload.files, bytes: payload.bytes, events: chain.count } };
}
