import type { Command } from '../command.ts';
import { openedLibrary } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe backup --library <dir> --out <file> [--json]` */
export const backupCommand: Command = async (given, output) => {
  const options = readArguments(given, [0, 0], ['library', 'out']);
  const out = options.required('out');
  await openedLibrary(options.required('library'), (library) => library.backup(out));
  output.say(`已备份到 ${out}（含全部原件，已逐件校验）。`);
  output.result({ backup: out });
  return 0;
};
