import { compactText, type CompactText } from '../../similarity/compact.ts';
import { SHORTEST_BLOCK } from '../../similarity/commonBlocks.ts';
import { forEachRun } from '../../similarity/rollingHash.ts';
import { RunCounter, within } from '../../similarity/runCounter.ts';
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
  const judged = new Map(wanted.map((place) => [place, compactOf(minutes[place]!)]));
  const runs = [...judged.values()].reduce((sum, { units }) => sum + units.length, 0);
  const inSources = new RunCounter(runs);
  const inBranches = new RunCounter(runs);
  const longInBranches = new RunCounter(runs);
  const inRecords = new RunCounter(runs);
  for (const [place, { units }] of judged) {
    const { branch } = minutes[place]!;
    forEachRun(units, SHORTEST_BLOCK, (hash) => {
      inSources.add(hash);
      inBranches.add(hash);
      inRecords.add(within(hash, branch));
    });
    forEachRun(units, LONG_RUN, (hash) => { longInBranches.add(hash); });
  }
  for (const source of sources) forEachRun(compactText(source).units, SHORTEST_BLOCK, (hash) => { inSources.meet(hash, 0); });
  for (const [place, { branch }] of minutes.entries()) {
    const units = unitsOf(place);
    forEachRun(units, SHORTEST_BLOCK, (hash) => {
      inBranches.meet(hash, branch);
      inRecords.meet(within(hash, branch), place);
    });
    forEachRun(units, LONG_RUN, (hash) => { longInBranches.meet(hash, branch); });
  }
  const kinds = new Map<string, number>();
  for (const { branch, record } of minutes) kinds.set(`${branch} ${record.kind}`, (kinds.get(`${branch} ${record.kind}`) ?? 0) + 1);
  return new Map([...judged].map(([place, compact]) => {
    const { branch, record, body } = minutes[place]!;
    const marks = new Uint8Array(compact.units.length);
    const template = Math.max(thresholds.templateRecords, thresholds.templateShare * kinds.get(`${branch} ${record.kind}`)!);
    forEachRun(compact.units, SHORTEST_BLOCK, (hash, at) => {
      const mark = (inSources.count(hash) > 0 ? SOURCE : 0) | (inBranches.count(hash) >= thresholds.commonBranches ? PHRASE : 0) | (inRecords.count(within(hash, branch)) >= template ? TEMPLATE : 0);
      if (mark !== 0) for (let unit = at; unit < at + SHORTEST_BLOCK; unit += 1) marks[unit]! |= mark;
    });
    forEachRun(compact.units, LONG_RUN, (hash, at) => {
      if (longInBranches.count(hash) >= thresholds.commonBranches) for (let unit = at; unit < at + LONG_RUN; unit += 1) marks[unit]! |= SEVERAL_BRANCHES;
    });
    for (const { start, end } of body.speeches) markSpan(compact, marks, start, end, SPEECH);
    for (const { start, end } of body.decisions) markSpan(compact, marks, start, end, DECISION);
    return [place, { compact, marks }];
  }));
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
