import { compactText, type CompactText } from '../../similarity/compact.ts';
import { SHORTEST_BLOCK } from '../../similarity/commonBlocks.ts';
import { forEachRun } from '../../similarity/rollingHash.ts';
import { RunCounter } from '../../similarity/runCounter.ts';
import type { Minutes } from './minutesTexts.ts';
import type { RepeatThresholds } from './textSignalsData.ts';

/** What the single characters of a record's compact text are. */
export interface OwnText {
  readonly compact: CompactText;
  /** Bits, one byte a unit. */
  readonly marks: Uint8Array;
}

const SEVERAL_BRANCHES = 1;
/** In a circular or set text. */
export const SOURCE = 16;
/** In circulars, set texts or, over a whole sentence, in several branches: nobody's own. */
export const COMMON = SEVERAL_BRANCHES | SOURCE;
/** A turn of phrase of several branches: counts inside a long passage, not by itself. */
export const PHRASE = 32;
/** In most of the branch's records of this kind: its own template. */
export const TEMPLATE = 2;
export const SPEECH = 4;
export const DECISION = 8;

/** From this length on a passage is more than a turn of phrase: the length of a sentence or two. */
export const LONG_RUN = 24;

/**
 * Marks, in the records that are to be judged, what does not count as their own: runs that stand in a circular or set
 * text, in several branches, or in most records of the branch. All texts are passed by once.
 *
 * @param unitsOf the compact text of a record, by its place in `minutes`
 * @param wanted places in `minutes` of the records to be judged
 * @param sources circulars and set texts
 */
export function markOwnText(minutes: readonly Minutes[], unitsOf: (place: number) => Uint16Array, wanted: readonly number[], sources: readonly string[], thresholds: RepeatThresholds): ReadonlyMap<number, OwnText> {
  const judged = new Map(wanted.map((place): readonly [number, OwnText] => {
    const compact = compactOf(minutes[place]!);
    return [place, { compact, marks: new Uint8Array(compact.units.length) }];
  }));
  const all = [...judged.values()];
  // One count after another: each takes some bytes a run.
  markRuns(all, SHORTEST_BLOCK, SOURCE, sources.map((source) => ({ units: compactText(source).units, owner: 0 })), 1);
  const everywhere = minutes.map(({ branch }, place) => ({ units: unitsOf(place), owner: branch }));
  markRuns(all, SHORTEST_BLOCK, PHRASE, everywhere, thresholds.commonBranches);
  markRuns(all, LONG_RUN, SEVERAL_BRANCHES, everywhere, thresholds.commonBranches);
  for (const places of Map.groupBy(minutes.keys(), (place) => minutes[place]!.branch).values()) markTemplates(places, minutes, unitsOf, judged, thresholds);
  for (const [place, { compact, marks }] of judged) {
    const { body } = minutes[place]!;
    for (const { start, end } of body.speeches) markSpan(compact, marks, start, end, SPEECH);
    for (const { start, end } of body.decisions) markSpan(compact, marks, start, end, DECISION);
  }
  return judged;
}

interface OwnedUnits {
  readonly units: Uint16Array;
  /** Texts of one owner come one after another. */
  readonly owner: number;
}

/** Marks the runs of some texts that stand with so many owners. */
function markRuns(texts: readonly OwnText[], length: number, mark: number, among: readonly OwnedUnits[], owners: number): void {
  markCounted(texts, length, mark, countRuns(texts, length, among), owners);
}

/** With how many owners each run of some texts stands. */
function countRuns(texts: readonly OwnText[], length: number, among: readonly OwnedUnits[]): RunCounter {
  const counter = new RunCounter();
  for (const { compact: { units } } of texts) forEachRun(units, length, (hash) => { counter.add(hash); });
  for (const { units, owner } of among) forEachRun(units, length, (hash) => { counter.meet(hash, owner); });
  return counter;
}

function markCounted(texts: readonly OwnText[], length: number, mark: number, counter: RunCounter, owners: number): void {
  for (const { compact: { units }, marks } of texts) {
    let marked = 0;
    forEachRun(units, length, (hash, at) => {
      if (counter.count(hash) < owners) return;
      for (let unit = Math.max(at, marked); unit < at + length; unit += 1) marks[unit]! |= mark;
      marked = at + length;
    });
  }
}

/** What stands in most records of a branch's kind; every record counts once. */
function markTemplates(places: readonly number[], minutes: readonly Minutes[], unitsOf: (place: number) => Uint16Array, judged: ReadonlyMap<number, OwnText>, { templateRecords, templateShare }: RepeatThresholds): void {
  const own = places.flatMap((place) => judged.get(place) ?? []);
  if (own.length === 0) return;
  const counter = countRuns(own, SHORTEST_BLOCK, places.map((place) => ({ units: unitsOf(place), owner: place })));
  for (const ofKind of Map.groupBy(places, (place) => minutes[place]!.record.kind).values()) {
    markCounted(ofKind.flatMap((place) => judged.get(place) ?? []), SHORTEST_BLOCK, TEMPLATE, counter, Math.max(templateRecords, templateShare * ofKind.length));
  }
}

function compactOf({ record, body, names }: Minutes): CompactText {
  return compactText(record.text, { hidden: body.hidden, names });
}

function markSpan({ origins }: CompactText, marks: Uint8Array, start: number, end: number, mark: number): void {
  for (let unit = unitAt(origins, start); unit < origins.length && origins[unit]! < end; unit += 1) marks[unit]! |= mark;
}

/** The first unit at or behind an offset of the text. */
export function unitAt(origins: Uint32Array, offset: number): number {
  let low = 0;
  let high = origins.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (origins[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
