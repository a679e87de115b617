import { readFileSync } from 'node:fs';
import type { Classifier } from '../../shared/classification/classification.ts';
import { createClassifier } from '../../shared/classification/classify.ts';
import type { LearnedModel } from '../../shared/classification/learn.ts';
import type { ReadDocument } from '../../shared/model/document.ts';
import { parseScheme } from '../../shared/scheme/parseScheme.ts';
import { readingOf, type FileReading } from '../../shared/understanding/fileReading.ts';
import type { ReadJob } from './poolMessages.ts';

/** Which scheme to classify by, and what the clerk has taught; files, so that they are not sent along with every job. */
export interface UnderstandContext {
  readonly schemeFile: string;
  readonly learnedFile: string | null;
}

let made: { readonly key: string; readonly classifier: Classifier } | null = null;

/**
 * Further pure work on a document that was read, done in the reader process so that it uses all cores: what comes back is
 * the outcome's `understanding`. Without a context nothing is done.
 */
export function understand(document: ReadDocument, job: ReadJob): FileReading | undefined {
  const context = job.context as UnderstandContext | undefined;
  return context ? readingOf(document, job.name, classifierFor(context)) : undefined;
}

function classifierFor({ schemeFile, learnedFile }: UnderstandContext): Classifier {
  const key = `${schemeFile}\n${learnedFile ?? ''}`;
  if (made?.key !== key) {
    const scheme = parseScheme(parseJson(schemeFile), schemeFile);
    made = { key, classifier: learnedFile ? createClassifier(scheme, parseJson(learnedFile) as LearnedModel) : createClassifier(scheme) };
  }
  return made.classifier;
}

function parseJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown;
}
