import { expect, it } from 'vitest';
import { findPassage } from '../../../shared/presentation/findPassage.ts';

const text = '会议记录\n周永：先修北沟。\n先修北沟，再修南沟。';

it.each([
  ['where the rule says', { quote: '先修北沟', textStart: 14, textEnd: 18 }, '先修北沟'],
  ['a cut quotation in full', { quote: '先修北沟……', textStart: 14, textEnd: 23 }, '先修北沟，再修南沟'],
  ['the first place where the offsets are of another text', { quote: '先修北沟', textStart: 2, textEnd: 6 }, '先修北沟'],
  ['across a line break', { quote: '先修北沟。 先修北沟', textStart: undefined, textEnd: undefined }, '先修北沟。\n先修北沟'],
])('finds %s', (_, { quote, textStart, textEnd }, found) => {
  const place = findPassage(text, { quote, ...(textStart === undefined ? {} : { textStart }), ...(textEnd === undefined ? {} : { textEnd }) });
  expect(place && text.slice(place.start, place.end)).toBe(found);
});

it('says where the offsets are right, not the first of several', () => {
  expect(findPassage(text, { quote: '先修北沟', textStart: 14, textEnd: 18 })).toEqual({ start: 14, end: 18 });
});

it('finds nothing that is not there', () => {
  expect(findPassage(text, { quote: '创建时间 2025-12-19T11:38:20Z' })).toBeNull();
  expect(findPassage(text, { quote: '' })).toBeNull();
});
