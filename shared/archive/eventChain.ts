import { canonicalJson, type JsonObject, type JsonValue } from './canonicalJson.ts';

/** One thing that happened to the library: who, when, what, how it was before and is after. */
export interface LibraryEvent {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly actor: string;
  /** What was done, a glossary word: `import-batch`, `decide-item`, … */
  readonly action: string;
  /** What it was done to, in words that a person recognises. */
  readonly what: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** An event with its link: `hash` covers the event and the hash before it. */
export interface ChainedEvent extends LibraryEvent {
  /** The hash of the event before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** An event as a list shows it, without what it noted. */
export interface EventLine extends Pick<ChainedEvent, 'seq' | 'at' | 'actor' | 'action' | 'what' | 'hash'> {
  /** Whether an undo may be tried: only what people changed by hand. */
  readonly undoable: boolean;
}

/** SHA-256 of a text's UTF-8 bytes as 64 lower-case hexadecimal digits. */
export type TextHash = (text: string) => string;

export type ChainCheck =
  | { readonly intact: true; readonly count: number; readonly head: string }
  /** `seq` is the first event that does not follow from the ones before it. */
  | { readonly intact: false; readonly count: number; readonly seq: number; readonly problem: ChainProblem };

type ChainProblem = 'not-json' | 'not-canonical' | 'wrong-sequence' | 'wrong-previous' | 'wrong-hash';

/** Stands before the first event. */
export const chainStart = '0'.repeat(64);

/**
 * The hash of an event:
 * `SHA-256( previous hash, 64 hex digits ∥ LF ∥ canonical JSON of {action, actor, after, at, before, seq, what} )`,
 * the text taken as UTF-8, canonical JSON as in RFC 8785, the result in lower-case hex. `previous` and `hash` themselves
 * are not members of the object that is hashed.
 */
export function chainHash(event: LibraryEvent, previous: string, hashOf: TextHash): string {
  const { seq, at, actor, action, what, before, after } = event;
  return hashOf(`${previous}\n${canonicalJson({ seq, at, actor, action, what, before, after })}`);
}

/** One line of `events.jsonl`, without the line feed: the canonical JSON of the event with `previous` and `hash`. */
export function chainLine(event: ChainedEvent): string {
  const { seq, at, actor, action, what, before, after, previous, hash } = event;
  return canonicalJson({ seq, at, actor, action, what, before, after, previous, hash });
}

/** An event with `before` and `after` as the canonical JSON that they were kept as. */
export interface KeptEvent extends Omit<ChainedEvent, 'before' | 'after'> {
  readonly before: string;
  readonly after: string;
}

/** The same line as `chainLine` gives, put together from kept texts: one event may note a whole import, and reading it again would take ten times its length. */
export function keptChainLine({ seq, at, actor, action, what, before, after, previous, hash }: KeptEvent): string {
  const text = (value: string) => JSON.stringify(value);
  return `{"action":${text(action)},"actor":${text(actor)},"after":${after},"at":${text(at)},"before":${before},"hash":${text(hash)},"previous":${text(previous)},"seq":${seq},"what":${text(what)}}`;
}

/** Checks the lines of an `events.jsonl` from the first to the last; empty lines are passed over. */
export function verifyChain(lines: Iterable<string>, hashOf: TextHash): ChainCheck {
  let head = chainStart;
  let count = 0;
  for (const line of lines) {
    if (line === '') continue;
    const seq = count + 1;
    const event = parseEvent(line);
    if (!event) return { intact: false, count, seq, problem: 'not-json' };
    if (event.seq !== seq) return { intact: false, count, seq, problem: 'wrong-sequence' };
    if (event.previous !== head) return { intact: false, count, seq, problem: 'wrong-previous' };
    if (event.hash !== chainHash(event, head, hashOf)) return { intact: false, count, seq, problem: 'wrong-hash' };
    if (chainLine(event) !== line) return { intact: false, count, seq, problem: 'not-canonical' };
    head = event.hash;
    count = seq;
  }
  return { intact: true, count, head };
}

function parseEvent(line: string): ChainedEvent | null {
  let value: JsonValue;
  try {
    value = JSON.parse(line) as JsonValue;
  } catch {
    return null;
  }
  return isEvent(value) ? (value as unknown as ChainedEvent) : null;
}

function isEvent(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const event = value as JsonObject;
  const texts = ['at', 'actor', 'action', 'what', 'previous', 'hash'];
  return typeof event['seq'] === 'number' && texts.every((key) => typeof event[key] === 'string') && 'before' in event && 'after' in event;
}
