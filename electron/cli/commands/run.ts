import { clock } from '../../backend/clock.ts';
import { runToBundle } from '../../backend/runFolder.ts';
import type { Command } from '../command.ts';
import { runLine } from '../progressLines.ts';
import { readArguments } from '../readArguments.ts';
import { exitCodeOf, reportSummary, sayReport } from '../summary.ts';

/** `danghe run <folder> --out <bundle> [--library <dir>] [--scheme <file>] [--as-of D] [--ocr] [--json]` */
export const runCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [1, 1], ['out', 'library', 'scheme', 'as-of'], ['ocr']);
  const folder = options.words[0]!;
  const out = options.required('out');
  const library = options.optional('library');
  const schemeFile = options.optional('scheme');
  const report = await runToBundle({
    folder,
    out,
    ...(library === undefined ? {} : { library }),
    ...(schemeFile === undefined ? {} : { schemeFile }),
    asOf: options.date('as-of') ?? clock.today(),
    ocr: options.has('ocr'),
    signal,
    onProgress: (progress) => output.progress(runLine(progress), { ...progress }),
  });
  sayReport(report, output);
  output.say(`成果包：${out}`);
  output.result({ bundle: out, ...reportSummary(report) });
  return exitCodeOf(report);
};
