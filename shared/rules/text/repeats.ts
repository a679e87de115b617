import type { RecordFact } from '../../model/facts.ts';
import { BARRIER, NAME, originOf, type Span } from '../../similarity/compact.ts';
import type { CommonBlock } from '../../similarity/commonBlocks.ts';
import type { Background } from '../../similarity/background.ts';
import { createSimilarity, type Similarity } from '../../similarity/similarity.ts';
import type { RuleContext } from '../rule.ts';
import { createFormed, daysFormedLater, inOrder } from './inOrder.ts';
import { isSameOccasion, mayShareWords } from './innocentPairs.ts';
import type { Repeat } from './repeat.ts';
import { minutesTexts, sourceTexts, type Minutes } from './minutesTexts.ts';
import { COMMON, DECISION, LONG_RUN, markOwnText, PHRASE, SOURCE, SPEECH, TEMPLATE, unitAt, type OwnText } from './ownText.ts';

/** All repeats among the township's minutes, worked out once; the rules take each what is theirs. */
export function repeatsOf(context: RuleContext): readonly Repeat[] {
  const known = cache.get(context);
  if (known) return known;
  const repeats = findRepeats(context);
  cache.set(context, repeats);
  return repeats;
}

const cache = new WeakMap<RuleContext, readonly Repeat[]>();

function findRepeats(context: RuleContext): readonly Repeat[] {
  const thresholds = context.rulebook.textSignals.repeats;
  const minutes = minutesTexts(context);
  const similarity = createSimilarity(minutes.map(({ record, body, names, branch }) => ({ id: `${record.path}#${record.ordinal}`, text: record.text, group: String(branch), hidden: body.hidden, names })));
  // Agreements that are too short in all need not be looked into.
  const pairs = similarity.pairs().flatMap((pair) => {
    if (isSameOccasion(minutes[pair.a]!.record, minutes[pair.b]!.record)) return [];
    const blocks = similarity.blocks(pair.a, pair.b);
    return lengthOf(blocks) >= thresholds.leastCharacters ? [{ ...pair, blocks }] : [];
  });
  const wanted = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const own = markOwnText(minutes, similarity.units, wanted, sourceTexts(context), thresholds);
  // Pairs of one branch first: how much a branch repeats itself tells which of two branches is listed.
  const repeating = new Map<string, number>();
  const formed = createFormed(context);
  const repeats = pairs.toSorted((one, other) => Number(other.sameGroup) - Number(one.sameGroup)).flatMap(({ a, b, similarity: alike, sameGroup, blocks }): readonly Repeat[] => {
    const [later, earlier] = inOrder(minutes, a, b, repeating, formed);
    const measured = measure(minutes[later]!, minutes[earlier]!, own.get(later)!, own.get(earlier)!, later === a ? blocks : similarity.blocks(later, earlier), thresholds);
    if (measured === null || mayShareWords(measured, context.rulebook)) return [];
    if (sameGroup) repeating.set(measured.record.branch, (repeating.get(measured.record.branch) ?? 0) + 1);
    const formedLater = sameGroup ? 0 : daysFormedLater(measured.record, measured.other, formed);
    return [{ ...measured, sameBranch: sameGroup, formedLater, similarity: alike, background: backgroundFor(similarity, sameGroup) }];
  });
  return withoutPrescribed(repeats, thresholds.commonBranches);
}

function lengthOf(blocks: readonly CommonBlock[]): number {
  return blocks.reduce((sum, { length }) => sum + length, 0);
}

/** Whole bodies that records of several other branches have too were handed out, figures and all. */
function withoutPrescribed(repeats: readonly Repeat[], commonBranches: number): readonly Repeat[] {
  const branches = new Map<RecordFact, Set<string>>();
  const note = (record: RecordFact, branch: string): void => {
    branches.set(record, (branches.get(record) ?? new Set()).add(branch));
  };
  for (const { sameBranch, record, other } of repeats) {
    if (sameBranch) continue;
    note(record, other.branch);
    note(other, record.branch);
  }
  const isPrescribed = (record: RecordFact): boolean => (branches.get(record)?.size ?? 0) >= commonBranches - 1;
  return repeats.filter(({ sameBranch, record, other }) => sameBranch || !(isPrescribed(record) || isPrescribed(other)));
}

function backgroundFor({ background }: Similarity, sameGroup: boolean): Background {
  return sameGroup ? background.withinGroup : background.acrossGroups;
}

type Measured = Omit<Repeat, 'sameBranch' | 'formedLater' | 'similarity' | 'background'>;
type Thresholds = RuleContext['rulebook']['textSignals']['repeats'];

function measure(minutes: Minutes, otherMinutes: Minutes, own: OwnText, otherOwn: OwnText, blocks: readonly CommonBlock[], thresholds: Thresholds): Measured | null {
  const strict = count(own, blocks, COMMON | TEMPLATE);
  const loose = count(own, blocks, COMMON);
  // Where nearly all of a long record is its branch's "template", it is rather a record that was repeated many times.
  const series = strict.own < thresholds.ownCharacters && loose.spoken >= thresholds.moderateCharacters;
  const { record } = minutes;
  const other = otherMinutes.record;
  const numbers = figures(record.text, other.text, own, otherOwn, blocks);
  // Set words with the very same figures throughout are no longer set words: everything counts then but circulars.
  const wholeBody = !series && isWholeBody(count(own, blocks, SOURCE), bodyLength(otherOwn), numbers, record.branch === other.branch ? thresholds.wholeBodyFigures : thresholds.wholeBodyFiguresElsewhere, thresholds);
  const ignored = wholeBody ? SOURCE : series ? COMMON : COMMON | TEMPLATE;
  const counted = count(own, blocks, ignored);
  const { leastCharacters, leastShare, leastSpoken, ownCharacters } = thresholds;
  if (counted.own < ownCharacters || counted.repeated < leastCharacters || counted.repeated < leastShare * counted.own) return null;
  const speaks = minutes.body.speeches.length + minutes.body.decisions.length > 0;
  if (speaks && counted.spokenRepeated < leastSpoken) return null;
  const counts = blocks.filter((block) => isOwn(own, block, ignored));
  return {
    record,
    other,
    ...counted,
    ...wholeSpeeches(minutes, otherMinutes, own, otherOwn, blocks, ignored),
    decisions: minutes.body.decisions.filter((span) => coveredShare(span, own, blocks, ignored) >= WHOLE).length,
    ...numbers,
    series,
    wholeBody,
    passages: counts.toSorted((one, two) => two.length - one.length || one.a - two.a).map((block) => ({
      record: originOf(record.text, own.compact, block.a, block.a + block.length),
      other: originOf(other.text, otherOwn.compact, block.b, block.b + block.length),
      characters: block.length,
    })),
  };
}

interface Figures {
  readonly figures: number;
  readonly sameFigures: number;
}

/** Nearly all of the shorter body, with nearly all its figures, and enough of them. */
function isWholeBody({ own, repeated }: { readonly own: number; readonly repeated: number }, otherOwn: number, { figures: found, sameFigures }: Figures, leastFigures: number, { wholeBodyShare, ownCharacters }: Thresholds): boolean {
  return own >= ownCharacters && repeated >= wholeBodyShare * Math.min(own, otherOwn) && found >= leastFigures && sameFigures >= wholeBodyShare * found;
}

function bodyLength({ compact: { units }, marks }: OwnText): number {
  let length = 0;
  for (let unit = 0; unit < units.length; unit += 1) if (units[unit] !== BARRIER && units[unit] !== NAME && (marks[unit]! & SOURCE) === 0) length += 1;
  return length;
}

function count({ compact: { units }, marks }: OwnText, blocks: readonly CommonBlock[], ignored: number) {
  const isCounted = (unit: number): boolean => units[unit] !== BARRIER && units[unit] !== NAME && (marks[unit]! & ignored) === 0;
  const isSpoken = (unit: number): boolean => (marks[unit]! & (SPEECH | DECISION)) !== 0;
  let own = 0;
  let spoken = 0;
  let repeated = 0;
  let spokenRepeated = 0;
  for (let unit = 0; unit < units.length; unit += 1) {
    if (!isCounted(unit)) continue;
    own += 1;
    if (isSpoken(unit)) spoken += 1;
  }
  for (const { a, length } of blocks) {
    const phrase = length >= LONG_RUN || (ignored & COMMON) === SOURCE ? 0 : PHRASE;
    for (let unit = a; unit < a + length; unit += 1) {
      if (!isCounted(unit) || (marks[unit]! & phrase) !== 0) continue;
      repeated += 1;
      if (isSpoken(unit)) spokenRepeated += 1;
    }
  }
  return { own, spoken, repeated, spokenRepeated };
}

/** At least half of a passage must be the record's own for it to be shown. */
function isOwn({ marks }: OwnText, { a, length }: CommonBlock, ignored: number): boolean {
  let own = 0;
  for (let unit = a; unit < a + length; unit += 1) if ((marks[unit]! & ignored) === 0) own += 1;
  return own * 2 >= length;
}

/** From this share of its characters on a speech is repeated as a whole; a changed name or word is let pass. */
const WHOLE = 0.8;
/** “同意”, “没有意见” are no speeches. */
const SHORTEST_SPEECH = 15;

function wholeSpeeches({ body }: Minutes, other: Minutes, own: OwnText, otherOwn: OwnText, blocks: readonly CommonBlock[], ignored: number): { readonly speeches: number; readonly sameSpeakers: number } {
  let speeches = 0;
  let sameSpeakers = 0;
  for (const span of body.speeches) {
    if (coveredShare(span, own, blocks, ignored) < WHOLE) continue;
    speeches += 1;
    const from = unitAt(own.compact.origins, span.start);
    const to = unitAt(own.compact.origins, span.end);
    const block = blocks.find(({ a, length }) => a < to && a + length > from);
    if (!block) continue;
    const at = otherOwn.compact.origins[block.b + Math.max(0, from - block.a)] ?? 0;
    if (other.body.speeches.some(({ start, end, speaker }) => start <= at && at < end && speaker === span.speaker)) sameSpeakers += 1;
  }
  return { speeches, sameSpeakers };
}

function coveredShare({ start, end }: Span, { compact, marks }: OwnText, blocks: readonly CommonBlock[], ignored: number): number {
  const from = unitAt(compact.origins, start);
  const to = unitAt(compact.origins, end);
  if (to - from < SHORTEST_SPEECH) return 0;
  let covered = 0;
  let own = 0;
  for (const { a, length } of blocks) {
    for (let unit = Math.max(a, from); unit < Math.min(a + length, to); unit += 1) {
      covered += 1;
      if ((marks[unit]! & ignored) === 0) own += 1;
    }
  }
  return own * 3 >= to - from ? covered / (to - from) : 0;
}

function figures(text: string, otherText: string, own: OwnText, otherOwn: OwnText, blocks: readonly CommonBlock[]): Figures {
  let found = 0;
  let same = 0;
  for (const { a, b, length } of blocks) {
    for (let offset = 0; offset < length; offset += 1) {
      if (own.compact.units[a + offset] !== 0x30 || (own.marks[a + offset]! & SOURCE) !== 0) continue;
      const figure = numberAt(text, own.compact.origins[a + offset]!);
      if (figure === null) continue;
      found += 1;
      if (figure === numberAt(otherText, otherOwn.compact.origins[b + offset]!)) same += 1;
    }
  }
  return { figures: found, sameFigures: same };
}

/** A number of an amount, not of a date, time or list. */
function numberAt(text: string, at: number): string | null {
  const match = /^[\d０-９]+(?:[.．][\d０-９]+)*/.exec(text.slice(at, at + 16));
  if (!match) return null;
  const after = text[at + match[0].length] ?? '';
  return '年月日号时点分:：、.．)）'.includes(after) ? null : match[0];
}
