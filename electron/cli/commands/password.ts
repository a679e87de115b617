import { clock } from '../../backend/clock.ts';
import { changePassword, renewRecoveryKey } from '../../library/protection/protectLibrary.ts';
import type { Command } from '../command.ts';
import { newLibraryPassword, secretOf } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe password --library <dir> [--recovery] [--json]`: a new password, or with `--recovery` a new recovery key. */
export const passwordCommand: Command = async (given, output) => {
  const options = readArguments(given, [0, 0], ['library'], ['recovery']);
  const folder = options.required('library');
  const secret = await secretOf(folder);
  const opening = { now: clock.now, ...(secret === undefined ? {} : { secret }) };
  if (options.has('recovery')) {
    const recoveryKey = await renewRecoveryKey(folder, opening);
    output.say(`新的恢复密钥（原来的已经无效）：\n\n  ${recoveryKey}\n`);
    output.result({ recoveryKey });
    return 0;
  }
  await changePassword(folder, opening, await newLibraryPassword());
  output.say('口令已更换。恢复密钥不变。');
  output.result({ passwordChanged: folder });
  return 0;
};
