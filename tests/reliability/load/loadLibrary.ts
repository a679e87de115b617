import { filingKey, markFiled } from '../../../electron/backend/filingState.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { withLibrary } from '../../../electron/backend/withLibrary.ts';
import { minutesText } from '../../bench/minutesText.ts';
import { placement, reading, sha256Of } from '../../integration/library/readOutcome.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';

const BRANCHES = 60;
const YEARS = 20;
const FIRST_YEAR = 2006;
const BATCH = 500;

/** A filed library of so many minutes of a county: 60 branches, 20 years. Written by the program's own use cases, without files to read and without originals. */
export async function loadLibrary(folder: string, items: number): Promise<void> {
  await withLibrary(folder, async (library) => {
    const { id } = library.change('import', '负载', ({ sources }) => sources.ensure('/负载'));
    for (let start = 0; start < items; start += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, items - start) }, (_, index) => start + index);
      await library.importBatch(id, numbers.map((number) => {
        const text = minutesText(number);
        return { path: pathOf(number), bytes: text.length, mtimeMs: 0, sha256: sha256Of(text), original: null, parentPath: null, outcome: reading(text, undefined, dateOf(number)) };
      }));
      library.change('file', '负载', ({ filing }) => filing.place(id, numbers.map((number) => placement(pathOf(number), { branch: branchOf(number), year: yearOf(number), date: dateOf(number), title: minutesText(number).slice(0, 12) }))));
    }
    library.change('file', '负载', ({ numbers }) => numbers.settle());
    markFiled(library, await filingKey(defaultSchemeFile));
  });
}

export const oneBranch = branchOf(0);
export const oneYear = FIRST_YEAR;

function branchOf(number: number): string {
  return `第${number % BRANCHES}村党支部`;
}

function yearOf(number: number): number {
  return FIRST_YEAR + (Math.floor(number / BRANCHES) % YEARS);
}

function dateOf(number: number): CalendarDate {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${yearOf(number)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}` as CalendarDate;
}

function pathOf(number: number): string {
  return `第${number % BRANCHES}村/${yearOf(number)}/会议记录${number}.docx`;
}
