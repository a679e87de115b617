import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resourceFile } from '../../../electron/resources.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import { rulebook, shippedResources } from '../rules/township.ts';

const { edition, pending, limits, papers } = rulebook.development;

describe('the shipped data', () => {
  it('holds the 25 steps and the two between them, in order', () => {
    expect(edition.steps.map(({ id }) => id).join(' ')).toBe('1 2 3 4 5 6 7 8 9 10 11 12 13 13a 14 15 16 17 18 19 20 21 22 22a 23 24 25');
  });

  it('knows the 2026 edition by name and day only', () => {
    expect(pending.map(({ from, status, steps, limits: none }) => [from, status, steps.length, none.length])).toEqual([['2026-05-18', '待录入', 0, 0]]);
  });

  it('leaves the local pack switched off', () => {
    expect(limits.filter(({ force }) => force === 'local')).toEqual([]);
  });

  it('names only kinds of paper that titles or the scheme can give', () => {
    const scheme = JSON.parse(readFileSync(resourceFile('schemes/default.json'), 'utf8')) as { kinds: { id: string }[] };
    const known = new Set([...papers.map(({ id }) => id), ...scheme.kinds.map(({ id }) => id), 'membershipFormResolution', 'membershipFormApproval', 'membershipFormConversion', 'membershipFormConversionApproval', 'committeeReview', 'conversionReview']);
    expect(edition.steps.flatMap(({ materials }) => materials.flatMap((material) => material.papers)).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('a mistake in the data', () => {
  interface Json { steps: { id: string; after: string[] }[]; limits: { to: string }[]; status: string }
  it.each([
    ['a step listed twice', 'steps[1].id', (json: Json) => void (json.steps[1]!.id = '1')],
    ['a step after one that comes later', 'steps[1].after', (json: Json) => void (json.steps[1]!.after = ['9'])],
    ['a limit of an unknown step', 'limits[0]', (json: Json) => void (json.limits[0]!.to = '24a')],
    ['a number that is no step', 'limits[0].to', (json: Json) => void (json.limits[0]!.to = '40')],
    ['an unknown state', 'status', (json: Json) => void (json.status = '草稿')],
  ])('names file and key of %s', (_, key, spoil) => {
    const files = shippedResources();
    const json = structuredClone(files['rules/development-2014.json']) as Json;
    spoil(json);
    let fault: unknown;
    try {
      parseRulebook({ ...files, 'rules/development-2014.json': json });
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(DangheError);
    expect((fault as DangheError).detail).toMatchObject({ code: 'resource-invalid', path: 'rules/development-2014.json', key });
  });
});
