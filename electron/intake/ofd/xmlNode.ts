import { XMLParser } from 'fast-xml-parser';

/** An XML element as the parser gives it: children and attributes by local name, attributes with `@`. */
export type XmlNode = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** Parses a file of an OFD package; prefixes and namespaces do not matter, producers write several. Throws where it is no XML. */
export function parseXml(bytes: Uint8Array): XmlNode {
  const parsed: unknown = parser.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').replace(/^\uFEFF/, ''));
  return isNode(parsed) ? parsed : {};
}

/** The children of one name, none, one or many. */
export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  const value = node?.[name];
  return (Array.isArray(value) ? value : [value]).flatMap((child: unknown) => (isNode(child) ? [child] : typeof child === 'string' ? [{ '#text': child }] : []));
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return children(node, name)[0];
}

export function attribute(node: XmlNode | undefined, name: string): string {
  const value = node?.[`@${name}`];
  return typeof value === 'string' ? value : '';
}

/** An element's own text as written. */
export function textOf(node: XmlNode | undefined): string {
  const value = node?.['#text'];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** All elements of one name at any depth below; stops at a depth no producer reaches. */
export function descendants(node: XmlNode, name: string, depth = 40): XmlNode[] {
  if (depth === 0) return [];
  return Object.keys(node)
    .filter((key) => !key.startsWith('@') && key !== '#text')
    .flatMap((key) => children(node, key).flatMap((inner) => (key === name ? [inner] : descendants(inner, name, depth - 1))));
}

/** Numbers of a list attribute such as `Boundary="0 0 210 297"`; what is no number counts as 0. */
export function numbers(text: string): number[] {
  return text.trim().split(/[\s,]+/).filter((part) => part !== '').map((part) => (Number.isFinite(Number(part)) ? Number(part) : 0));
}

function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
