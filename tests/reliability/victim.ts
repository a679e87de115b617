import { once } from 'node:events';
import { kinds, type KindName } from './kinds.ts';

// The process that is killed: loads everything, waits for the word, works, and tells of each thing that is done.
const [name, place, round] = process.argv.slice(2) as [KindName, string, string];
process.stdout.write('loaded\n');
await once(process.stdin, 'data');
process.stdout.write('begun\n');
await kinds[name].work(place, Number(round), (what) => void process.stdout.write(`${what}\n`));
// Done before it was killed: waits for it.
process.stdout.write('ended\n');
setInterval(() => undefined, 1000);
