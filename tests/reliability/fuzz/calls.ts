import { z } from 'zod';
import { contract, type CallName } from '../../../shared/contract/contract.ts';
import { serveApp, type Answered } from '../served/servedApp.ts';
import { smallLibrary } from '../libraryKinds.ts';
import { checkSound } from '../soundLibrary.ts';
import type { Finding, FuzzArea } from './fuzzArea.ts';
import { anyInput, createWords } from './anyInput.ts';
import { anyValue, mutateJson } from './mutateJson.ts';
import { createRandom, type Random } from './random.ts';

/** An answer that does not come is a hang. */
const LIMIT_MILLISECONDS = 120_000;
/** Each makes a whole sample township; or gives the library a password that nobody knows afterwards. */
const leftOut: ReadonlySet<string> = new Set<CallName>(['library.openSample', 'library.removeSample', 'protection.protect', 'protection.unprotect', 'protection.changePassword', 'protection.renewRecoveryKey']);
/** What is no request at all; whoever speaks like that is cut off. */
const garbage = ['', '{', 'null', '[]', '{"id":1}', '{"id":-1,"call":"app.state","input":{}}', '{"id":"1","call":"app.state","input":{}}', '{"id":1,"call":7,"input":{}}', `{"id":1,"call":"${'x'.repeat(100)}","input":{}}`, '\u0000\uFFFF', '['.repeat(50_000)];

/** The contract over its real transport: any call with any input is answered, and neither the backend nor the library takes harm. */
export const fuzzCalls: FuzzArea = async ({ place, count, seed }) => {
  const library = await smallLibrary(place, 12);
  const app = await serveApp({ folder: place, library, cwd: process.cwd() });
  const findings: Finding[] = [];
  const names = (Object.keys(contract) as CallName[]).filter((name) => !leftOut.has(name));
  const words = createWords(place);
  let taken = 0;
  for (let number = 1; number <= count; number += 1) {
    const random = createRandom(seed * 1_000_003 + number);
    const call = random.pick(names);
    try {
      if (random.chance(0.01)) {
        app.sendRaw(random.pick(garbage));
        // Whether it was cut off or answered, the next visitor is served.
        await app.reconnect();
      }
      // Somebody works here, with a library open.
      if (number % 50 === 1) {
        await app.askAnything('app.setPerson', { person: '周玉兰' });
        await app.askAnything('library.open', { folder: library });
      }
      const answer = await within(app.askAnything(random.chance(0.01) ? anyValue(random) : call, inputOf(call, random, words)));
      if (answer === null) throw new Error('no answer');
      if ('result' in answer) taken += 1;
      else if (answer.error.code === 'internal') findings.push({ number, of: call, what: JSON.stringify(answer.error) });
      if (!app.isConnected()) await app.reconnect();
    } catch (error) {
      findings.push({ number, of: call, what: `${app.exit() ?? ''} ${error instanceof Error ? error.message : String(error)}` });
      break;
    }
  }
  if (app.exit() === null) {
    for (const job of await app.ask('job.list', {})) if (job.state === 'failed' && job.error?.code === 'internal') findings.push({ number: count, of: `job ${job.kind}`, what: JSON.stringify(job.error) });
    const { rss } = await app.memory();
    if (rss > MEMORY_BYTES) findings.push({ number: count, of: 'memory', what: `${rss} B` });
  }
  await app.close();
  await checkSound(library, []);
  return { inputs: count, taken, findings };
};

/** Of the backend's process, whatever it was asked. */
const MEMORY_BYTES = 1 << 30;

function inputOf(call: CallName, random: Random, words: readonly string[]): unknown {
  const schema = z.toJSONSchema(contract[call].input, { io: 'input', unrepresentable: 'any' });
  const input = anyInput(schema, random, words);
  return random.chance(0.3) ? mutateJson(input, random) : input;
}

async function within(answer: Promise<Answered>): Promise<Answered | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), LIMIT_MILLISECONDS)));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

