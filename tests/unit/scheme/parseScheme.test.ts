import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DangheError } from '../../../shared/model/errors.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';

const file = `${import.meta.dirname}/../../../resources/schemes/default.json`;
const json = () => JSON.parse(readFileSync(file, 'utf8')) as { categories: Record<string, unknown>[]; kinds: Record<string, unknown>[] };

function fault(change: (scheme: ReturnType<typeof json>) => void): { key: string; problem: string } {
  const scheme = json();
  change(scheme);
  try {
    parseScheme(scheme, '本县.json');
  } catch (error) {
    if (error instanceof DangheError && error.detail.code === 'resource-invalid' && error.detail.path === '本县.json') return error.detail;
    throw error;
  }
  throw new Error('no fault was found');
}

describe('the scheme that ships', () => {
  const scheme = parseScheme(json(), file);
  const index = schemeIndex(scheme);

  it('has eight categories, each with kinds, and every kind has titles and terms', () => {
    expect(scheme.categories.map(({ code }) => code)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08']);
    expect(scheme.categories.filter(({ code }) => index.kindsIn(code).length === 0)).toEqual([]);
    expect(scheme.kinds.filter(({ titles, terms }) => titles.length === 0 || terms.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('gives no title to two kinds but the one that may be either', () => {
    const owners = new Map<string, string>();
    const shared = scheme.kinds.flatMap(({ id, titles }) => titles.flatMap((title) => {
      const owner = owners.get(title);
      owners.set(title, id);
      return owner && owner !== id ? [`${title}: ${owner}, ${id}`] : [];
    }));
    expect(shared.toSorted()).toEqual(['支部会议: branchMeeting, committeeMeeting', '支部会议记录: branchMeeting, committeeMeeting'].toSorted());
  });

  it('looks kinds and categories up', () => {
    expect(index.kind('branchMeeting')).toMatchObject({ category: '04', role: 'meeting' });
    expect(index.kind('unknown')).toBeNull();
    expect(index.category('06')?.name).toBe('议事决策与公开');
  });
});

describe('a county’s scheme with a mistake', () => {
  it.each<[string, (scheme: ReturnType<typeof json>) => void, string, RegExp]>([
    ['a code twice', (scheme) => (scheme.categories[1]!['code'] = '01'), 'categories[1].code', /“01”重复/],
    ['a code of three digits', (scheme) => (scheme.categories[1]!['code'] = '001'), 'categories[1].code', /两位数字/],
    ['an empty name', (scheme) => (scheme.categories[0]!['name'] = ' '), 'categories[0].name', /不能为空/],
    ['a kind of no category', (scheme) => (scheme.kinds[3]!['category'] = '09'), 'kinds[3].category', /没有类别“09”/],
    ['an id twice', (scheme) => (scheme.kinds[3]!['id'] = scheme.kinds[0]!['id']), 'kinds[3].id', /重复/],
    ['a reference to no category', (scheme) => (scheme.kinds[0]!['alsoIn'] = ['77']), 'kinds[0].alsoIn[0]', /没有类别“77”/],
    ['a role of its own', (scheme) => (scheme.kinds[0]!['role'] = '会议'), 'kinds[0].role', /meeting/],
    ['a retention of its own', (scheme) => (scheme.kinds[0]!['retention'] = '5年'), 'kinds[0].retention', /永久/],
    ['a weight that is a word', (scheme) => (scheme.kinds[0]!['terms'] = [{ term: '成立', weight: '高' }]), 'kinds[0].terms[0].weight', /数字/],
    ['missing kinds', (scheme) => delete (scheme as Partial<typeof scheme>).kinds, 'kinds', /列表/],
    ['no kinds', (scheme) => (scheme.kinds = []), 'kinds', /至少/],
  ])('names file, key and fault: %s', (_, change, key, problem) => {
    const found = fault(change);
    expect(found.key).toBe(key);
    expect(found.problem).toMatch(problem);
  });

  it('refuses what is no object at all', () => {
    expect(() => parseScheme([], '本县.json')).toThrow(DangheError);
    expect(() => parseScheme(null, '本县.json')).toThrow(DangheError);
  });
});
