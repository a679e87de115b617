import { createClassifier } from '../../shared/classification/classify.ts';
import { emptyModel, learn, unlearn, type LearnedModel } from '../../shared/classification/learn.ts';
import type { DecidedByPerson } from '../../shared/filing/filing.ts';
import { placeDecided } from '../../shared/filing/placeDecided.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { schemeIndex } from '../../shared/scheme/schemeIndex.ts';
import { classificationInput } from '../../shared/understanding/classificationInput.ts';
import { readingOf, type FileReading } from '../../shared/understanding/fileReading.ts';
import { pathParts } from '../../shared/understanding/pathParts.ts';
import type { By } from '../library/change.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import { storedFile } from './books/composeFile.ts';
import { fileLibrary } from './fileLibrary.ts';

/** What a person sets of an item, in place of all they set before. */
export interface ItemDecision {
  readonly itemId: number;
  readonly decided: DecidedByPerson;
}

/**
 * A person files an item: what they set holds before anything read, and the kind they chose is learned from, so that
 * waiting papers of the same sort are recognised too. `{}` takes the decision back.
 *
 * @throws DangheError `not-found`
 */
export function decideItem(library: Library, scheme: Scheme, itemId: number, decided: DecidedByPerson, by?: By): void {
  decideItems(library, scheme, [{ itemId, decided }], by);
}

/**
 * When the filing pass over all files follows a change by hand: at once, or later by `refile`. What was decided is in its
 * new place either way; what depends on it (numbers, attachments, papers of the same sort) is not before the pass.
 */
export type RefileWhen = 'now' | 'later';

/** The same for several items, as one event. */
export function decideItems(library: Library, scheme: Scheme, decisions: readonly ItemDecision[], by?: By, when: RefileWhen = 'now'): void {
  const items = decisions.map(({ itemId }) => existing(library, itemId));
  const model = modelAfter(library, scheme, decisions);
  library.change('decide', items.length === 1 ? items[0]!.path : `${items[0]?.path ?? ''} 等 ${items.length} 件`, ({ filing, settings }) => {
    for (const { itemId, decided } of decisions) filing.decide(itemId, decided);
    for (const [sourceId, placed] of Map.groupBy(decisions.map(({ itemId, decided }) => ({ item: existing(library, itemId), decided })).filter(({ item }) => hasPlace(item)), ({ item }) => item.sourceId)) {
      filing.place(sourceId, placed.map(({ item, decided }) => placeDecided(item, decided, scheme)));
    }
    settings.setLearnedModel(model.examples === 0 ? null : model);
  }, by);
  if (when === 'now') refile(library, scheme, model, by);
}

/** Read, and in the archive. */
function hasPlace({ status }: LibraryItem): boolean {
  return status === 'filed' || status === 'needs-review' || status === 'duplicate';
}

/** Forgets everything learned; decisions stay. */
export function forgetLearned(library: Library, scheme: Scheme, by?: By): void {
  library.change('forget-learned', scheme.name, ({ settings }) => settings.setLearnedModel(null), by);
  refile(library, scheme, emptyModel, by);
}

/** What is learned once the decisions hold instead of those before: the old examples taken out, the new ones put in. */
export function modelAfter(library: Library, scheme: Scheme, decisions: readonly ItemDecision[]): LearnedModel {
  return decisions.reduce((model, { itemId, decided }) => {
    const item = existing(library, itemId);
    return taught(library, scheme, model, item, decided);
  }, library.settings.learnedModel() ?? emptyModel);
}

/** Looks again at what waits, with what is known now, and puts everything in its place. */
export function refile(library: Library, scheme: Scheme, model: LearnedModel = library.settings.learnedModel() ?? emptyModel, by?: By): void {
  classifyWaiting(library, scheme, model, by);
  fileLibrary(library, scheme, by);
}

function existing(library: Library, itemId: number): LibraryItem {
  const item = library.items.get(itemId);
  if (!item) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
  return item;
}

function taught(library: Library, scheme: Scheme, model: LearnedModel, item: LibraryItem, after: DecidedByPerson): LearnedModel {
  const document = item.sha256 === null ? null : library.documents.get(item.sha256);
  if (!document) return model;
  const understanding = library.readings.understanding(item.id);
  const input = classificationInput(document, understanding?.records[0] ?? null, pathParts(item.path), understanding?.rosters ?? []);
  const label = ({ kind, category }: DecidedByPerson) => {
    const home = category ?? (kind ? schemeIndex(scheme).kind(kind)?.category : undefined);
    return home ? { category: home, kind: kind ?? null } : null;
  };
  const [old, fresh] = [label(item.decided), label(after)];
  const without = old ? unlearn(model, input, old.category, old.kind) : model;
  return fresh ? learn(without, input, fresh.category, fresh.kind) : without;
}

/** Looks at every item again by a changed scheme and puts all of them in their places: two events. */
export function reclassify(library: Library, scheme: Scheme, by?: By): void {
  const model = library.settings.learnedModel() ?? emptyModel;
  putUnderstoodAgain(library, 'classify-again', [...classifyAgain(library, scheme, model, ownItems(library).filter(hasPlace))].filter((again) => again !== null), by);
  fileLibrary(library, scheme, by);
}

/** Filed items stay where they are. */
function classifyWaiting(library: Library, scheme: Scheme, model: LearnedModel, by?: By): void {
  putUnderstoodAgain(library, 'classify-waiting', [...classifyWaitingAgain(library, scheme, model)].filter((again) => again !== null), by);
}

/** What waits, item by item, as it is understood with what is known now; `null` where that is as before. */
export function classifyWaitingAgain(library: Library, scheme: Scheme, model: LearnedModel = library.settings.learnedModel() ?? emptyModel): IterableIterator<UnderstoodAgain | null> {
  return classifyAgain(library, scheme, model, ownItems(library, 'needs-review').filter(({ decided }) => !decided.kind));
}

/** Without what other units' bundles brought: how that is filed is for those units to say. */
function ownItems(library: Library, status?: LibraryItem['status']): readonly LibraryItem[] {
  const takenIn = new Set(library.sources.list().filter(({ township }) => township !== null).map(({ id }) => id));
  return library.items.list(status ? { status } : {}).filter(({ sourceId }) => !takenIn.has(sourceId));
}

/** An item that is taken for something else than before. */
export interface UnderstoodAgain {
  readonly itemId: number;
  readonly reading: FileReading;
}

function* classifyAgain(library: Library, scheme: Scheme, model: LearnedModel, items: readonly LibraryItem[]): IterableIterator<UnderstoodAgain | null> {
  const classifier = createClassifier(scheme, model);
  for (const item of items) {
    const file = item.sha256 === null ? null : storedFile(library, scheme, item.sha256);
    const reading = file && readingOf(file.document, item.path, classifier, file.divisionFor(item));
    const [known, now] = [library.readings.understanding(item.id)?.classification, reading?.understanding.classification];
    yield reading === null || (known?.kind === now?.kind && known?.category === now?.category && known?.confidence === now?.confidence) ? null : { itemId: item.id, reading };
  }
}

/** Takes over what was understood anew, as one event. */
export function putUnderstoodAgain(library: Library, action: string, changed: readonly UnderstoodAgain[], by?: By): void {
  if (changed.length === 0) return;
  library.change(action, `${changed.length} 件`, ({ imports }) => {
    for (const { itemId, reading } of changed) imports.understandAgain(itemId, reading);
  }, by);
}
