import type { Evidence } from '../../../shared/model/evidence.ts';

/**
 * Word's revision save identifiers, in upper case: the root and all of `word/settings.xml`, and those that the document's
 * own paragraphs, runs and rows carry, in order of first use. They are compared as sets, never by order of value
 * (detection.md §1.2). `undefined` where there are none at all.
 */
export function revisionIds(settings: string | null, document: string): Evidence['revisions'] {
  const root = settings === null ? undefined : /<(?:\w+:)?rsidRoot\s[^>]*?val\s*=\s*["']([0-9A-Fa-f]{8})["']/.exec(settings)?.[1];
  const all = settings === null ? [] : collect(settings, /<(?:\w+:)?rsid\s[^>]*?val\s*=\s*["']([0-9A-Fa-f]{8})["']/g);
  const inText = collect(document, /:rsid(?:R|RPr|P|RDefault|Tr|Sect|Del)\s*=\s*["']([0-9A-Fa-f]{8})["']/g);
  if (root === undefined && all.length === 0 && inText.length === 0) return undefined;
  return { root: root?.toUpperCase() ?? null, all, inText };
}

function collect(xml: string, pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const match of xml.matchAll(pattern)) {
    const id = match[1]!.toUpperCase();
    if (id !== '00000000') found.add(id);
  }
  return [...found];
}
