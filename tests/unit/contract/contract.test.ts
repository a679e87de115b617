import { describe, expect, test } from 'vitest';
import { handlers } from '../../../electron/backend/app/allHandlers.ts';
import { contract } from '../../../shared/contract/contract.ts';

describe('the contract', () => {
  test('has a handler and a parser for each call, and none besides', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
    for (const [name, call] of Object.entries(contract)) {
      expect(typeof handlers[name as keyof typeof handlers], name).toBe('function');
      expect(['read', 'change'], name).toContain(call.effect);
    }
  });

  test('takes nothing that is not declared: every input is a closed object', () => {
    for (const [name, { input }] of Object.entries(contract)) {
      for (const wrong of [undefined, null, 1, 'text', []]) expect(input.safeParse(wrong).success, `${name} ${String(wrong)}`).toBe(false);
      const issues = input.safeParse({ notDeclared: 1 }).error?.issues ?? [];
      expect(issues.some(({ code }) => code === 'unrecognized_keys' || code === 'invalid_union'), name).toBe(true);
    }
  });
});
