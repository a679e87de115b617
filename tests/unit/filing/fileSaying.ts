import { readFileSync } from 'node:fs';
import { createClassifier } from '../../../shared/classification/classify.ts';
import type { DecidedByPerson, FileToPlace } from '../../../shared/filing/filing.ts';
import type { Format } from '../../../shared/model/document.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';
import { readingOf } from '../../../shared/understanding/fileReading.ts';

const schemeFile = 'resources/schemes/default.json';
export const scheme = parseScheme(JSON.parse(readFileSync(schemeFile, 'utf8')), schemeFile);
const classifier = createClassifier(scheme);

/** A file as the filing pass gets it, understood from a title and some text. */
export function fileSaying(path: string, { title, text, decided = {}, sha256, takenOn }: { title?: string; text?: string; decided?: DecidedByPerson; sha256?: string; takenOn?: string }): FileToPlace {
  const lines = [title, ...(text ?? '').split('\n')].filter((line) => line !== undefined && line !== '');
  const blocks = lines.map((line, index) => ({ kind: 'paragraph' as const, text: line!, ...(index === 0 && title ? { heading: 1 } : {}) }));
  const format: Format = /\.jpe?g$/.test(path) ? 'jpg' : 'docx';
  const { understanding } = readingOf({ format, blocks, pictures: [], evidence: { uninformative: {} }, notes: [] }, path, classifier);
  return { path, sha256: sha256 ?? path, decided, understanding, takenOn: (takenOn ?? null) as FileToPlace['takenOn'] };
}
