import { read, set_cptable, type WorkBook } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { ReadFailure } from '../readFailure.ts';

// Text of old xls files is in the code page of the computer that wrote it, GBK for most.
set_cptable(codePages);

/** Parses a workbook, `maxRows` rows of each sheet and one more. Throws `ReadFailure`: `encrypted`, `corrupt`. */
export function loadWorkbook(bytes: Uint8Array, maxRows: number): WorkBook {
  if (!isWorkbook(bytes)) throw new ReadFailure('corrupt');
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      sheetRows: maxRows + 1,
      // The number format beside each value, to tell dates whose look depends on the computer (`sheetTable`).
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      bookVBA: true,
    });
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw locked ? new ReadFailure('encrypted', '打开需要密码') : new ReadFailure('corrupt', undefined, { cause: error });
  }
}

/** ZIP, OLE or a bare BIFF stream of Excel 2 to 4. The library would take anything else for text and find cells in it. */
function isWorkbook(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf) || (first === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(second ?? -1));
}
