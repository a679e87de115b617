import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from '../../../shared/archive/canonicalJson.ts';
import { chainHash, chainLine, chainStart, verifyChain, type LibraryEvent } from '../../../shared/archive/eventChain.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function chainOf(count: number): string[] {
  let previous = chainStart;
  return Array.from({ length: count }, (_, index) => {
    const event: LibraryEvent = { seq: index + 1, at: '2026-01-15T08:00:00.000Z', actor: '李明', action: 'import-batch', what: '柳林乡', before: null, after: { items: { [`1:东沟/${index}.docx`]: { status: 'filed' } } } };
    const hash = chainHash(event, previous, sha256);
    const line = chainLine({ ...event, previous, hash });
    previous = hash;
    return line;
  });
}

describe('canonicalJson', () => {
  it('does not depend on the order of keys and reads back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as JsonValue);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
    expect(canonicalJson({ b: 1, a: [true, null, '“档”'], '€': 1, '\r': 2, __proto__: 3 })).toBe('{"\\r":2,"a":[true,null,"“档”"],"b":1,"€":1}');
  });

  it('refuses numbers that JSON cannot write', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
  });
});

describe('event chain', () => {
  it('is made as it is documented, so that any program can check it', () => {
    const [line] = chainOf(1);
    const hashed = '{"action":"import-batch","actor":"李明","after":{"items":{"1:东沟/0.docx":{"status":"filed"}}},"at":"2026-01-15T08:00:00.000Z","before":null,"seq":1,"what":"柳林乡"}';
    const hash = sha256(`${'0'.repeat(64)}\n${hashed}`);
    expect(line).toBe(hashed.replace(',"seq"', `,"hash":"${hash}","previous":"${'0'.repeat(64)}","seq"`));
  });

  it('accepts what was written, empty lines passed over', () => {
    const lines = chainOf(3);
    const { hash } = JSON.parse(lines[2]!) as { hash: string };
    expect(verifyChain([...lines, ''], sha256)).toEqual({ intact: true, count: 3, head: hash });
    expect(verifyChain([], sha256)).toEqual({ intact: true, count: 0, head: chainStart });
  });

  it('finds an event that was altered, left out, moved, added or written otherwise', () => {
    const [first, second, third] = chainOf(3) as [string, string, string];
    const check = (...lines: string[]) => {
      const result = verifyChain(lines, sha256);
      return result.intact ? 'intact' : `${result.seq} ${result.problem}`;
    };
    expect([
      check(first, second.replace('filed', 'skipped'), third),
      check(first, third),
      check(second, first, third),
      check(first, first),
      check(first, `${second.slice(0, 1)} ${second.slice(1)}`, third),
      check(first, second.slice(0, -1), third),
      check(first, second.replace(/"previous":"./, '"previous":"x'), third),
      check(first, '{"seq":2}'),
      check(first, second.replace('"seq":2', '"extra":1,"seq":2'), third),
    ]).toEqual(['2 wrong-hash', '2 wrong-sequence', '1 wrong-sequence', '2 wrong-sequence', '2 not-canonical', '2 not-json', '2 wrong-previous', '2 not-json', '2 not-canonical']);
  });
});
