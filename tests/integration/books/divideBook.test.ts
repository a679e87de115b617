import { expect, it } from 'vitest';
import { bookView, listBooks } from '../../../electron/backend/books/bookView.ts';
import { changeBook } from '../../../electron/backend/books/changeBook.ts';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { reclassify } from '../../../electron/backend/decideItem.ts';
import { applyScan, applyWaiting } from '../../../electron/backend/ocr/applyScan.ts';
import { confirmRecord, listAwaiting } from '../../../electron/backend/ocr/confirmScan.ts';
import { howToRead, readAgain } from '../../../electron/backend/ocr/readAgain.ts';
import { townshipFacts } from '../../../electron/backend/townshipFacts.ts';
import { undoEvent } from '../../../electron/backend/undoEvent.ts';
import type { BookChange } from '../../../shared/model/book.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { bookTownship, minutesOn, pageOf, type BookTownship } from './bookTownship.ts';

const clerk = { actor: '周玉兰', now: () => '2026-01-15T08:00:00.000Z', today: () => '2026-01-15' as CalendarDate };
const day = (text: string) => text as CalendarDate;

function worker({ library, scheme }: BookTownship, itemId: number) {
  return (...changes: readonly BookChange[]) => {
    for (const change of changes) changeBook(library, scheme, itemId, change, clerk);
    applyWaiting(library, scheme);
    fileLibrary(library, scheme);
  };
}

it('a scanned book: headings propose its records, a person decides; blank pages are shown, records cut where a page holds two', async () => {
  const township = await bookTownship([
    minutesOn('2025年1月10日'), ['王建国：先清东头。', '李秀英：劳力由二组出。'], [],
    minutesOn('2025年2月10日', ['决议：同意', ...minutesOn('2025年3月10日')]),
  ], []);
  const { library, scheme, source } = township;
  try {
    const [book] = listBooks(library);
    expect(book).toMatchObject({ path: '东沟村/会议/记录本.pdf', pages: 4, files: 1, records: null, unread: 0 });
    const item = () => library.items.get(book!.itemId)!;
    const view = bookView(library, book!.itemId);
    expect(view.pageList.map(({ state }) => state)).toEqual(['text', 'text', 'blank', 'text']);
    expect(view.starts.map(({ page }) => page)).toEqual([1, 4, 4]);
    expect(view.starts[2]!.at).toBeGreaterThan(0.4);
    expect(view.starts[1]!.read).toMatchObject({ kind: 'committeeMeeting', date: '2025-02-10', confirmed: false });

    const decide = worker(township, book!.itemId);
    const third = { page: 4, at: view.starts[2]!.at };
    decide({ do: 'accept' }, { do: 'kind', page: 4, at: 0, kind: 'branchMeeting' }, { do: 'date', ...third, date: day('2025-03-12') });
    const records = () => library.readings.recordsOf(item().id).map(({ kind, fields, text }) => [kind, fields.date?.value, fields.date?.ocr?.confirmed, text.includes('决议：同意')]);
    expect(records()).toEqual([['committeeMeeting', '2025-01-10', false, false], ['branchMeeting', '2025-02-10', false, true], ['committeeMeeting', '2025-03-12', undefined, false]]);
    // A typed day counts at once; what OCR read waits.
    const facts = () => townshipFacts(library, scheme, day('2026-01-15')).branches[0]!.records.map(({ date, book: place, text }) => [date, place?.page, text === '']);
    expect(facts()).toEqual([['2025-03-12', 4, true], [null, 1, true], [null, 4, true]]);
    confirmRecord(library, scheme, item().id, 0);
    expect(facts()).toEqual([['2025-01-10', 1, false], ['2025-03-12', 4, true], [null, 4, true]]);
    expect(listAwaiting(library, item().id).some(({ ordinal }) => ordinal === 2)).toBe(true);

    decide({ do: 'move', page: 4, at: 0, to: { page: 2, at: 0 } });
    expect(library.readings.recordsOf(item().id)[1]!.text).toContain('先清东头');
    expect(() => changeBook(library, scheme, item().id, { do: 'move', ...third, to: { page: 1, at: 0.5 } }, clerk)).toThrow('refused');
    const { count } = library.events.head();
    decide({ do: 'join', page: 2, at: 0 });
    expect(records()).toHaveLength(2);
    undoEvent(library, scheme, library.events.history('books', item().sha256!).at(-1)!.seq, clerk);
    applyWaiting(library, scheme);
    expect(records().map(([kind]) => kind)).toEqual(['committeeMeeting', 'branchMeeting', 'committeeMeeting']);
    expect(library.events.latest(20).filter(({ actor, seq }) => actor === '周玉兰' && seq > count).map(({ action }) => action)).toEqual(['undo', 'book-divide']);

    // The division outlasts another look at everything, and a reader that reads the file anew.
    reclassify(library, scheme);
    library.change('test', '', ({ imports }) => imports.record(1, [{ path: item().path, bytes: item().bytes, mtimeMs: null, sha256: item().sha256, original: null, parentPath: null, outcome: { kind: 'read', document: { ...library.documents.get(item().sha256!)!, blocks: [] }, readerVersion: 'older', understanding: { ...library.readings.understanding(item().id)!, records: [] }, text: '', recordTexts: [], takenOn: null } }]));
    await importFolder({ library, folder: source, schemeFile: defaultSchemeFile });
    expect(records().map(([kind]) => kind)).toEqual(['committeeMeeting', 'branchMeeting', 'committeeMeeting']);

    // A page is read once more in another way: the division stays, what was confirmed on the page waits again.
    const sha256 = item().sha256!;
    const how = { turn: 180, contrast: true, side: null } as const;
    expect(library.ocr.confirmed(sha256).map(({ page }) => page)).toContain(2);
    readAgain(library, item().id, 2, how, clerk);
    expect([library.ocr.job(sha256)?.state, [...library.ocr.tried(sha256)], howToRead(library, sha256, 2), howToRead(library, sha256, 1)]).toEqual(['waiting', [1, 3, 4], { how }, {}]);
    library.change('ocr-page', '', ({ ocr }) => ocr.putPage(sha256, pageOf(2, ['王建国：先清西头。']), 'test'));
    applyScan(library, scheme, sha256);
    expect(library.readings.recordsOf(item().id)[1]!.text).toContain('先清西头');
    expect(library.ocr.confirmed(sha256).map(({ page }) => page)).not.toContain(2);
    expect(records().map(([kind]) => kind)).toEqual(['committeeMeeting', 'branchMeeting', 'committeeMeeting']);
    expect(() => readAgain(library, item().id, 9, how, clerk)).toThrow('not-found');
    expect(library.events.verifyChain()).toMatchObject({ intact: true });
  } finally {
    library.close();
  }
});

it('a photographed book: a record goes on over the photos after it, each original stays itself', async () => {
  const township = await bookTownship([], [
    minutesOn('2025年1月10日'), ['王建国：先清东头。', '李秀英：劳力由二组出。', ...minutesOn('2025年4月10日')], [], minutesOn('2025年2月10日'),
  ]);
  const { library, scheme } = township;
  try {
    const [book, ...others] = listBooks(library);
    expect(others).toEqual([]);
    expect(book).toMatchObject({ path: '东沟村/手机', pages: 4, files: 4 });
    const view = bookView(library, book!.itemId);
    expect(view.starts.map(({ page, at }) => [page, at > 0])).toEqual([[1, false], [2, true], [4, false]]);
    worker(township, book!.itemId)({ do: 'accept' }, { do: 'date', page: 2, at: view.starts[1]!.at, date: day('2025-04-10') }, { do: 'date', page: 4, at: 0, date: day('2025-02-10') });
    const items = library.items.list();
    expect(items.map(({ kind, date, attachedTo, pages }) => [kind, date, attachedTo?.path ?? null, pages])).toEqual([
      ['committeeMeeting', '2025-01-10', null, 1],
      ['committeeMeeting', '2025-04-10', null, 1],
      ['minuteBook', '2025-04-10', items[1]!.path, 1],
      ['committeeMeeting', '2025-02-10', null, 1],
    ]);
    expect(library.readings.recordsOf(items[0]!.id)[0]!.text).toContain('劳力由二组出');
    expect(library.readings.recordsOf(items[1]!.id)[0]!.text).not.toContain('劳力由二组出');
    const facts = townshipFacts(library, scheme, day('2026-01-15')).branches[0]!.records;
    expect(facts.map(({ date, book: place }) => [date, place?.page])).toEqual([['2025-02-10', 4], ['2025-04-10', 2], [null, 1]]);
    // What is confirmed on the second photo is kept with it, though it is said of the record that began on the first.
    confirmRecord(library, scheme, items[0]!.id, 0);
    expect(library.ocr.confirmed(items[1]!.sha256!).map(({ page, text }) => [page, text])).toEqual([[1, '王建国：先清东头。'], [1, '李秀英：劳力由二组出。']]);
    expect(townshipFacts(library, scheme, day('2026-01-15')).branches[0]!.records.find(({ book: place }) => place?.page === 1)).toMatchObject({ date: '2025-01-10', text: expect.stringContaining('劳力') as string });
    // Undivided again, every photo is its own.
    for (const { seq } of library.events.history('books', items[0]!.sha256!).toReversed()) undoEvent(library, scheme, seq, clerk);
    applyWaiting(library, scheme);
    expect(library.books.list()).toEqual([]);
    expect(library.readings.recordsOf(items[0]!.id)[0]!.text).not.toContain('劳力由二组出');
  } finally {
    library.close();
  }
});
