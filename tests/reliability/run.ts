// `npm run reliability [-- faults|fuzz|load|soak]`; without a word everything that is killed. The figures go into
// docs/reliability.md.
import { killsCommand } from './kills.ts';
import { readOptions, type Options } from './options.ts';

const commands: Readonly<Record<string, () => Promise<(options: Options) => Promise<void>>>> = {
  faults: async () => (await import('./disk/run.ts')).faultsCommand,
  fuzz: async () => (await import('./fuzz/run.ts')).fuzzCommand,
  load: async () => (await import('./load/run.ts')).loadCommand,
  soak: async () => (await import('./soak/run.ts')).soakCommand,
};

const [first = '', ...rest] = process.argv.slice(2);
const command = commands[first];
if (command) await (await command())(readOptions(rest));
else await killsCommand(readOptions(process.argv.slice(2)));
