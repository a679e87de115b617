import { readFileSync } from 'node:fs';
import type { Random } from '../../../electron/sample/random.ts';
import { resourceFile } from '../../../electron/resources.ts';

/** What people say at meetings, without what is filled in. */
const sentences: readonly string[] = textsIn(JSON.parse(readFileSync(resourceFile('sample/phrases.json'), 'utf8'))).map((text) => text.replace(/\{[^}]*\}/g, '')).filter((text) => text.length >= 8);

/** Lines of running text, as a person fills a page. */
export function pageText(random: Random, lines: number, charactersOnLine: number): readonly string[] {
  let text = '';
  while (text.length < lines * charactersOnLine) text += `${random.pick(sentences)}${random.chance(0.5) ? '。' : '，'}`;
  return Array.from({ length: lines }, (_, index) => text.slice(index * charactersOnLine, (index + 1) * charactersOnLine));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
