import { clock } from '../../backend/clock.ts';
import { ensureFreeTarget } from '../../backend/ensureFreeTarget.ts';
import { exportLibrary } from '../../backend/exportLibrary.ts';
import { commandScheme } from '../../backend/commandScheme.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Command, ExitCode } from '../command.ts';
import { openedLibrary } from '../libraryAccess.ts';
import { runLine } from '../progressLines.ts';
import { useDenseHeap } from '../denseHeap.ts';
import { readArguments } from '../readArguments.ts';
import { mergedWanted } from '../mergedWanted.ts';
import { sealing } from '../sealing.ts';
import { reportSummary, sayReport } from '../summary.ts';

/** `danghe export --library <dir> --out <bundle> [--branch <name>]… [--year <yyyy>]… [--as-of D] [--digest sm3] [--encrypt] [--redact] [--merged-pdf]` */
export const exportCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [0, 0], ['library', 'out', 'branch', 'year', 'scheme', 'as-of', 'digest'], ['encrypt', 'redact', 'merged-pdf', 'password-stdin']);
  useDenseHeap();
  const out = options.required('out');
  const years = options.many('year').map((text) => {
    if (!/^\d{4}$/.test(text)) throw new DangheError({ code: 'usage', problem: `--year 应为四位年份，收到“${text}”` });
    return Number(text);
  });
  const digest = options.optional('digest');
  if (digest !== undefined && digest !== 'sm3') throw new DangheError({ code: 'usage', problem: `--digest 只能是 sm3，收到“${digest}”` });
  const merged = mergedWanted(options);
  const branches = options.many('branch');
  const password = options.has('encrypt') ? await sealing(out, options.has('password-stdin'), output) : undefined;
  await ensureFreeTarget(out, password === undefined ? 'folder' : 'file');
  return openedLibrary(options.required('library'), async (library): Promise<ExitCode> => {
    const unknown = branches.find((name) => !library.branches.get(name));
    if (unknown !== undefined) throw new DangheError({ code: 'not-found', what: `支部“${unknown}”（库中有：${library.branches.list().map(({ name }) => name).join('、')}）` });
    const { load } = await commandScheme(library, options.optional('scheme'));
    const { report } = await exportLibrary({
      library, scheme: await load(), out, asOf: options.date('as-of') ?? clock.today(), selection: { branches, years }, sm3: digest === 'sm3', redacted: options.has('redact'), merged, signal, ...(password === undefined ? {} : { password }),
      onProgress: ({ done, total }) => output.progress(runLine({ stage: 'export', done, total }), { stage: 'export', done, total }),
    });
    sayReport(report, output);
    output.say(`成果包：${out}`);
    output.result({ bundle: out, ...reportSummary(report) });
    return 0;
  });
};
