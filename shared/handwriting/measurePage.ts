import type { CaptureTraits, LineTraits, PageHandwriting, WordTraits, WrittenBlock } from '../model/handwriting.ts';
import type { ScannedLine } from '../model/scan.ts';
import { inkOf } from './inkColour.ts';
import { findInk, type ColourPicture, type InkPicture } from './inkPicture.ts';
import { traceContours } from './contours.ts';
import { countContour, countRuns, tallyOfLine, type LineTally } from './lineTally.ts';
import { unevenness } from './printedLine.ts';
import { withoutRules } from './ruleLines.ts';
import { emptyTally, formOf, shares, type Tally } from './tally.ts';
import { zoneOf, zonesOf } from './zones.ts';

interface PageToMeasure {
  /** Upright. */
  readonly picture: ColourPicture;
  /** What OCR found, in the pixels of the picture that it read. */
  readonly lines: readonly ScannedLine[];
  /** Pixels of this picture to one of that. */
  readonly scale: number;
  readonly dpi: number | null;
}

/** Small enough that a record that begins in the middle of a page gets blocks of its own; what is compared is several of them. */
const BLOCK_CHARACTERS = 50;
const MOST_BLOCKS = 8;
/** A page of more lines is a table or noise. */
const MOST_LINES = 120;
/** Steps between printed characters differ by no more than this; see docs/evaluation.md, 笔迹. */
const PRINTED = 0.12;
/** With so much print on it, what is too short to be judged is print, too. */
const PRINTED_PAGE = 0.5;
/** A region that OCR can make nothing of is hardly writing. */
const LEAST_CONFIDENCE = 0.3;
const SHORTEST_CONTOUR = 12;

/**
 * Measures the writing of a page: contours of the ink in the lines that OCR found, without rules and print. What is kept
 * is bounded: at most eight blocks, and a few figures a line.
 *
 * @returns `null` where nothing on the page is written by hand
 */
export function measurePage({ picture, lines, scale, dpi }: PageToMeasure): PageHandwriting | null {
  const legible = lines.map((line, index) => ({ line, index })).filter(({ line }) => line.confidence >= LEAST_CONFIDENCE && charactersOf(line) > 0).slice(0, MOST_LINES);
  const uneven = legible.map(({ line }) => unevenness(line));
  const judged = sum(legible.map(({ line }, position) => (uneven[position] === null ? 0 : charactersOf(line))));
  const printed = judged === 0 ? 0 : sum(legible.map(({ line }, position) => (uneven[position] !== null && uneven[position]! <= PRINTED ? charactersOf(line) : 0))) / judged;
  const zones = legible.filter((_, position) => uneven[position] === null || uneven[position]! > PRINTED).map(({ line, index }) => zoneOf(line, index, scale));
  if (zones.length === 0 || printed >= PRINTED_PAGE) return null;
  const [lineHeight, tilt] = [middle(zones.map(({ height }) => height))!, middle(zones.filter(({ width, height }) => width > 3 * height).map(({ angle }) => angle)) ?? 0];
  const ink = withoutRules(findInk(picture, lineHeight), lineHeight, tilt);
  const map = zonesOf(zones, picture);
  for (let index = 0; index < map.length; index += 1) if (map[index] === 0) ink.data[index] = 0;
  const tallies = zones.map((zone) => tallyOfLine(zone));
  for (const contour of traceContours(ink, SHORTEST_CONTOUR)) countContour(contour, ink, map, tallies, tilt);
  for (const tally of tallies) countRuns(ink, tally);
  const traits = tallies.map((tally) => traitsOf(tally, picture, ink));
  return {
    capture: captureOf(traits, dpi),
    printed: hundredths(printed),
    lines: traits.map(({ line }) => line),
    blocks: blocksOf(tallies),
    words: tallies.map(wordOf),
  };
}

interface Traits {
  readonly line: LineTraits;
  readonly paper: number;
  readonly contrast: number;
}

function traitsOf({ zone, widths }: LineTally, picture: ColourPicture, ink: InkPicture): Traits {
  const { colour, paper } = inkOf(picture, ink, zone);
  return { paper, contrast: 1 - (colour[0] + colour[1] + colour[2]) / 3, line: { line: zone.line, characters: zone.characters, height: hundredths(zone.height), stroke: hundredths(midmean(widths)), ink: colour, ...(zone.signing ? { signing: true } : {}) } };
}

function captureOf(traits: readonly Traits[], dpi: number | null): CaptureTraits {
  const papers = traits.map(({ paper }) => paper).sort((a, b) => a - b);
  const at = (share: number) => papers[Math.round((papers.length - 1) * share)]!;
  return { dpi, contrast: hundredths(middle(traits.map(({ contrast }) => contrast))!), shade: hundredths((at(0.95) - at(0.05)) / 255) };
}

/** Lines together until they have enough characters; what is left at the end goes to the last block. */
function blocksOf(tallies: readonly LineTally[]): readonly WrittenBlock[] {
  const whole = sum(tallies.map(({ zone }) => zone.characters));
  const enough = Math.max(BLOCK_CHARACTERS, whole / MOST_BLOCKS);
  const groups: LineTally[][] = [];
  let current: LineTally[] = [];
  for (const tally of tallies) {
    current.push(tally);
    if (sum(current.map(({ zone }) => zone.characters)) < enough) continue;
    groups.push(current);
    current = [];
  }
  if (groups.length === 0) return [];
  groups.at(-1)!.push(...current);
  return groups.map((group) => ({ first: group[0]!.zone.line, last: group.at(-1)!.zone.line, characters: sum(group.map(({ zone }) => zone.characters)), form: formOf(group.reduce((all, { tally }) => added(all, tally), emptyTally())) }));
}

function added(all: Tally, { hinge, deltaHinge, quill, runs }: Tally): Tally {
  for (const [into, from] of [[all.hinge, hinge], [all.deltaHinge, deltaHinge], [all.quill, quill], [all.runs, runs]] as const) for (const [index, count] of from.entries()) into[index]! += count;
  return all;
}

function wordOf({ zone, wordSlopes, wordWidths }: LineTally): WordTraits {
  const { line, word, height } = zone;
  return { line, from: word.from, to: word.to, left: Math.round(word.left), characters: word.characters, steps: word.steps, height: hundredths(height), stroke: hundredths(midmean(wordWidths)), slopes: shares(wordSlopes) };
}

function charactersOf({ text }: Pick<ScannedLine, 'text'>): number {
  return Array.from(text).filter((character) => character.trim() !== '').length;
}

function middle(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Mean of the middle half. */
function midmean(values: readonly number[]): number {
  const half = values.toSorted((a, b) => a - b).slice(values.length >> 2, values.length - (values.length >> 2));
  return half.length === 0 ? 0 : sum(half) / half.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
