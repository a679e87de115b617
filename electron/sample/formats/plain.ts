import { gridOf, type Draft, type DraftTable } from '../draft.ts';
import type { Stamp } from '../stamp.ts';
import { encodeGbk } from './gbk.ts';
import { xml, zip } from './zip.ts';

/** Plain text with tables as tab-separated lines, CRLF as Windows programs write it. */
export function writeText(draft: Draft, encoding: 'gbk' | 'utf-8'): Uint8Array {
  const lines = draft.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [`${block.style === 'body' ? '　　' : ''}${block.text}`];
    return block.kind === 'table' ? gridTexts(block).map((row) => row.join('\t')) : [];
  });
  const text = `${lines.join('\r\n')}\r\n`;
  return encoding === 'gbk' ? encodeGbk(text) : new TextEncoder().encode(text);
}

/** A web page as saved from an office program. */
export function writeHtml(draft: Draft, stamp: Stamp): Uint8Array {
  const body = draft.blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return block.style === 'title' ? `<h1 align="center">${xml(block.text)}</h1>` : block.style === 'section' ? `<p><b>${xml(block.text)}</b></p>` : `<p>${xml(block.text)}</p>`;
      case 'table':
        return `<table border="1" cellspacing="0">${block.rows.map((row) => `<tr>${row.map((cell) => `<td${attribute('colspan', cell.columnSpan)}${attribute('rowspan', cell.rowSpan)}>${cell.text.split('\n').map(xml).join('<br/>')}</td>`).join('')}</tr>`).join('\n')}</table>`;
      default:
        return '';
    }
  });
  return new TextEncoder().encode(`<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="author" content="${xml(stamp.author)}"><title>${xml(draft.title)}</title></head>
<body>
${body.join('\n')}
</body></html>
`);
}

/** Rich text with GBK escapes, as WordPad and old WPS write it. */
export function writeRtf(draft: Draft, stamp: Stamp): Uint8Array {
  const lines = draft.blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph': {
        const look = { title: '\\qc\\b\\fs36', subtitle: '\\qc\\fs28', section: '\\fi480\\b\\fs24', body: '\\fi480\\fs24', plain: '\\fs24', right: '\\qr\\fs24' }[block.style];
        return `\\pard${look} ${rtf(block.text)}\\b0\\par`;
      }
      case 'table':
        return rtfTable(block);
      case 'pageBreak':
        return '\\page';
      case 'picture':
        return '';
    }
  });
  const time = (local: string): string => `\\yr${Number(local.slice(0, 4))}\\mo${Number(local.slice(5, 7))}\\dy${Number(local.slice(8, 10))}\\hr${Number(local.slice(11, 13))}\\min${Number(local.slice(14, 16))}`;
  return new TextEncoder().encode(`{\\rtf1\\ansi\\ansicpg936\\deff0\\deflang2052{\\fonttbl{\\f0\\fnil\\fcharset134 ${rtf('宋体')};}}
{\\info{\\author ${rtf(stamp.author)}}{\\creatim${time(stamp.created)}}{\\revtim${time(stamp.modified)}}{\\edmins${stamp.editMinutes}}}
\\f0
${lines.join('\n')}
}`);
}

function rtfTable(block: DraftTable): string {
  const total = block.widths.reduce((sum, width) => sum + width, 0);
  return gridOf(block).map((row) => {
    let edge = 0;
    const shown: string[] = [];
    const edges: string[] = [];
    row.forEach(({ cell, covers }, column) => {
      edge += block.widths[column]!;
      const continues = row[column + 1]?.covers === 'left';
      if (!continues) edges.push(`\\clbrdrt\\brdrs\\clbrdrl\\brdrs\\clbrdrb\\brdrs\\clbrdrr\\brdrs\\cellx${Math.round((edge / total) * 8838)}`);
      if (covers !== 'left') shown.push(`${covers === 'self' ? cell.text.split('\n').map(rtf).join('\\line ') : ''}\\cell`);
    });
    return `\\trowd${edges.join('')}\\pard\\intbl\\fs21 ${shown.join(' ')}\\row`;
  }).join('\n') + '\\pard';
}

function rtf(text: string): string {
  return [...encodeGbk(text)].map((byte) => (byte >= 0x80 ? `\\'${byte.toString(16)}` : byte === 0x5c || byte === 0x7b || byte === 0x7d ? `\\${String.fromCharCode(byte)}` : String.fromCharCode(byte))).join('');
}

/** An OpenDocument text, as LibreOffice and some WPS editions of UOS write it. */
export function writeOdt(draft: Draft, stamp: Stamp): Uint8Array {
  const namespaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"';
  const styles = `<office:automatic-styles>${[['title', 'fo:text-align="center"', 'fo:font-size="18pt" fo:font-weight="bold"'], ['subtitle', 'fo:text-align="center"', 'fo:font-size="14pt"'], ['section', 'fo:text-indent="0.85cm"', 'fo:font-weight="bold"'], ['body', 'fo:text-indent="0.85cm"', ''], ['plain', '', ''], ['right', 'fo:text-align="end"', '']].map(([name, page, text]) => `<style:style style:name="${name!}" style:family="paragraph"><style:paragraph-properties ${page!}/><style:text-properties ${text!}/></style:style>`).join('')}<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style></office:automatic-styles>`;
  const body = draft.blocks.map((block) => {
    if (block.kind === 'paragraph') return block.style === 'title' ? `<text:h text:style-name="title" text:outline-level="1">${xml(block.text)}</text:h>` : `<text:p text:style-name="${block.style}">${xml(block.text)}</text:p>`;
    return block.kind === 'table' ? odtTable(block) : '';
  });
  const created = stamp.created;
  return zip([
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    ['content.xml', `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${namespaces}>${styles}<office:body><office:text>${body.join('')}</office:text></office:body></office:document-content>`],
    ['meta.xml', `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta ${namespaces}><office:meta><meta:generator>LibreOffice/7.4.7.2$Linux_X86_64</meta:generator><meta:initial-creator>${xml(stamp.author)}</meta:initial-creator><dc:creator>${xml(stamp.lastAuthor)}</dc:creator><meta:creation-date>${created}</meta:creation-date><dc:date>${stamp.modified}</dc:date><meta:editing-duration>PT${stamp.editMinutes}M</meta:editing-duration></office:meta></office:document-meta>`],
    ['META-INF/manifest.xml', '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'],
  ], { time: 'word', stored: ['mimetype'] });
}

function odtTable(block: DraftTable): string {
  const rows = gridOf(block).map((row) => `<table:table-row>${row.map(({ cell, covers }) => (covers === 'self'
    ? `<table:table-cell table:style-name="cell"${attribute('table:number-columns-spanned', cell.columnSpan)}${attribute('table:number-rows-spanned', cell.rowSpan)}>${cell.text.split('\n').map((line) => `<text:p text:style-name="plain">${xml(line)}</text:p>`).join('')}</table:table-cell>`
    : '<table:covered-table-cell/>')).join('')}</table:table-row>`);
  return `<table:table><table:table-column table:number-columns-repeated="${block.widths.length}"/>${rows.join('')}</table:table>`;
}

function gridTexts(block: DraftTable): readonly (readonly string[])[] {
  return gridOf(block).map((row) => row.filter(({ covers }) => covers !== 'left').map(({ cell, covers }) => (covers === 'self' ? cell.text.replaceAll('\n', '；') : '')));
}

function attribute(name: string, value: number | undefined): string {
  return value === undefined || value === 1 ? '' : ` ${name}="${value}"`;
}
