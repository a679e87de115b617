import { expect, it } from 'vitest';
import { scannedDocument } from '../../../electron/intake/ocr/scannedDocument.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';
import type { ScannedLine, ScannedPage } from '../../../shared/model/scan.ts';

const bare: ReadDocument = { format: 'jpg', blocks: [], pictures: [], evidence: { uninformative: {} }, notes: [{ code: 'pictures-not-read' }] };

function line(text: string, left: number, top: number, confidence = 0.98, size = 40): ScannedLine {
  const right = left + text.length * size;
  return { text, quad: [left, top, right, top, right, top + size, left, top + size], confidence, sureness: Array.from(text, () => 98), centres: Array.from(text, (_, index) => (index + 0.5) * size) };
}

function page(number: number, lines: readonly ScannedLine[]): ScannedPage {
  return { page: number, width: 1654, height: 2339, dpi: 200, turned: 0, lines };
}

const full = '今天召开支部党员大会，讨论春季防火和人居环境整治工作，请大家充分';

it('joins the lines of a paragraph, and each stretch leads back to its line and crop', () => {
  const { blocks, notes } = scannedDocument(bare, [page(1, [line('会议记录', 700, 150), line(full, 150, 400), line('发表意见。', 150, 470), line('王建国：我同意。', 230, 540), line(full, 150, 610), line(full, 150, 680)])]);
  expect(blocks[1]).toMatchObject({ kind: 'paragraph', page: 1, text: `${full}发表意见。` });
  const [, second] = blocks;
  expect(second?.kind === 'paragraph' && second.scan).toMatchObject([
    { start: 0, end: full.length, page: 1, line: 1, box: { left: 150, top: 400, height: 40 }, confirmed: false },
    { start: full.length, end: full.length + 5, line: 2, box: { left: 150, top: 470 } },
  ]);
  expect(notes).toEqual([{ code: 'read-by-ocr', pages: 1, unsureLines: 0 }]);
});

it('what stands beside each other in columns becomes a table whose cells lead back too', () => {
  const rows = ['姓名', '王建国', '李秀英', '赵德明'].map((name, index) => [line(name, 200, 300 + index * 90), line(index === 0 ? '职务' : `委员${index}`, 800, 300 + index * 90)]);
  const [table] = scannedDocument(bare, [page(1, rows.flat())]).blocks;
  expect(table?.kind === 'table' && table.rows.map((row) => row.map((cell) => [cell?.text, cell?.scan?.map((part) => part.line)]))).toEqual([
    [['姓名', [0]], ['职务', [1]]],
    [['王建国', [2]], ['委员1', [3]]],
    [['李秀英', [4]], ['委员2', [5]]],
    [['赵德明', [6]], ['委员3', [7]]],
  ]);
});

it('unsure lines are left out of the text and counted; a person who confirms one brings it back as it reads', () => {
  const pages = [page(1, [line('记录人：李类类', 150, 300, 0.3), line('散会', 150, 400)])];
  expect(scannedDocument(bare, pages)).toMatchObject({ blocks: [{ text: '散会' }], notes: [{ unsureLines: 1 }] });
  const { blocks, notes } = scannedDocument(bare, pages, [{ page: 1, line: 0, text: '记录人：李秀英' }]);
  expect(blocks).toMatchObject([{ text: '记录人：李秀英', scan: [{ line: 0, confirmed: true }] }, { text: '散会', scan: [{ confirmed: false }] }]);
  expect(notes).toMatchObject([{ unsureLines: 0 }]);
});

it('pages with text of their own keep it, in the order of the pages; reading again does not double anything', () => {
  const mixed: ReadDocument = { ...bare, format: 'pdf', blocks: [{ kind: 'paragraph', text: '第一页', page: 1 }, { kind: 'paragraph', text: '第三页', page: 3 }], notes: [{ code: 'image-only', pages: 1 }] };
  const once = scannedDocument(mixed, [page(2, [line('第二页', 150, 300)])]);
  expect(once.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual(['第一页', '第二页', '第三页']);
  expect(scannedDocument(once, [page(2, [line('第二页', 150, 300)])])).toEqual(once);
});
