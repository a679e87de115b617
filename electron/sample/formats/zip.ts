import { zipSync, type Zippable } from 'fflate';

/** Entry times that Office programs write instead of the real one; local calendar parts, as DOS times are. */
const entryTimes = {
  word: new Date(1980, 0, 1, 0, 0, 0),
  wps: new Date(2012, 6, 2, 9, 52, 14),
} as const;

/** A zip whose bytes depend only on its entries: fixed times, order as given, deflate. `stored` names go in unpacked. */
export function zip(entries: readonly (readonly [string, Uint8Array | string])[], options: { readonly time: keyof typeof entryTimes; readonly stored?: readonly string[] }): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of entries) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    files[name] = [bytes, { level: options.stored?.includes(name) ? 0 : 6, mtime: entryTimes[options.time] }];
  }
  return zipSync(files);
}

/** Escapes text for XML content and attributes. */
export function xml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
}
