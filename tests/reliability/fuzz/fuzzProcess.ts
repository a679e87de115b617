import { fuzzAreas, type FuzzAreaName } from './fuzzAreas.ts';

// The process that is fed with damaged input, watched from outside; started by `fuzz.ts`. Its answer is one line of JSON.
const [name, place, count, seed] = process.argv.slice(2) as [FuzzAreaName, string, string, string];
console.log(JSON.stringify(await fuzzAreas[name]({ place, count: Number(count), seed: Number(seed) })));
