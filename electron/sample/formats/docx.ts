import { AlignmentType, Document, ImageRun, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType, type IRunOptions } from 'docx';
import { unzipSync, strFromU8 } from 'fflate';
import type { Draft, DraftBlock, DraftCell, DraftParagraph } from '../draft.ts';
import { programBuilds, toUtc, type Stamp } from '../stamp.ts';
import { xml, zip } from './zip.ts';

/** Text width of A4 with the usual margins, in twentieths of a point. */
const textWidth = 8838;

/** The bytes of a .docx; its properties and session ids say what `stamp` says, whatever the machine's clock says. */
export async function writeDocx(draft: Draft, stamp: Stamp): Promise<Uint8Array> {
  const document = new Document({
    creator: stamp.author,
    styles: { default: { document: { run: { font: { name: '宋体', eastAsia: '宋体' }, size: 24 } } } },
    sections: [{ properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1440, left: 1531, right: 1531 } } }, children: draft.blocks.map(blockOf) }],
  });
  const packed = unzipSync(await Packer.toBuffer(document));
  return repack(packed, draft, stamp);
}

function blockOf(block: DraftBlock): Paragraph | Table {
  switch (block.kind) {
    case 'paragraph':
      return paragraphOf(block);
    case 'pageBreak':
      return new Paragraph({ children: [new PageBreak()] });
    case 'picture':
      return new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new ImageRun({ type: 'jpg', data: block.jpeg, transformation: { width: 420, height: Math.round((420 * block.height) / block.width) }, altText: { id: '1', name: '图片 1', title: '', description: '' } })],
      });
    case 'table': {
      const total = block.widths.reduce((sum, width) => sum + width, 0);
      const widths = block.widths.map((width) => Math.round((width / total) * textWidth));
      return new Table({
        width: { size: textWidth, type: WidthType.DXA },
        columnWidths: widths,
        rows: block.rows.map((row) => new TableRow({ children: row.map(cellOf) })),
      });
    }
  }
}

function cellOf(cell: DraftCell): TableCell {
  return new TableCell({
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: cell.text.split('\n').map(
      (line) => new Paragraph({ alignment: cell.head ? AlignmentType.CENTER : AlignmentType.LEFT, children: [run({ text: line, bold: cell.head, size: 21 })] }),
    ),
  });
}

function paragraphOf({ text, style }: DraftParagraph): Paragraph {
  switch (style) {
    case 'title':
      return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 200 }, children: [run({ text, bold: true, size: 36, font: { name: '黑体', eastAsia: '黑体' } })] });
    case 'subtitle':
      return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160 }, children: [run({ text, size: 28 })] });
    case 'section':
      return new Paragraph({ spacing: { before: 80, line: 400 }, indent: { firstLine: 480 }, children: [run({ text, bold: true })] });
    case 'right':
      return new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { line: 400 }, children: [run({ text })] });
    case 'plain':
      return new Paragraph({ spacing: { line: 400 }, children: [run({ text })] });
    case 'body':
      return new Paragraph({ spacing: { line: 400 }, indent: { firstLine: 480 }, children: [run({ text })] });
  }
}

function run(options: IRunOptions): TextRun {
  return new TextRun(options);
}

function repack(parts: Record<string, Uint8Array>, draft: Draft, stamp: Stamp): Uint8Array {
  const { build } = programBuilds[stamp.program];
  const entries = Object.entries(parts).map(([name, bytes]): [string, Uint8Array | string] => {
    switch (name) {
      case 'docProps/core.xml':
        return [name, coreProperties(draft.title, stamp)];
      case 'docProps/app.xml':
        return [name, appProperties(stamp)];
      case 'docProps/custom.xml':
        return [name, customProperties(build)];
      case 'word/settings.xml':
        return [name, strFromU8(bytes).replace('</w:settings>', `${sessionList(stamp)}</w:settings>`)];
      case 'word/document.xml':
        return [name, stamp.program === 'word2016' ? withSessions(strFromU8(bytes), stamp) : bytes];
      default:
        return [name, bytes];
    }
  });
  return zip(entries, { time: build ? 'wps' : 'word' });
}

function sessionList({ sessions, program }: Stamp): string {
  // WPS 10 leaves the null root that detection.md names; later ones keep a list but mark no text with it.
  if (program === 'wps10') return '<w:rsids><w:rsidRoot w:val="00000000"/></w:rsids>';
  return `<w:rsids><w:rsidRoot w:val="${sessions[0]!}"/>${sessions.map((id) => `<w:rsid w:val="${id}"/>`).join('')}</w:rsids>`;
}

function withSessions(document: string, { sessions }: Stamp): string {
  let count = 0;
  return document.replace(/<w:p>/g, () => {
    count += 1;
    return `<w:p w:rsidR="${sessions[count % sessions.length]!}" w:rsidRDefault="${sessions[0]!}">`;
  });
}

function coreProperties(title: string, stamp: Stamp): string {
  const created = stamp.program === 'wps10' ? '2014-10-29T12:08:00Z' : toUtc(stamp.created);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${stamp.program === 'word2016' ? xml(title) : ''}</dc:title><dc:creator>${xml(stamp.author)}</dc:creator><cp:lastModifiedBy>${xml(stamp.lastAuthor)}</cp:lastModifiedBy><cp:revision>${stamp.revision}</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${toUtc(stamp.modified)}</dcterms:modified></cp:coreProperties>`;
}

function appProperties(stamp: Stamp): string {
  const { application, version, build } = programBuilds[stamp.program];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template><TotalTime>${build && stamp.program !== 'wps12' ? 0 : stamp.editMinutes}</TotalTime><Application>${application}</Application><DocSecurity>0</DocSecurity><AppVersion>${version}</AppVersion></Properties>`;
}

function customProperties(build: string | undefined): string {
  const properties = build
    ? `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>${build}</vt:lpwstr></property>`
    : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties}</Properties>`;
}
