import { describe, expect, it } from 'vitest';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import { foldForm } from '../../../shared/vocabulary/foldedCharacters.ts';
import { rulebook, shippedResources } from '../rules/township.ts';

const { terms, expired } = rulebook.datedVocabulary;

describe('the shipped vocabulary', () => {
  it('is as large as promised', () => {
    expect(terms.length).toBeGreaterThanOrEqual(150);
    expect(expired.length).toBeGreaterThanOrEqual(25);
  });
  it.each([['dated', terms], ['expired', expired]] as const)('%s: ids and forms are unique, no form is short', (_, list) => {
    const forms = list.flatMap((term) => term.forms.map(foldForm));
    expect(new Set(forms).size).toBe(forms.length);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    const short = list.filter((term) => term.forms.some((form) => foldForm(form).length < 3));
    expect(short.filter((term) => term.kind !== 'weak')).toEqual([]);
  });
  it('dates exist and stand in order', () => {
    for (const term of terms) {
      expect(parseCalendarDate(term.firstPublic.day), term.id).not.toBeNull();
      expect(term.firstPublic.day >= '2011-01-01' && term.firstPublic.day <= '2026-12-31', term.id).toBe(true);
      if (term.eventFrom && term.eventTo) expect(term.eventFrom <= term.eventTo, term.id).toBe(true);
      if (term.eventTo) expect(term.firstPublic.day <= term.eventTo, term.id).toBe(true);
      if (term.effective) expect(term.firstPublic.day <= term.effective, term.id).toBe(true);
    }
    for (const term of expired) expect(parseCalendarDate(term.until), term.id).not.toBeNull();
  });
  it('says where each date comes from, and how far it was checked', () => {
    for (const { id, source, verified } of [...terms, ...expired]) {
      if (verified) expect(source, id).toMatch(/https?:\/\/|已核对/);
      else expect(source, id).toMatch(/核对|待核|公布|提前|会议公布|设计建议|https?:\/\//);
    }
  });
  it('what is only roughly known never counts as strong', () => {
    expect(terms.filter(({ approximate, kind }) => approximate && kind === 'strong').map(({ id }) => id)).toEqual([]);
  });
  it('states the year of a yearly document or revision no later than its day', () => {
    for (const term of terms) for (const form of term.forms) {
      const year = /(20\d{2})年(?:中央|修订|版|《|宪法)/.exec(form)?.[1];
      if (year) expect(term.firstPublic.day.slice(0, 4), `${term.id} ${form}`).toBe(year);
    }
  });
});

describe('local additions', () => {
  const base = { content: 'dated-terms', edition: '本县', source: '本县', layer: 'local' };
  const local = (terms: unknown[], more: object = {}) => ({ ...shippedResources(), 'vocabulary/county.json': { ...base, ...more, terms } });
  const own = { id: 'own-campaign', forms: ['清风行动二〇二五'], firstPublic: '2025-03', kind: 'strong', source: '县委通知', verified: true };

  it('adds, replaces and drops by id', () => {
    const { datedVocabulary } = parseRulebook(local([own, { ...own, id: 'civil-code', forms: ['民法典'], firstPublic: '2020-06-01' }], { without: ['health-code'] }));
    expect(datedVocabulary.terms).toHaveLength(terms.length);
    expect(datedVocabulary.terms.find(({ id }) => id === 'own-campaign')?.firstPublic).toEqual({ day: '2025-03-01', precision: 'month' });
    expect(datedVocabulary.terms.find(({ id }) => id === 'civil-code')?.firstPublic.day).toBe('2020-06-01');
    expect(datedVocabulary.terms.some(({ id }) => id === 'health-code')).toBe(false);
  });
  it.each([
    ['terms[0].firstPublic', [{ ...own, firstPublic: '2025-02-30' }]],
    ['terms[0].firstPublic', [{ ...own, firstPublic: '2025年3月' }]],
    ['terms[0].kind', [{ ...own, kind: 'sure' }]],
    ['terms[0].source', [{ ...own, source: ' ' }]],
    ['terms[0].forms', [{ ...own, forms: [] }]],
    ['terms[0].eventTo', [{ ...own, eventFrom: '2025-05-01', eventTo: '2025-04-01' }]],
    ['terms[1].id', [own, { ...own, forms: ['另一种写法'] }]],
    ['terms[0].forms[0]', [{ ...own, forms: ['“民法典”'] }]],
  ])('names the file and %s', (key, entries) => {
    const parse = () => parseRulebook(local(entries));
    expect(parse).toThrow(DangheError);
    try {
      parse();
    } catch (error) {
      expect((error as DangheError).detail).toMatchObject({ code: 'resource-invalid', path: 'vocabulary/county.json', key });
    }
  });
});
