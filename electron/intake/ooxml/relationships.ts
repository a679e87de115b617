import { attribute, scanXml } from '../xml/scanXml.ts';
import type { Package } from './package.ts';

export interface Relationship {
  /** The last part of the type's URI: `officeDocument`, `header`, `styles`, … the same for transitional and strict. */
  readonly type: string;
  /** The target's part name, without a leading slash. */
  readonly target: string;
}

/** What a part refers to inside the package; `''` for the package itself. Empty where it has no relationships. */
export async function readRelationships(file: Package, part: string): Promise<readonly Relationship[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const xml = await file.text(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (xml === null) return [];
  const found: Relationship[] = [];
  scanXml(xml, {}, {
    open: (name, attributes) => {
      const target = attribute(attributes, 'Target');
      if (name !== '?:Relationship' || target === null || attribute(attributes, 'TargetMode') === 'External') return;
      found.push({ type: (attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''), target: resolve(folder, target) });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const place = target.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const part of (place.startsWith('/') ? place : folder + place).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
