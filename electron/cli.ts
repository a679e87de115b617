import { enableCompileCache } from 'node:module';
import { DangheError } from '../shared/model/errors.ts';
import { commands } from './cli/commands.ts';
import { createOutput } from './cli/output.ts';
import { usageText } from './cli/usage.ts';

// The command line: chooses a command, prints, sets the exit code (interface.md). 0 done, 1 failed, 2 wrong usage,
// 3 done but some files could not be read, 4 a bundle that does not verify.
enableCompileCache();
const [name = '', ...rest] = process.argv.slice(2);
const output = createOutput(rest.includes('--json'));

if (name === '' || name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
  process.stdout.write(usageText);
  process.exitCode = name === '' ? 2 : 0;
} else {
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  process.once('SIGTERM', () => cancel.abort());
  try {
    const load = commands[name];
    if (!load) throw new DangheError({ code: 'usage', problem: `没有“${name}”这个命令` });
    const command = await load();
    process.exitCode = await command(rest, output, cancel.signal);
  } catch (error) {
    output.fail(error);
    process.exitCode = error instanceof DangheError && error.detail.code === 'usage' ? 2 : 1;
  }
}
