import { join } from 'node:path';
import { clock } from '../../backend/clock.ts';
import { commandScheme } from '../../backend/commandScheme.ts';
import { fileLibrary } from '../../backend/fileLibrary.ts';
import { takeInAll } from '../../backend/handOver/takeInAll.ts';
import { removeTree } from '../../files/retry.ts';
import { errorMessage } from '../../../shared/messages/errorMessage.ts';
import type { DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { Command, ExitCode } from '../command.ts';
import { madeLibrary } from '../libraryAccess.ts';
import { runLine } from '../progressLines.ts';
import { readArguments } from '../readArguments.ts';
import { readPassword } from '../readPassword.ts';
import { warnOfClock } from '../warnOfClock.ts';

/** `danghe take-in <bundle|file|folder>… --library <dir> [--township <name>] [--password-stdin] [--json]` */
export const takeInCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [1, 1000], ['library', 'township', 'scheme'], ['password-stdin']);
  const [folder, township] = [options.required('library'), options.optional('township')];
  const fromInput = options.has('password-stdin') ? readPassword(true) : undefined;
  return madeLibrary(folder, async (library): Promise<ExitCode> => {
    warnOfClock(library, output);
    const scheme = await commandScheme(library, options.optional('scheme'));
    const workFolder = join(library.folder, '.take-in');
    const outcomes = await takeInAll({
      passwordOf: (path) => fromInput ?? readPassword(false, `${path} 的密码：`),
      library, paths: options.words, schemeFile: scheme.file, workFolder, signal,
      person: { actor: '命令行', now: clock.now, today: clock.today }, ...(township === undefined ? {} : { township }),
      onStep: (step) => output.progress(step, { stage: 'take-in', step }),
      onProgress: (progress) => output.progress(runLine({ stage: 'import', ...progress }), { stage: 'take-in', ...progress }),
    }).finally(() => removeTree(workFolder));
    fileLibrary(library, await scheme.load());
    for (const outcome of outcomes) output.say('taken' in outcome ? takenLine(outcome.path, outcome.taken) : `${outcome.path}：没有接收。${errorMessage(outcome.error)}`);
    output.result({ library: folder, sources: outcomes.map((outcome) => ('taken' in outcome ? outcome : { path: outcome.path, error: { code: outcome.error.code, message: errorMessage(outcome.error) } })) });
    return exitCode(outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : [])));
  });
};

function takenLine(path: string, { township, branches, files, already, events, entries, conflicts }: { readonly township?: string; readonly branches: readonly string[]; readonly files: number; readonly already: number; readonly events: number; readonly entries: number; readonly conflicts: readonly string[] }): string {
  const what = `${path}：已接收${township ?? branches.join('、')}，新增 ${files} 个文件，${already} 个已有；带入 ${entries} 条决定和台账，保留操作记录 ${events} 条。`;
  return [what, ...conflicts.map((line) => `  ${line}`)].join('\n');
}

/** What was taken in before is no failure; what `verify` refuses is told as `verify` tells it. */
function exitCode(errors: readonly DangheErrorDetail[]): ExitCode {
  const failures = errors.filter((error) => !(error.code === 'refused' && error.refusal.kind === 'already'));
  if (failures.length === 0) return 0;
  return failures.some(({ code }) => code === 'bundle-invalid' || code === 'backup-invalid' || code === 'sealed-damaged') ? 4 : 1;
}
