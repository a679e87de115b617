import { openExistingLibrary } from '../../backend/openExistingLibrary.ts';
import { protectFolder } from '../../backend/protection/protectFolder.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Command } from '../command.ts';
import { newLibraryPassword, secretOf } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe protect --library <dir> [--json]`: encrypts a library; one that was cut short is brought to its end. */
export const protectCommand: Command = async (given, output) => {
  const folder = readArguments(given, [0, 0], ['library']).required('library');
  const secret = await secretOf(folder);
  if (secret) {
    // It has its keys: opening it ends what is left to do.
    await openExistingLibrary(folder, () => Promise.resolve(), secret);
    throw new DangheError({ code: 'already-protected', path: folder });
  }
  await protectFolder(folder, await newLibraryPassword(), {
    actor: '命令行',
    onRecoveryKey(recoveryKey) {
      output.say(`恢复密钥（抄下或打印，与电脑分开存放；忘记口令时只有它能打开）：\n\n  ${recoveryKey}\n`);
      output.result({ recoveryKey });
    },
    onProgress: (done, total) => output.progress(`加密 ${done}/${total}`, { stage: 'protect', done, total }),
  });
  output.say('档案库已加密。以前的备份仍是未加密的，请重新备份并妥善处理旧备份。');
  output.result({ protected: folder });
  return 0;
};
