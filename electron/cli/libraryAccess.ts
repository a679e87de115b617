import { DangheError } from '../../shared/model/errors.ts';
import { openExistingLibrary } from '../backend/openExistingLibrary.ts';
import { withLibrary } from '../backend/withLibrary.ts';
import { isProtected } from '../library/protection/protectLibrary.ts';
import type { Library } from '../library/library.ts';
import type { LibrarySecret } from '../library/protection/keyFile.ts';
import { askHidden } from './readPassword.ts';

/** Where scripts put the password of a protected library; an argument would stand in the list of processes. */
const LIBRARY_VARIABLE = 'DANGHE_LIBRARY_PASSWORD';

/** As `openExistingLibrary`, with the password of a protected library: the environment's, or asked for. */
export async function openedLibrary<Result>(folder: string, use: (library: Library) => Promise<Result>): Promise<Result> {
  return openExistingLibrary(folder, use, await secretOf(folder));
}

/** As `withLibrary`, with the password of a protected library. */
export async function madeLibrary<Result>(folder: string | undefined, use: (library: Library) => Promise<Result>): Promise<Result> {
  return withLibrary(folder, use, folder === undefined ? undefined : await secretOf(folder));
}

/** What opens a library; `undefined` where it has no password, or nobody can be asked. */
export async function secretOf(folder: string): Promise<LibrarySecret | undefined> {
  return (await isProtected(folder)) ? givenSecret('档案库口令：') : undefined;
}

/** A password or a recovery key: whoever types the key of nine groups means that. */
export async function givenSecret(question: string): Promise<LibrarySecret | undefined> {
  const given = process.env[LIBRARY_VARIABLE];
  const text = given !== undefined && given !== '' ? given : process.stdin.isTTY ? await askHidden(question) : undefined;
  if (text === undefined) return undefined;
  return { kind: recoveryKeyShape.test(text.trim()) ? 'recovery' : 'password', text };
}

const recoveryKeyShape = /^(?:[0-9A-Za-z]{4}-){8}[0-9A-Za-z]{4}$/;

/** Where scripts put a new password. */
const NEW_VARIABLE = 'DANGHE_NEW_LIBRARY_PASSWORD';

/** A new password, asked for twice. @throws DangheError `usage` where there is none, `password-refused` */
export async function newLibraryPassword(): Promise<string> {
  const given = process.env[NEW_VARIABLE];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) throw new DangheError({ code: 'usage', problem: `需要新口令：在终端中输入，或放在环境变量 ${NEW_VARIABLE} 中` });
  const password = await askHidden('新口令（至少 8 个字符）：');
  if ((await askHidden('再输一遍：')) !== password) throw new DangheError({ code: 'password-refused', problem: '两遍不一样。请重新运行。' });
  return password;
}
