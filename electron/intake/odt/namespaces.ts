const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

/** OpenDocument's namespaces, and those of OpenOffice.org 1 that went before. */
export const openDocumentNamespaces: Readonly<Record<string, string>> = {
  [`${oasis}:office:1.0`]: 'office',
  [`${oasis}:text:1.0`]: 'text',
  [`${oasis}:table:1.0`]: 'table',
  [`${oasis}:style:1.0`]: 'style',
  [`${oasis}:drawing:1.0`]: 'draw',
  [`${oasis}:svg-compatible:1.0`]: 'svg',
  [`${oasis}:meta:1.0`]: 'meta',
  'http://purl.org/dc/elements/1.1/': 'dc',
};
