import { join } from 'node:path';
import type { Random } from './random.ts';

/** As much of a JSON schema as the contract's inputs come to. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: unknown;
}

/** Words that some call may know, and some that none should choke on. All paths lie below the place. */
export function createWords(place: string): readonly string[] {
  return [
    '', ' ', 'x', '东沟村党支部', '西沟村党支部', '2025-03-05', '2025-02-30', '04', '01', 'branchMeeting', '周玉兰', '换届', '"', '*', 'NEAR(', "' OR 1=1 --", '%', '\u0000', '\uD800', '\u202E', 'A'.repeat(5000), '__proto__', 'finding', 'Q01', 'standards/example.json', 'vocabulary/dated-terms.json', 'schemes/default.json',
    place, join(place, 'source'), join(place, 'base'), join(place, 'new'), join(place, 'out'), join(place, 'out.zip'), join(place, 'out.xlsx'), join(place, 'source', '东沟村', '2025年'), join(place, 'none', 'none'), join(place, 'base', 'library.sqlite'), 'relative', '../x', 'a/../../b', 'con', 'a\u0000b',
  ];
}

/** An input that mostly fits its schema. */
export function anyInput(given: unknown, random: Random, words: readonly string[], depth = 0): unknown {
  const schema = given as Schema;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return anyInput(random.pick(choices), random, words, depth);
  const type = Array.isArray(schema.type) ? (random.pick(schema.type) as string) : (schema.type as string | undefined);
  switch (type) {
    case 'object': {
      const required = new Set(schema.required);
      return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || random.chance(0.5)).map(([name, of]) => [name, anyInput(of, random, words, depth + 1)]));
    }
    case 'array':
      return Array.from({ length: random.pick([0, 1, 1, 2, 3, 40]) }, () => anyInput(schema.items ?? {}, random, words, depth + 1));
    case 'integer':
      return random.pick([1, 2, 3, 5, 12, 2025, 0, -1, 100, schema.minimum ?? 7, schema.maximum ?? 2 ** 31, Number.MAX_SAFE_INTEGER]);
    case 'number':
      return random.pick([0, 1, 0.5, 12, -1, 1e300]);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'string':
      return random.pick(words).slice(0, schema.maxLength);
    default:
      return depth > 4 ? null : random.pick<unknown>([null, 1, random.pick(words), [], {}]);
  }
}
