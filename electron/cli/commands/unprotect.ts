import { unprotectFolder } from '../../backend/protection/protectFolder.ts';
import type { Command } from '../command.ts';
import { secretOf } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe unprotect --library <dir> [--json]` */
export const unprotectCommand: Command = async (given, output) => {
  const folder = readArguments(given, [0, 0], ['library']).required('library');
  const secret = await secretOf(folder);
  await unprotectFolder(folder, secret, { actor: '命令行', onProgress: (done, total) => output.progress(`解除加密 ${done}/${total}`, { stage: 'unprotect', done, total }) });
  output.say('档案库不再加密，打开时不用口令。');
  output.result({ unprotected: folder });
  return 0;
};
