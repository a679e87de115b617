import { restoreFromBackup } from '../../backend/restoreFromBackup.ts';
import { isProtectedBackup } from '../../library/restoreLibrary.ts';
import type { Command } from '../command.ts';
import { givenSecret } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe restore <file> --library <dir> [--json]` */
export const restoreCommand: Command = async (given, output) => {
  const options = readArguments(given, [1, 1], ['library']);
  const library = options.required('library');
  const file = options.words[0]!;
  await restoreFromBackup(file, library, (await isProtectedBackup(file)) ? { secret: await givenSecret('备份时的档案库口令：') } : {});
  output.say(`已恢复到 ${library}（数据库、事件链和全部原件均已校验）。`);
  output.result({ library });
  return 0;
};
