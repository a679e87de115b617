import type { Random } from './random.ts';

const values: readonly unknown[] = [null, true, 0, -1, 1e308, 1.5, '', 'x', '2025-02-30', '('.repeat(200), 'a'.repeat(20_000), '\u0000', '../..', [], {}, [[[[[]]]]], { __proto__: null, constructor: 1 }, Array.from({ length: 2000 }, () => 'x'), '(a+)+$', '\uD800'];

/** A copy of a JSON value with a few of its places taken out, doubled or given something else. */
export function mutateJson(json: unknown, random: Random): unknown {
  const copy = structuredClone(json);
  const root = { root: copy };
  for (let times = 1 + random.below(3); times > 0; times -= 1) damage(root, random);
  return root.root;
}

/** Any value, for a place that promises nothing. */
export function anyValue(random: Random): unknown {
  return structuredClone(random.pick(values));
}

function damage(root: { root: unknown }, random: Random): void {
  let holder: Record<string, unknown> = root;
  for (;;) {
    const keys: readonly string[] = Object.keys(holder);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const child = holder[key];
    if (typeof child === 'object' && child !== null && random.chance(0.85)) {
      holder = child as Record<string, unknown>;
      continue;
    }
    const list: unknown = holder;
    const choice = random.below(4);
    if (choice === 0 && holder !== root) Reflect.deleteProperty(holder, key);
    else if (choice === 1 && Array.isArray(list)) list.push(structuredClone(child));
    else if (choice === 2) holder[random.pick(['extra', '__proto__', 'toString', `${key} `])] = anyValue(random);
    else holder[key] = anyValue(random);
    return;
  }
}
