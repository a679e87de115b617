import { clock } from '../../backend/clock.ts';
import { runToBundle } from '../../backend/runFolder.ts';
import type { Command } from '../command.ts';
import { secretOf } from '../libraryAccess.ts';
import { mergedWanted } from '../mergedWanted.ts';
import { runLine } from '../progressLines.ts';
import { useDenseHeap } from '../denseHeap.ts';
import { readArguments } from '../readArguments.ts';
import { sealing } from '../sealing.ts';
import { exitCodeOf, reportSummary, sayReport } from '../summary.ts';

/** `danghe run <folder> --out <bundle> [--library <dir>] [--scheme <file>] [--as-of D] [--ocr] [--encrypt] [--redact] [--merged-pdf] [--json]` */
export const runCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [1, 1], ['out', 'library', 'scheme', 'as-of'], ['ocr', 'encrypt', 'redact', 'merged-pdf', 'password-stdin']);
  useDenseHeap();
  const folder = options.words[0]!;
  const out = options.required('out');
  const library = options.optional('library');
  const schemeFile = options.optional('scheme');
  const merged = mergedWanted(options);
  const password = options.has('encrypt') ? await sealing(out, options.has('password-stdin'), output) : undefined;
  const secret = library === undefined ? undefined : await secretOf(library);
  const report = await runToBundle({
    folder,
    out,
    ...(library === undefined ? {} : { library }),
    ...(secret === undefined ? {} : { secret }),
    ...(schemeFile === undefined ? {} : { schemeFile }),
    asOf: options.date('as-of') ?? clock.today(),
    ocr: options.has('ocr'),
    redacted: options.has('redact'),
    merged,
    ...(password === undefined ? {} : { password }),
    signal,
    onProgress: (progress) => output.progress(runLine(progress), { ...progress }),
  });
  sayReport(report, output);
  output.say(`成果包：${out}`);
  output.result({ bundle: out, ...reportSummary(report) });
  return exitCodeOf(report);
};
