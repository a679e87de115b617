import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleRegistry } from '../../shared/rules/registry.ts';

const root = join(import.meta.dirname, '..', 'fixtures', 'rules');
const folders = readdirSync(root);

/** The rule list itself says which codes there are: a new doubt without its three folders fails here. */
describe.each([...ruleRegistry.keys()].filter((code) => /^[DVB]/.test(code)))('%s', (code) => {
  it('has folders where it fires, does not, and where something innocent looks like it', () => {
    const own = folders.filter((name) => name.startsWith(`${code}_`));
    expect(own).not.toEqual([]);
    for (const name of own) {
      const expected = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) as { readonly rule: string; readonly fires: readonly { readonly rule: string }[] };
      expect(expected.rule).toBe(code);
      expect(expected.fires.filter(({ rule }) => rule === code)).not.toEqual([]);
      for (const set of ['fires', 'good', 'innocent']) expect(filesIn(join(root, name, set)), set).toBeGreaterThan(0);
    }
  });
});

function filesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
