import { readFileSync } from 'node:fs';
import { createClassifier, FILE_ABOVE, type Classification, type ClassificationInput } from '../../../shared/classification/classify.ts';
import type { Format } from '../../../shared/model/document.ts';
import type { RosterKind } from '../../../shared/model/roster.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';

/** One labelled document; `kind` and `category` are null where it is none of the branch's business. */
export interface Labelled {
  readonly id: number;
  /** 1: plainly titled papers; 2: harder ones, written after the first version of the rules. */
  readonly part: 1 | 2;
  readonly split: 'tuning' | 'heldout';
  readonly kind: string | null;
  readonly category: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly folders: readonly string[];
  readonly fileName: string;
  readonly format: Format;
  readonly meeting?: boolean;
  readonly rosterKind?: RosterKind;
  readonly headers?: readonly string[];
  readonly number?: string;
  readonly issuer?: string;
}

export interface Judged {
  readonly labelled: Labelled;
  readonly given: Classification;
  readonly categoryRight: boolean;
  readonly kindRight: boolean;
}

export interface Figures {
  readonly documents: number;
  /** Share of all documents with the right category (right for papers that are not ours: left unfiled). */
  readonly accuracy: number;
  readonly kindAccuracy: number;
  /** Share of our documents that are filed (≥ FILE_ABOVE), and how many of those are right. */
  readonly coverage: number;
  readonly precisionFiled: number;
  readonly sure: number;
  readonly precisionSure: number;
  readonly kindPrecisionSure: number;
  /** Papers that are not ours and would have been filed. */
  readonly foreignFiled: number;
}

const here = import.meta.dirname;

export function readSet(file = `${here}/set.jsonl`): readonly Labelled[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Labelled);
}

/** Classifies labelled documents with the scheme that ships. */
export function judge(set: readonly Labelled[]): readonly Judged[] {
  const schemeFile = `${here}/../../../resources/schemes/default.json`;
  const classifier = createClassifier(parseScheme(JSON.parse(readFileSync(schemeFile, 'utf8')), schemeFile));
  return set.map((labelled) => {
    const given = classifier.classify(inputOf(labelled));
    const filed = given.confidence >= FILE_ABOVE;
    return {
      labelled,
      given,
      categoryRight: labelled.category === null ? !filed : given.category === labelled.category,
      kindRight: labelled.kind === null ? !filed : given.kind === labelled.kind,
    };
  });
}

export function figures(judged: readonly Judged[]): Figures {
  const ours = judged.filter(({ labelled }) => labelled.category !== null);
  const filed = judged.filter(({ given }) => given.confidence >= FILE_ABOVE);
  const sure = judged.filter(({ given }) => given.confidence >= 0.9);
  return {
    documents: judged.length,
    accuracy: share(judged, ({ categoryRight }) => categoryRight),
    kindAccuracy: share(judged, ({ kindRight }) => kindRight),
    coverage: share(ours, ({ given }) => given.confidence >= FILE_ABOVE),
    precisionFiled: share(filed, ({ categoryRight }) => categoryRight),
    sure: sure.length,
    precisionSure: share(sure, ({ categoryRight }) => categoryRight),
    kindPrecisionSure: share(sure, ({ kindRight }) => kindRight),
    foreignFiled: filed.filter(({ labelled }) => labelled.category === null).length,
  };
}

function inputOf({ title, text, folders, fileName, format, meeting, rosterKind, headers, number, issuer }: Labelled): ClassificationInput {
  return {
    title,
    opening: text.slice(0, 300),
    text,
    folders,
    fileName,
    format,
    hasMeetingFields: meeting ?? false,
    tableHeaders: headers ?? [],
    rosterKind: rosterKind ?? null,
    documentNumber: number ?? null,
    issuer: issuer ?? null,
  };
}

function share<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  return items.length === 0 ? 1 : items.filter(test).length / items.length;
}
