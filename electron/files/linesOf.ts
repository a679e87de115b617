import { StringDecoder } from 'node:string_decoder';
import { keptChunksSync, type KeptFile } from './keptFile.ts';

/** The lines of a file one after another, without holding the file in memory. */
export function* linesOf(kept: KeptFile): Generator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (const chunk of keptChunksSync(kept)) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.end();
}
