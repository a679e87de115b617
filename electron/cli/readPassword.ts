import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { DangheError } from '../../shared/model/errors.ts';
import { passwordHint } from '../../shared/presentation/bundlePassword.ts';
import type { Output } from './output.ts';

/** Where scripts put it; an argument would stand in the list of processes and in the shell's history. */
const VARIABLE = 'DANGHE_PASSWORD';

/**
 * The password of an encrypted bundle: the environment's, the first line of the input with `--password-stdin`, or asked
 * for without showing it. `undefined` where there is none of these.
 */
export async function readPassword(fromInput: boolean, question = '密码：'): Promise<string | undefined> {
  if (fromInput) return firstLine();
  const given = process.env[VARIABLE];
  if (given !== undefined && given !== '') return given;
  return process.stdin.isTTY ? askHidden(question) : undefined;
}

/**
 * A password for a new bundle, asked for twice and judged; a weak one is told and taken.
 *
 * @throws DangheError `usage` where there is none, `password-refused`
 */
export async function choosePassword(fromInput: boolean, output: Output): Promise<string> {
  const password = await readPassword(fromInput, '为成果包设一个密码：');
  if (password === undefined) throw new DangheError({ code: 'usage', problem: `--encrypt 需要密码：在终端中输入，或放在环境变量 ${VARIABLE} 中，或加 --password-stdin` });
  const { level, text } = passwordHint(password);
  if (level === 'refused') throw new DangheError({ code: 'password-refused', problem: text });
  const asked = !fromInput && !process.env[VARIABLE];
  if (asked && (await askHidden('再输一遍：')) !== password) throw new DangheError({ code: 'password-refused', problem: '两遍不一样。请重新运行。' });
  output.say(`密码强度：${text}`);
  return password;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}

/** Asks on the terminal; what is typed is not shown. */
export async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_, __, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
