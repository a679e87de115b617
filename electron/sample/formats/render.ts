import type { Draft } from '../draft.ts';
import type { Stamp } from '../stamp.ts';
import { writeDoc } from './doc.ts';
import { writeDocx } from './docx.ts';
import { writePdf } from './pdf.ts';
import { writeHtml, writeOdt, writeRtf, writeText } from './plain.ts';
import { writeSheet } from './sheet.ts';

/** File formats of the sample; `txt` is GBK as Notepad wrote it, `txt8` the same in UTF-8. */
export type SampleFormat = 'docx' | 'doc' | 'wps' | 'rtf' | 'odt' | 'pdf' | 'html' | 'txt' | 'txt8' | 'xlsx' | 'xls' | 'csv';

/** The extension a format is saved under. */
export function extensionOf(format: SampleFormat): string {
  return format === 'txt8' ? 'txt' : format;
}

/** The bytes of a draft in a format. */
export async function render(draft: Draft, format: SampleFormat, stamp: Stamp): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return writeDocx(draft, stamp);
    case 'doc':
    case 'wps':
      return writeDoc(draft, stamp);
    case 'rtf':
      return writeRtf(draft, stamp);
    case 'odt':
      return writeOdt(draft, stamp);
    case 'pdf':
      return writePdf(draft, stamp);
    case 'html':
      return writeHtml(draft, stamp);
    case 'txt':
      return writeText(draft, 'gbk');
    case 'txt8':
      return writeText(draft, 'utf-8');
    case 'xlsx':
    case 'xls':
    case 'csv':
      return writeSheet(draft, stamp, format);
  }
}
