import { z } from 'zod';
import { DangheError } from '../model/errors.ts';

/** A piece of help text; drawn as it is, nothing in it is markup. */
export type HelpBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'keys'; readonly items: readonly { readonly keys: string; readonly does: string }[] };

export interface HelpTopic {
  readonly id: string;
  /** The address of the screen it belongs to; absent for general topics. */
  readonly page?: string | undefined;
  readonly title: string;
  /** Other words under which people look for it. */
  readonly words: readonly string[];
  readonly blocks: readonly HelpBlock[];
}

export interface Help {
  readonly topics: readonly HelpTopic[];
  /** The guide on paper: one entry a page. */
  readonly guide: readonly { readonly title: string; readonly sections: readonly { readonly heading: string; readonly blocks: readonly HelpBlock[] }[] }[];
}

const text = z.string().min(1);
const items = z.array(text).min(1);
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('steps'), items }),
  z.strictObject({ kind: z.literal('list'), items }),
  z.strictObject({ kind: z.literal('keys'), items: z.array(z.strictObject({ keys: text, does: text })).min(1) }),
]);
const shape = z.strictObject({
  topics: z.array(z.strictObject({ id: text, page: text.optional(), title: text, words: z.array(text), blocks: z.array(block).min(1) })).min(1),
  guide: z.array(z.strictObject({ title: text, sections: z.array(z.strictObject({ heading: text, blocks: z.array(block).min(1) })).min(1) })).length(2),
});

/** @throws DangheError `resource-invalid` naming the key and the fault */
export function parseHelp(data: unknown, file: string): Help {
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DangheError({ code: 'resource-invalid', path: file, key: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}

/** The topics that hold every word of a question, those that are called so first; all of them for an empty question. */
export function findTopics(topics: readonly HelpTopic[], question: string): readonly HelpTopic[] {
  const words = question.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return topics;
  return topics.filter((topic) => words.every((word) => textOf(topic).includes(word))).toSorted((a, b) => distance(a, words) - distance(b, words));
}

/** 0 where the question is what the topic is called, 1 where it is part of another of its names, 2 where it is in its text. */
function distance({ title, words: names }: HelpTopic, words: readonly string[]): number {
  if (words.every((word) => title.toLowerCase().includes(word) || names.includes(word))) return 0;
  return words.every((word) => names.some((name) => name.toLowerCase().includes(word))) ? 1 : 2;
}

function textOf({ title, words, blocks }: HelpTopic): string {
  const texts = blocks.flatMap((one) => (one.kind === 'text' ? [one.text] : one.kind === 'keys' ? one.items.map(({ keys, does }) => `${keys} ${does}`) : one.items));
  return [title, ...words, ...texts].join('\n').toLowerCase();
}
