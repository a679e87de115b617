import { attribute, scanXml } from '../xml/scanXml.ts';
import { wordNamespaces } from './wordNamespaces.ts';

/** Heading level (1 …) of each paragraph style that is one: by its outline level, its name, or the style it is based on. */
export function readStyles(xml: string): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const bases = new Map<string, string>();
  let style = '';
  scanXml(xml, wordNamespaces, {
    open: (name, attributes) => {
      if (name === 'w:style') {
        style = attribute(attributes, 'type') === 'paragraph' ? (attribute(attributes, 'styleId') ?? '') : '';
      } else if (style === '') {
        return;
      } else if (name === 'w:name') {
        const level = levelOfName(attribute(attributes, 'val') ?? '');
        if (level > 0) levels.set(style, level);
      } else if (name === 'w:basedOn') {
        bases.set(style, attribute(attributes, 'val') ?? '');
      } else if (name === 'w:outlineLvl') {
        const level = Number(attribute(attributes, 'val'));
        levels.set(style, level < 9 ? level + 1 : 0);
      }
    },
    close: (name) => {
      if (name === 'w:style') style = '';
    },
    text: () => undefined,
  });
  const found = new Map<string, number>();
  for (const id of [...levels.keys(), ...bases.keys()]) {
    const level = inherited(id, levels, bases);
    if (level > 0) found.set(id, level);
  }
  return found;
}

function inherited(id: string, levels: ReadonlyMap<string, number>, bases: ReadonlyMap<string, string>): number {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = bases.get(at)) {
    const level = levels.get(at);
    if (level !== undefined) return level;
    seen.add(at);
  }
  return 0;
}

function levelOfName(name: string): number {
  const heading = /^(?:heading|标题)\s*([1-9])$/i.exec(name.trim())?.[1];
  if (heading !== undefined) return Number(heading);
  return /^(?:title|标题)$/i.test(name.trim()) ? 1 : 0;
}
