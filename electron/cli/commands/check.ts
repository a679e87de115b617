import { clock } from '../../backend/clock.ts';
import { libraryReport } from '../../backend/libraryReport.ts';
import { commandScheme } from '../../backend/commandScheme.ts';
import type { Command, ExitCode } from '../command.ts';
import { useDenseHeap } from '../denseHeap.ts';
import { openedLibrary } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';
import { findingLines } from '../summary.ts';

/** `danghe check --library <dir> [--as-of D] [--json]` */
export const checkCommand: Command = async (given, output) => {
  const options = readArguments(given, [0, 0], ['library', 'scheme', 'as-of']);
  useDenseHeap();
  return openedLibrary(options.required('library'), async (library): Promise<ExitCode> => {
    const { load } = await commandScheme(library, options.optional('scheme'));
    const report = await libraryReport(library, await load(), options.date('as-of') ?? clock.today());
    output.print(findingLines(report).join('\n'));
    const { asOf, findings, records, coverage, totals } = report;
    output.result({ asOf, findings, records, coverage, totals });
    return 0;
  });
};
