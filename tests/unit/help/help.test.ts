import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findTopics, parseHelp } from '../../../shared/help/help.ts';

const file = 'resources/help/help.json';
const help = parseHelp(JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')), file);

it('finds topics by any word, those that bear it in the title first', () => {
  expect(findTopics(help.topics, '补录')[0]!.id).toBe('late');
  expect(findTopics(help.topics, '销号 佐证').map(({ id }) => id)).toContain('rectification');
  expect(findTopics(help.topics, '没有这个词')).toEqual([]);
  expect(findTopics(help.topics, ' ')).toHaveLength(help.topics.length);
});

it('refuses help without its two pages', () => {
  expect(() => parseHelp({ ...help, guide: help.guide.slice(0, 1) }, file)).toThrow();
});

it('never calls a doubt what the product does not', () => {
  expect(JSON.stringify(help)).not.toMatch(/造假|伪造|作弊/);
});
