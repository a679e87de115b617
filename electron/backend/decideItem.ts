import { createClassifier } from '../../shared/classification/classify.ts';
import { emptyModel, learn, unlearn, type LearnedModel } from '../../shared/classification/learn.ts';
import type { DecidedByPerson } from '../../shared/filing/filing.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { schemeIndex } from '../../shared/scheme/schemeIndex.ts';
import { classificationInput } from '../../shared/understanding/classificationInput.ts';
import { readingOf } from '../../shared/understanding/fileReading.ts';
import { pathParts } from '../../shared/understanding/pathParts.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import { fileLibrary } from './fileLibrary.ts';

/**
 * A person files an item: what they set holds before anything read, and the kind they chose is learned from, so that
 * waiting papers of the same sort are recognised too. `{}` takes the decision back.
 *
 * @throws DangheError `not-found`
 */
export function decideItem(library: Library, scheme: Scheme, itemId: number, decided: DecidedByPerson): void {
  const item = library.items.get(itemId);
  if (!item) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
  const model = taught(library, scheme, item, item.decided, decided);
  library.change('decide', item.path, ({ filing, settings }) => {
    filing.decide(itemId, decided);
    settings.setLearnedModel(model.examples === 0 ? null : model);
  });
  classifyWaiting(library, scheme, model);
  fileLibrary(library, scheme);
}

/** Forgets everything learned; decisions stay. */
export function forgetLearned(library: Library, scheme: Scheme): void {
  library.change('forget-learned', scheme.name, ({ settings }) => settings.setLearnedModel(null));
  classifyWaiting(library, scheme, emptyModel);
  fileLibrary(library, scheme);
}

/** The model with the old decision's example taken out and the new one's put in. */
function taught(library: Library, scheme: Scheme, item: LibraryItem, before: DecidedByPerson, after: DecidedByPerson): LearnedModel {
  const model = library.settings.learnedModel() ?? emptyModel;
  const document = item.sha256 === null ? null : library.documents.get(item.sha256);
  if (!document) return model;
  const understanding = library.readings.understanding(item.id);
  const input = classificationInput(document, understanding?.records[0] ?? null, pathParts(item.path), understanding?.rosters ?? []);
  const label = ({ kind, category }: DecidedByPerson) => {
    const home = category ?? (kind ? schemeIndex(scheme).kind(kind)?.category : undefined);
    return home ? { category: home, kind: kind ?? null } : null;
  };
  const [old, fresh] = [label(before), label(after)];
  const without = old ? unlearn(model, input, old.category, old.kind) : model;
  return fresh ? learn(without, input, fresh.category, fresh.kind) : without;
}

/** Looks again at what still waits for a person, with what is known now. Filed items stay where they are. */
function classifyWaiting(library: Library, scheme: Scheme, model: LearnedModel): void {
  const classifier = createClassifier(scheme, model);
  const changed = library.items.list({ status: 'needs-review' }).flatMap((item) => {
    const document = item.sha256 === null || item.decided.kind ? null : library.documents.get(item.sha256);
    if (!document) return [];
    const reading = readingOf(document, item.path, classifier);
    const known = library.readings.understanding(item.id)?.classification;
    return known?.kind === reading.understanding.classification.kind && known.confidence === reading.understanding.classification.confidence ? [] : [{ item, reading }];
  });
  if (changed.length === 0) return;
  library.change('classify-waiting', `${changed.length} 件`, ({ imports }) => {
    for (const { item, reading } of changed) imports.understandAgain(item.id, reading);
  });
}
