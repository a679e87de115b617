import { expect, it } from 'vitest';
import type { ReadDocument } from '../../../shared/model/document.ts';
import { pageCount } from '../../../shared/understanding/pageCount.ts';

const read = (more: Partial<ReadDocument>): ReadDocument => ({ format: 'docx', blocks: [], pictures: [], evidence: { uninformative: {} }, notes: [], ...more });
const text = (characters: number): ReadDocument['blocks'] => [{ kind: 'paragraph', text: '会'.repeat(characters) }];

it.each<[string, Partial<ReadDocument>, ReturnType<typeof pageCount>]>([
  ['a photo is one page', { format: 'jpg', evidence: { image: { width: 9, height: 9 }, uninformative: {} } }, { pages: 1, from: 'counted' }],
  ['a TIFF has its frames', { format: 'tiff', evidence: { image: { width: 9, height: 9, frames: 12 }, uninformative: {} } }, { pages: 12, from: 'counted' }],
  ['a PDF says its own, blank pages too', { format: 'pdf', evidence: { pdf: { pages: '5' }, uninformative: {} }, blocks: [{ kind: 'paragraph', text: '会', page: 2 }] }, { pages: 5, from: 'counted' }],
  ['a PDF read before: pages with text and those without', { format: 'pdf', blocks: [{ kind: 'paragraph', text: '会', page: 1 }], notes: [{ code: 'image-only', pages: 3 }] }, { pages: 4, from: 'counted' }],
  ['Word states its pages', { evidence: { app: { Pages: '3' }, uninformative: {} }, blocks: text(2000) }, { pages: 3, from: 'stated' }],
  ['the old format states them, too', { format: 'doc', evidence: { ole: { pages: '2' }, uninformative: {} }, blocks: text(900) }, { pages: 2, from: 'stated' }],
  ['a number that cannot hold the text was never worked out', { evidence: { app: { Pages: '1' }, uninformative: {} }, blocks: text(6000) }, null],
  ['a zero tells nothing', { evidence: { app: { Pages: '0' }, uninformative: {} }, blocks: text(10) }, null],
  ['nobody knows the pages of a sheet or a plain text', { format: 'xlsx', blocks: text(10) }, null],
])('%s', (_, given, expected) => expect(pageCount(read(given))).toEqual(expected));
