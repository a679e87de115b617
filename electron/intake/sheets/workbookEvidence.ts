import type { Evidence } from '../../../shared/model/evidence.ts';
import type { EmbeddedPicture } from '../../../shared/model/document.ts';
import { describePicture } from '../embeddedPicture.ts';
import type { ReadLimits } from '../limits.ts';
import { isCompoundFile, openCompoundFile } from '../ole/compoundFile.ts';
import { readSummary } from '../ole/summary.ts';
import { openPackage } from '../ooxml/package.ts';
import { readProperties } from '../ooxml/properties.ts';

/** Of more pictures than this a workbook is an album; the rest are left out. */
const MAX_PICTURES = 200;

/** What an xls or et says of itself; nothing for the bare streams of Excel 4 and before. */
export function compoundEvidence(bytes: Uint8Array): Evidence {
  return { ...(isCompoundFile(bytes) ? readSummary(openCompoundFile(bytes)) : {}), uninformative: {} };
}

/** What an xlsx says of itself, and the pictures placed on its sheets. Throws `ReadFailure` where a part is damaged or too large. */
export async function readPackageFacts(bytes: Uint8Array, limits: ReadLimits): Promise<{ readonly evidence: Evidence; readonly pictures: readonly EmbeddedPicture[] }> {
  const file = await openPackage(bytes, limits);
  const pictures: EmbeddedPicture[] = [];
  for (const name of file.names.filter((part) => /^xl\/media\//i.test(part)).slice(0, MAX_PICTURES)) {
    const content = await file.bytes(name);
    if (content) pictures.push(await describePicture(name, content));
  }
  return { evidence: { ...(await readProperties(file)), uninformative: {} }, pictures };
}
