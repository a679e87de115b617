import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../../electron/intake/limits.ts';
import { readOfd } from '../../../electron/intake/ofd/readOfd.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';

function read(files: Readonly<Record<string, string>>): Promise<ReadDocument> {
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  return readOfd(bytes, { name: '纪要.ofd', format: 'ofd', limits: defaultLimits });
}

const run = (x: number, y: number, text: string, attributes = ''): string =>
  `<o:TextObject Boundary="${x} ${y} 150 6" Size="5"><o:TextCode X="0" Y="5" ${attributes}>${text}</o:TextCode></o:TextObject>`;

const content = (...objects: string[]): string => `<o:Page xmlns:o="http://example.org/any"><o:Content><o:Layer><o:PageBlock>${objects.join('')}</o:PageBlock></o:Layer></o:Content></o:Page>`;

const entry = `<?xml version="1.0"?><OFD><DocBody><DocInfo><DocID>abc</DocID><CreationDate>2025-03-05</CreationDate><CustomDatas><CustomData Name="文号">12</CustomData></CustomDatas></DocInfo>
  <DocRoot>Doc_0\\Document.xml</DocRoot><Signatures>/Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>`;

const document = `<o:Document xmlns:o="x"><o:CommonData><o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea><o:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></o:CommonData>
  <o:Pages><o:Page ID="1" BaseLoc="pages/PAGE_0/content.xml"/><o:Page ID="2" BaseLoc="/Doc_0/Pages/Page_1/Content.xml"/></o:Pages></o:Document>`;

const files = {
  'OFD.xml': entry,
  'Doc_0/Document.xml': document,
  'Doc_0/Tpls/T.xml': content(run(30, 10, '红头文件')),
  'Doc_0/Pages/Page_0/Content.xml': content(run(30, 60, '第二行&amp;末尾'), run(30, 40, '第一行')).replace('<o:Content>', '<o:Template TemplateID="9"/><o:Content>'),
  'Doc_0/Pages/Page_1/Content.xml': content(run(30, 40, '姓名周明远', 'DeltaX="5 25 5 5"'), run(30, 60, '甲乙丙', 'DeltaX="g 2 5"')),
  'Doc_0/Signs/Signatures.xml': '<Signatures><Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></Signatures>',
  'Doc_0/Signs/Sign_0/Signature.xml': '<Signature><SignedInfo><Provider ProviderName="测试"/><SignatureDateTime>20250305090000Z</SignatureDateTime></SignedInfo></Signature>',
};

test('runs are sorted by where they stand, templates included; places are found whatever their case, slashes and namespaces', async () => {
  const read_ = await read(files);
  expect(read_.blocks).toEqual([
    { kind: 'paragraph', page: 1, text: '红头文件' },
    { kind: 'paragraph', page: 1, text: '第一行' },
    { kind: 'paragraph', page: 1, text: '第二行&末尾' },
    { kind: 'paragraph', page: 2, text: '姓名  周明远', startsPage: true },
    { kind: 'paragraph', page: 2, text: '甲乙丙' },
  ]);
});

test('DocInfo and signatures are evidence', async () => {
  expect((await read(files)).evidence.ofd).toEqual({
    DocID: 'abc', CreationDate: '2025-03-05', 'custom.文号': '12', pages: '2',
    'signature.0.Type': 'Seal', 'signature.0.SignatureDateTime': '20250305090000Z', 'signature.0.Provider.ProviderName': '测试',
  });
});

test('a missing page or root is corrupt; a page of pictures is noted', async () => {
  await expect(read({ 'OFD.xml': entry })).rejects.toMatchObject({ code: 'corrupt' });
  await expect(read({ ...files, 'Doc_0/Pages/Page_1/Content.xml': '<broken' })).rejects.toMatchObject({ code: 'corrupt' });
  const scan = content('<o:ImageObject ResourceID="1"/>');
  expect((await read({ ...files, 'Doc_0/Pages/Page_1/Content.xml': scan })).notes).toEqual([{ code: 'image-only', pages: 1 }]);
});
