import { faultKinds, type FaultKindName } from './faultKinds.ts';
import { ownDisk } from './faultyDisk.ts';
import { walk, type Mode } from './walk.ts';

// The process whose disk fails; started by `faultWalk.ts`. Its answer is one line of JSON.
const [name, place, mode, every, first] = process.argv.slice(2) as [FaultKindName, string, Mode, string, string];
const kind = faultKinds[name];
await kind.prepare(place);
console.log(JSON.stringify(await walk(kind, place, ownDisk(), mode, { every: Number(every), first: Number(first) })));
