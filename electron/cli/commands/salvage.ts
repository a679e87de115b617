import { salvageLibrary } from '../../backend/fixity/salvageLibrary.ts';
import type { Command } from '../command.ts';
import { secretOf } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe salvage <library> --out <dir> [--json]` */
export const salvageCommand: Command = async (given, output) => {
  const options = readArguments(given, [1, 1], ['out']);
  const out = options.required('out');
  const account = await salvageLibrary(options.words[0]!, out, { secret: await secretOf(options.words[0]!), onProgress: (done, total) => output.progress(`抢救原件 ${done}/${total}`, { stage: 'salvage', done, total }) });
  for (const line of account.lines) output.say(line);
  output.say(`读得出的内容在 ${out}，先看其中的“说明.txt”。原来的文件夹没有改动。`);
  output.result({ out, ...account });
  return 0;
};
