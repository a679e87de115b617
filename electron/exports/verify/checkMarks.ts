import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { bundleNames, receiptName } from '../../../shared/presentation/bundleNames.ts';
import { hashFile } from '../../files/durable.ts';
import { manifestHash } from '../bundle/manifest.ts';
import { eventMark } from '../pdf/eventMark.ts';
import type { ChainReading } from './checkChain.ts';
import { readTagFile } from './readTagFile.ts';

const LARGEST_DOCUMENT_BYTES = 1 << 30;
const pdfs = [bundleNames.inspectionReport, bundleNames.catalogue, bundleNames.labels, bundleNames.properties] as const;
const isOriginal = /^data\/(?:档案|待核对)\//;

/**
 * Checks what the documents say of themselves: the event chain's head and count in every PDF, in the receipt and in the
 * workbook, the hash over the originals, and in the receipt the hash of the manifest.
 */
export async function checkMarks(root: string, chain: ChainReading, manifest: readonly { readonly path: string; readonly sha256: string }[]): Promise<readonly BundleFault[]> {
  const faults: BundleFault[] = [];
  const expected = chain.head === null ? null : markText(chain.count, chain.head);
  const originals = manifestHash(manifest.filter(({ path }) => isOriginal.test(path)));
  for (const path of [...pdfs.map((name) => `data/${name}`), receiptName, `data/${bundleNames.workbook}`]) {
    const mark = await markOf(root, path);
    if (mark === 'absent') continue;
    const found = markText(mark?.count, mark?.head);
    if (expected !== null && found !== expected) faults.push({ kind: 'head-differs', path, expected, found });
    else if (mark?.originals && mark.originals !== originals) faults.push({ kind: 'sum-differs', path, of: '原件清单', expected: originals, found: mark.originals });
    if (path === receiptName && mark?.manifest) {
      const { sha256 } = await hashFile(join(root, 'manifest-sha256.txt'));
      if (mark.manifest !== sha256) faults.push({ kind: 'sum-differs', path, of: 'manifest-sha256.txt', expected: sha256, found: mark.manifest });
    }
  }
  return faults;
}

/** The count and the head of a chain as they are compared and shown. */
export function markText(count: number | string | undefined, head: string | undefined): string {
  return head === undefined ? '没有写明' : `${count ?? '？'} 个，${head}`;
}

async function markOf(root: string, path: string): Promise<ReturnType<typeof eventMark.find> | 'absent'> {
  const document = await readTagFile(join(root, path), LARGEST_DOCUMENT_BYTES);
  if (document.state === 'absent') return 'absent';
  if (document.state === 'refused') return null;
  return eventMark.find(path.endsWith('.xlsx') ? workbookProperties(document.content) : document.content);
}

/** The document properties of a workbook; empty where it is none. */
function workbookProperties(content: Buffer): Buffer {
  try {
    const properties = unzipSync(content, { filter: ({ name, originalSize }) => name === 'docProps/core.xml' && originalSize < 1 << 20 })['docProps/core.xml'];
    return Buffer.from(properties ? strFromU8(properties) : '', 'utf8');
  } catch {
    // What is no zip carries no mark; that the file was altered the manifest has told.
    return Buffer.alloc(0);
  }
}
