import { expect, it } from 'vitest';
import { openFromSnapshot } from '../../../electron/library/openLibrary.ts';
import type { PageHandwriting } from '../../../shared/model/handwriting.ts';
import type { ScannedPage } from '../../../shared/model/scan.ts';
import { importTexts, newLibrary, temporaryFolder } from './sampleFiles.ts';

const form = { hinge: new Uint8Array(300).fill(7), deltaHinge: new Uint8Array(256).fill(9), quill: new Uint8Array(192).fill(255), runs: new Uint8Array(80) };
const writing: PageHandwriting = {
  capture: { dpi: 200, contrast: 0.8, shade: 0.01 },
  printed: 0.2,
  lines: [{ line: 3, characters: 18, height: 41.5, stroke: 4.9, ink: [0.2, 0.2, 0.6], signing: true }],
  blocks: [{ first: 3, last: 9, characters: 120, form }],
  words: [{ line: 3, from: 0, to: 93, left: 120, characters: 3, steps: [40, 45], height: 41.5, stroke: 5, slopes: new Uint8Array(12).fill(70) }],
};
const reading = (page: number): ScannedPage => ({ page, width: 100, height: 100, dpi: 200, turned: 0, lines: [] });

it('the writing of a page is kept with its reading, goes to the checks, and goes with it', async () => {
  const library = await newLibrary();
  await importTexts(library, await temporaryFolder(), { '记录本.txt': '会议记录' });
  const sha256 = library.items.list()[0]!.sha256!;
  library.change('test', '', ({ ocr, handwriting }) => {
    ocr.enqueue([{ sha256, format: 'pdf' }]);
    ocr.setPages(sha256, [1, 2, 3]);
    for (const page of [1, 2, 3]) ocr.putPage(sha256, reading(page), 'v4');
    handwriting.put(sha256, 1, writing);
    handwriting.put(sha256, 2, null);
  });
  expect([...library.handwriting.all()]).toEqual([{ sha256, page: 1, writing }]);
  expect(library.handwriting.of(sha256, 1)).toEqual(writing);
  expect(library.handwriting.of(sha256, 2)).toBeNull();
  expect(library.handwriting.unmeasured()).toEqual([{ sha256, page: 3 }]);

  const snapshot = openFromSnapshot();
  for (const part of library.snapshot('check')) snapshot.take(structuredClone(part));
  const copy = snapshot.library();
  expect([...copy.handwriting.all()]).toEqual([{ sha256, page: 1, writing }]);
  expect(copy.ocr.job(sha256)?.pages).toEqual([1, 2, 3]);
  copy.close();

  library.change('test', '', ({ handwriting }) => handwriting.putLater(sha256, 3, writing));
  expect(library.handwriting.unmeasured()).toEqual([]);
  expect(library.events.get(library.events.head().count)?.after).toMatchObject({ handwriting: { [`${sha256}:3`]: { characters: 18 } } });
  // A page that is read anew is measured anew.
  library.change('test', '', ({ ocr }) => ocr.readAgain(sha256));
  expect([...library.handwriting.all()]).toEqual([]);
});
