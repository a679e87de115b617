import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { jsonParts } from '../../../electron/exports/verify/jsonParts.ts';

const folder = mkdtempSync(join(tmpdir(), 'danghe-json-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The object put together again from its parts. */
function read(text: string): Readonly<Record<string, unknown>> {
  const file = join(folder, 'object.json');
  writeFileSync(file, text);
  const whole: Record<string, unknown> = {};
  for (const { key, element, value } of jsonParts(file)) {
    if (element === null) Object.defineProperty(whole, key, { value, enumerable: true });
    else {
      const list = whole[key] as unknown[];
      expect(list).toHaveLength(element);
      list.push(value);
    }
  }
  return whole;
}

describe('jsonParts', () => {
  it('gives what JSON.parse gives, however the object is spaced', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__'), fc.jsonValue({ noUnicodeString: false })), fc.constantFrom(undefined, 1, '\t', ' \n '), (object, space) => {
        const text = JSON.stringify(object, null, space);
        expect(read(` ${text}\r\n`)).toEqual(JSON.parse(text));
      }),
      { numRuns: 30 },
    );
  });

  it('puts values together that are longer than what is read at once', () => {
    const long = '支部“党员大会”\\"{[,]}'.repeat(90_000);
    const object = { schema: 'x', items: [{ text: long }, long, 1, null], more: { long } };
    expect(read(JSON.stringify(object))).toEqual(object);
  });

  it.each(['', '[]', '1', '{', '{"a"}', '{"a":}', '{"a":1,}', '{"a":1 "b":2}', '{"a":[1,]}', '{"a":[1 2]}', '{"a":[1}', '{"a":[1]', '{"a":1}}', '{"a":1}{}', '{a:1}', '{"a":1,"a":2}', '{"a":"x}', '{"a":{]}', '{"a":tru}', '{"a":"\\'])('refuses %j', (text) => {
    expect(() => read(text)).toThrow(SyntaxError);
  });
});
