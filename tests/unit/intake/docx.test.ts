import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../../electron/intake/limits.ts';
import { docx, outline, p, read, relationships } from './documentFixtures.ts';

async function lines(body: string, parts?: Readonly<Record<string, string>>, namespace?: string): Promise<string[]> {
  return outline((await read(docx(body, parts, namespace), '记录.docx')).blocks);
}

describe('text', () => {
  test('insertions count, deletions, moved-away text, hidden text and field codes do not', async () => {
    expect(await lines(
      '<w:p><w:r><w:t>出席</w:t></w:r><w:ins><w:r><w:t>十二</w:t></w:r></w:ins><w:del><w:r><w:delText>十</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>人</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>',
    )).toEqual(['出席十二人']);
  });

  test('tabs, line breaks, symbols, smart tags, content controls and links are kept; tab stops are not tabs', async () => {
    expect(await lines(
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' +
      '<w:smartTag><w:r><w:t>3月5日</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>村部</w:t></w:r></w:sdtContent></w:sdt><w:hyperlink><w:r><w:t>&lt;链接&gt;&#x4E2D;</w:t></w:r></w:hyperlink></w:p>',
    )).toEqual(['甲\t乙\n☑3月5日村部<链接>中']);
  });

  test('page breaks and sections start a page, wherever they are written', async () => {
    expect(await lines(
      `${p('一')}<w:p><w:r><w:t>二</w:t><w:br w:type="page"/><w:t>三</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>${p('四')}<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>五</w:t></w:r></w:p>` +
      `<w:p><w:pPr><w:sectPr><w:pgSz/></w:sectPr></w:pPr><w:r><w:t>六</w:t></w:r></w:p>${p('七')}<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr></w:p>${p('八')}`,
    )).toEqual(['一', '二', '^ 三', '^ 四', '^ 五', '六', '^ 七', '八']);
  });

  test('a text box follows its paragraph, once though written twice', async () => {
    const box = `<w:txbxContent>${p('请柬')}</w:txbxContent>`;
    expect(await lines(`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>锚</w:t></w:r></w:p>${p('后')}`)).toEqual(['锚', '请柬', '后']);
    expect(await lines(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t><w:pict>${box}</w:pict></w:r></w:p></w:tc></w:tr></w:tbl>`)).toEqual(['格\n请柬']);
  });

  test('headings by outline level, style name and inheritance', async () => {
    const styles = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style></w:styles>';
    const styled = (id: string, text: string): string => `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    expect(await lines(`${styled('t', '题')}${styled('a', '章')}${styled('b', '节')}<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>纲</w:t></w:r></w:p>${styled('x', '文')}`, {
      'word/_rels/document.xml.rels': relationships([['styles', 'styles.xml']]), 'word/styles.xml': styles,
    })).toEqual(['#1 题', '#2 章', '#2 节', '#1 纲', '文']);
  });

  test('footnotes and telling headers come after the body; page numbers and repeats do not', async () => {
    const part = (name: string, content: string): string => `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:${name}>`;
    expect(await lines(p('正文'), {
      'word/_rels/document.xml.rels': relationships([['footnotes', 'footnotes.xml'], ['header', 'header1.xml'], ['header', '/word/header2.xml'], ['footer', 'footer1.xml']]),
      'word/footnotes.xml': part('footnotes', `<w:footnote w:type="separator" w:id="0">${p('线')}</w:footnote><w:footnote w:id="1">${p('脚注')}</w:footnote>`),
      'word/header1.xml': part('hdr', p('柳林乡档案')), 'word/header2.xml': part('hdr', p('柳林乡 档案') + p('正文')), 'word/footer1.xml': part('ftr', p('- 第 3 页 共 12 页 -')),
    })).toEqual(['正文', '脚注', '柳林乡档案']);
  });

  test('strict OOXML and any prefix are read alike', async () => {
    expect(await lines(p('严格'), {}, 'http://purl.oclc.org/ooxml/wordprocessingml/main')).toEqual(['严格']);
    expect(await lines('', { 'word/document.xml': `<x:document xmlns:x='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><x:body><x:p><x:r><x:t>前缀</x:t></x:r></x:p></x:body></x:document>` })).toEqual(['前缀']);
  });
});

describe('tables', () => {
  test('merged cells make a full grid; inner tables become lines of the cell', async () => {
    const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr></w:tbl>`;
    expect(await lines(
      `<w:tbl><w:tr>${cell('姓名', '<w:vMerge w:val="restart"/>')}${cell('出席', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('应到')}${cell('实到')}</w:tr>` +
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('十')}<w:tc>${p('九')}${inner}<w:p/></w:tc></w:tr><w:tr>${cell('短')}</w:tr></w:tbl>`,
    )).toEqual(['姓名↓2 | 出席×2 | ∅', '∅ | 应到 | 实到', ' | 十 | 九\n甲\t乙', '短 |  | ']);
  });
});

describe('evidence', () => {
  test('properties, revision identifiers and the container, with what says nothing marked', async () => {
    const record = Buffer.from(JSON.stringify({ hdid: 'ab12', userId: '998877' })).toString('base64');
    const { evidence } = await read(docx('<w:p w:rsidR="00a1b2c3" w:rsidRDefault="00000000"><w:r w:rsidRPr="00D4E5F6"><w:t>文</w:t></w:r></w:p>', {
      'word/_rels/document.xml.rels': relationships([['settings', 'settings.xml']]),
      'word/settings.xml': '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:rsids><w:rsidRoot w:val="00000000"/><w:rsid w:val="00A1B2C3"/></w:rsids></w:settings>',
      'docProps/core.xml': '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:created>2014-10-29T12:08:00Z</dcterms:created><cp:lastModifiedBy>赵小满</cp:lastModifiedBy></cp:coreProperties>',
      'docProps/app.xml': '<Properties xmlns="p"><TotalTime>1367256704</TotalTime><Application>WPS Office</Application></Properties>',
      'docProps/custom.xml': `<Properties xmlns="p" xmlns:vt="v"><property name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.26880</vt:lpwstr></property><property name="KSOTemplateDocerSaveRecord"><vt:lpwstr>${record}</vt:lpwstr></property></Properties>`,
    }), '记录.docx');
    expect(evidence.core).toEqual({ created: '2014-10-29T12:08:00Z', lastModifiedBy: '赵小满' });
    expect(evidence.custom).toEqual({ KSOProductBuildVer: '2052-12.1.0.26880', 'docer.device': expect.stringMatching(/^[0-9a-f]{8}$/) as string, 'docer.account': expect.stringMatching(/^[0-9a-f]{8}$/) as string });
    expect(JSON.stringify(evidence)).not.toContain('998877');
    expect(evidence.revisions).toEqual({ root: '00000000', all: ['00A1B2C3'], inText: ['00A1B2C3', '00D4E5F6'] });
    expect(evidence.uninformative).toMatchObject({ 'core.created': 'wps-constant-created', 'app.TotalTime': 'edit-time-garbage', 'revisions.root': 'rsid-root-empty' });
    expect(evidence.uninformative).not.toHaveProperty('core.lastModifiedBy');
  });
});

describe('hostile', () => {
  test('entities of a document type are not expanded', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p('&b;')}</w:body></w:document>`;
    expect(await lines('', { 'word/document.xml': laughs })).toEqual(['&b;']);
  });

  test('a part above the limit, a cut part and a missing body end with their reason', async () => {
    await expect(read(docx(p('长'.repeat(1000))), 'a.docx', { ...defaultLimits, entryBytes: 1000 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(lines('', { 'word/document.xml': '<w:document xmlns:w="x"><w:body><w:p>' })).rejects.toMatchObject({ code: 'corrupt' });
    const empty = docx('', { 'word/document.xml': '' });
    await expect(read(empty.subarray(0, empty.length - 40), 'a.docx')).rejects.toMatchObject({ code: 'corrupt' });
  });

  test('text beyond the limit is left out, and said so', async () => {
    const document = await read(docx(p('一二三四五') + p('六七八九十') + p('百')), 'a.docx', { ...defaultLimits, characters: 8 });
    expect(outline(document.blocks)).toEqual(['一二三四五']);
    expect(document.notes).toContainEqual({ code: 'text-truncated', limit: 8 });
  });
});
