import { shapeDistance, shapeOf, type Shape } from '../../handwriting/compareForms.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { WrittenPage } from '../../model/handwriting.ts';
import type { Passage } from '../../model/finding.ts';
import { certain } from '../../people/certain.ts';
import type { RuleContext } from '../rule.ts';
import type { HandwritingSignals } from './handwritingData.ts';

/** What one record has on one page, written by hand: enough of it to be compared. */
export interface WrittenPiece {
  readonly page: WrittenPage;
  readonly record: RecordFact;
  /** As confirmed; `null` where the record names nobody. */
  readonly recorder: string | null;
  readonly characters: number;
  readonly shape: Shape;
  readonly stroke: number;
  readonly height: number;
}

/** How far a block may belong to a neighbour and still count as the record's. */
const OWN = 0.8;

/** The pieces of a branch's records that may be compared at all. */
export function writtenPieces(branch: BranchFacts, { rulebook }: RuleContext): readonly WrittenPiece[] {
  const signals = rulebook.handwriting;
  const records = new Map(branch.records.map((record) => [`${record.ordinal} ${record.path}`, record]));
  return (branch.writing ?? []).filter((page) => !page.signInSheet && isUsable(page, rulebook)).flatMap((page) => page.records.flatMap(({ path, ordinal, first, last }): readonly WrittenPiece[] => {
    const record = records.get(`${ordinal} ${path}`);
    const blocks = page.writing.blocks.filter((block) => Math.min(last, block.last) - Math.max(first, block.first) + 1 >= OWN * (block.last - block.first + 1));
    const characters = blocks.reduce((sum, block) => sum + block.characters, 0);
    if (!record || characters < signals.leastCharacters) return [];
    const lines = page.writing.lines.filter(({ line }) => line >= first && line <= last);
    return [{ page, record, recorder: certain(record.fields.recorder)?.value ?? null, characters, shape: shapeOf(blocks.map(({ form, characters: weight }) => ({ form, weight }))), stroke: middle(lines.map(({ stroke }) => stroke)), height: middle(lines.map(({ height }) => height)) }];
  }));
}

/** Whether a page says anything of a hand: not too coarse, not a form, and no phone photo unless the county wants them. */
export function isUsable(page: WrittenPage, rulebook: RuleContext['rulebook']): boolean {
  const { leastDpi, mostPrinted, phonePhotos } = rulebook.handwriting;
  const { capture, printed } = page.writing;
  return (capture.dpi === null || capture.dpi >= leastDpi) && printed <= mostPrinted && (phonePhotos || !isPhoto(page, rulebook));
}

/** By its camera, its light, or that nothing tells its resolution, as of a picture that came through a chat program. */
function isPhoto({ camera, writing }: WrittenPage, { handwriting, photoSignals }: RuleContext['rulebook']): boolean {
  const words = camera.toLowerCase();
  return writing.capture.dpi === null || writing.capture.shade > handwriting.photoShade || (words !== '' && !photoSignals.scanners.some((word) => words.includes(word)));
}

/** Whether two pages came into the computer in the same way and were written with pens alike; other ones differ whoever wrote them. */
function isComparable(a: WrittenPiece, b: WrittenPiece, { dpiRatio, strokeRatio, contrastApart }: HandwritingSignals): boolean {
  const [one, other] = [a.page.writing.capture, b.page.writing.capture];
  const sameScale = one.dpi === null || other.dpi === null ? one.dpi === other.dpi && within(a.height, b.height, strokeRatio) : within(one.dpi, other.dpi, dpiRatio);
  return sameScale && (a.page.camera === b.page.camera) && within(a.stroke, b.stroke, strokeRatio) && Math.abs(one.contrast - other.contrast) <= contrastApart;
}

/** Of some pieces the most that can all be compared with one of them, in their order. */
export function comparableOnes(pieces: readonly WrittenPiece[], signals: HandwritingSignals): readonly WrittenPiece[] {
  const around = pieces.map((one) => pieces.filter((other) => other === one || isComparable(one, other, signals)));
  return around.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** Distances of some pieces by their positions, worked out once. */
export function distancesOf(pieces: readonly WrittenPiece[]): (a: number, b: number) => number {
  const known = pieces.map((one, index) => pieces.slice(0, index).map((other) => shapeDistance(one.shape, other.shape)));
  return (a, b) => (a === b ? 0 : a > b ? known[a]![b]! : known[b]![a]!);
}

/** The page as a passage: there are no words in it to point at; `pagesToCompare` reads it again. */
export function pagePassage({ page, record, characters }: WrittenPiece, group: '甲' | '乙'): Passage {
  return { path: page.path, quote: `${group}组：第 ${page.page} 页（${record.date ?? '未读出日期'}“${record.title}”），约 ${characters} 字` };
}

/** 0.0123, as it is shown. */
export function shown(distance: number): string {
  return distance.toFixed(4);
}

/** What every finding of this kind says of itself. */
export const caution = '这只是按笔画的方向、粗细和疏密排出的先后，供人对照时先看哪几页，不是笔迹鉴定；换笔、赶写、坐姿不同都会使字迹变样。';

function within(a: number, b: number, ratio: number): boolean {
  return Math.max(a, b) <= Math.min(a, b) * ratio;
}

export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
