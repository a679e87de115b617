/** What a scan meets, in document order. Names are `prefix:local` with the prefix of the caller's table, whatever the file uses. */
export interface XmlHandler {
  /** `attributes` is the raw text between name and `>`; values are taken out with `attribute` where they are wanted. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Thrown where the text is no well-formed XML: cut short, or tags that do not match. */
export class XmlDamaged extends Error {
  constructor(position: number) {
    super(`not well-formed at ${String(position)}`);
    this.name = 'XmlDamaged';
  }
}

const MAX_DEPTH = 4096;

/**
 * Walks an XML text once, front to back, without building a tree: documents are read in a few milliseconds and a fixed
 * amount of memory. Only the five predefined entities and character references are replaced; a document type and the
 * entities it declares are passed over, never expanded (billion laughs).
 *
 * @param namespaces namespace URI → the prefix that `handler` sees; elements of other namespaces come as `?:local`
 * @throws XmlDamaged
 */
export function scanXml(xml: string, namespaces: Readonly<Record<string, string>>, handler: XmlHandler): void {
  const names = new NameTable(namespaces);
  const stack: { readonly raw: string; readonly name: string }[] = [];
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0) break;
    if (start > at && stack.length > 0) handler.text(unescapeXml(xml.slice(at, start)));
    const marker = xml.charCodeAt(start + 1);
    if (marker === SLASH) {
      const end = closing(xml, '>', start);
      const raw = xml.slice(start + 2, end).trimEnd();
      const opened = stack.pop();
      if (opened?.raw !== raw) throw new XmlDamaged(start);
      handler.close(opened.name);
      at = end + 1;
    } else if (marker === BANG) {
      at = skipDeclaration(xml, start, stack.length > 0 ? handler.text : ignore);
    } else if (marker === QUESTION) {
      at = closing(xml, '?>', start) + 2;
    } else {
      const end = tagEnd(xml, start);
      const empty = xml.charCodeAt(end - 1) === SLASH;
      const inner = xml.slice(start + 1, empty ? end - 1 : end);
      const split = inner.search(/\s/);
      const raw = split < 0 ? inner : inner.slice(0, split);
      const attributes = split < 0 ? '' : inner.slice(split);
      if (raw === '') throw new XmlDamaged(start);
      if (attributes.includes('xmlns')) names.declare(attributes);
      const name = names.resolve(raw);
      handler.open(name, attributes);
      if (empty) handler.close(name);
      else if (stack.push({ raw, name }) > MAX_DEPTH) throw new XmlDamaged(start);
      at = end + 1;
    }
  }
  if (stack.length > 0) throw new XmlDamaged(xml.length);
}

/** The value of an attribute by its local name, whatever its prefix; `null` where the element has none. */
export function attribute(attributes: string, local: string): string | null {
  if (attributes === '') return null;
  let pattern = patterns.get(local);
  if (!pattern) patterns.set(local, (pattern = new RegExp(`[\\s:]${local}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const match = pattern.exec(attributes);
  return match ? unescapeXml(match[1] ?? match[2] ?? '') : null;
}

/** Replaces the predefined entities and character references; anything else stays as written. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return predefined[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

const SLASH = 47;
const BANG = 33;
const QUESTION = 63;

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const patterns = new Map<string, RegExp>();

function ignore(): void {
  // Text outside the root element means nothing.
}

function closing(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw new XmlDamaged(from);
  return end;
}

/** A `>` may stand inside an attribute's value: the tag ends at the first one that follows a quote, a slash or a bare name. */
function tagEnd(xml: string, start: number): number {
  let end = closing(xml, '>', start);
  for (;;) {
    let last = end - 1;
    while (last > start && (xml.charCodeAt(last) <= 32 || xml.charCodeAt(last) === SLASH)) last -= 1;
    const code = xml.charCodeAt(last);
    if (code === 34 || code === 39) return end;
    if (!xml.slice(start, end).includes('=')) return end;
    end = closing(xml, '>', end + 1);
  }
}

function skipDeclaration(xml: string, start: number, text: (text: string) => void): number {
  if (xml.startsWith('<!--', start)) return closing(xml, '-->', start + 4) + 3;
  if (xml.startsWith('<![CDATA[', start)) {
    const end = closing(xml, ']]>', start);
    text(xml.slice(start + 9, end));
    return end + 3;
  }
  let end = closing(xml, '>', start);
  const subset = xml.indexOf('[', start);
  if (subset >= 0 && subset < end) end = closing(xml, '>', closing(xml, ']', subset));
  return end + 1;
}

/** Turns the file's prefixes into the caller's. Declarations hold from where they stand to the end: nothing office programs write needs more. */
class NameTable {
  private readonly known: Readonly<Record<string, string>>;
  private readonly prefixes = new Map<string, string>();
  private readonly resolved = new Map<string, string>();

  constructor(known: Readonly<Record<string, string>>) {
    this.known = known;
  }

  declare(attributes: string): void {
    for (const match of attributes.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      this.prefixes.set(match[1] ?? '', this.known[match[2] ?? match[3] ?? ''] ?? '?');
    }
    this.resolved.clear();
  }

  resolve(raw: string): string {
    let name = this.resolved.get(raw);
    if (name === undefined) {
      const colon = raw.indexOf(':');
      name = `${this.prefixes.get(colon < 0 ? '' : raw.slice(0, colon)) ?? '?'}:${raw.slice(colon + 1)}`;
      this.resolved.set(raw, name);
    }
    return name;
  }
}
