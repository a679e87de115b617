import type { Random } from './random.ts';

const deep = (count: number) => '<w:p>'.repeat(count);
/** What XML, HTML, RTF, CSV and plain text are made to choke on. */
const pieces: readonly string[] = [
  '<', '>', '"', '&', ']]>', '<![CDATA[', '<!--', '-->', '&amp;', '&#0;', '&#x110000;', '&undefined;', '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>', '<?xml version="9"?>', '\u0000', '\uFEFF', '\uD800', '\u202E',
  '9'.repeat(400), '-1', '1e999', 'NaN', '{\\rtf1', '\\bin999999999 ', '{'.repeat(3000), '}'.repeat(50), deep(4000), 'ｘ'.repeat(5000), '\t'.repeat(3000), '\n'.repeat(5000), 'r="XFD1048576"', 'w:val="4294967296"', '2025年13月45日', '../../../../etc/passwd', 'file:///etc/passwd', '__proto__', 'constructor',
];

/** Text with pieces put in, taken out, doubled; tags and numbers exchanged. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let times = 1 + random.below(5); times > 0; times -= 1) mutated = random.pick(changes)(mutated, random);
  return mutated;
}

type Change = (text: string, random: Random) => string;

const changes: readonly Change[] = [
  (text, random) => insert(text, random.below(text.length + 1), random.pick(pieces)),
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + random.below(300));
  },
  (text, random) => {
    const [from, at] = [random.below(text.length + 1), random.below(text.length + 1)];
    return insert(text, at, text.slice(from, from + random.below(3000)));
  },
  // A number becomes another.
  (text, random) => replaceOne(text, /\d+/g, () => random.pick(['0', '-1', '65535', '65536', '2147483648', '4294967295', '99999999999999999999', '1.5', '']), random),
  // A tag loses its end, or another takes its place.
  (text, random) => {
    const tags = [...text.matchAll(/<[^<>]{1,200}>/g)];
    if (tags.length === 0) return text;
    return replaceOne(text, /<[^<>]{1,200}>/g, () => random.pick(['', random.pick(tags)[0], '<a:b c="d">']), random);
  },
  (text, random) => replaceOne(text, /"[^"<>]{0,200}"/g, () => `"${random.pick(pieces).replaceAll('"', '')}"`, random),
];

function insert(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

function replaceOne(text: string, pattern: RegExp, by: () => string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: was } = random.pick(found);
  return text.slice(0, index) + by() + text.slice(index + was.length);
}
