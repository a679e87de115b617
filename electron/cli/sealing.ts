import { DangheError } from '../../shared/model/errors.ts';
import type { Output } from './output.ts';
import { choosePassword } from './readPassword.ts';

/**
 * What `--encrypt` asks for: an output that is a zip file, and the password.
 *
 * @throws DangheError `usage`, `password-refused`
 */
export function sealing(out: string, fromInput: boolean, output: Output): Promise<string> {
  if (!/\.zip$/i.test(out)) throw new DangheError({ code: 'usage', problem: `加 --encrypt 时 --out 是一个 .zip 文件，收到“${out}”` });
  return choosePassword(fromInput, output);
}
