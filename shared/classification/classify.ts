import type { Scheme } from '../model/scheme.ts';
import { schemeIndex, type SchemeIndex } from '../scheme/schemeIndex.ts';
import type { Alternative, Classification, ClassificationInput, Classifier } from './classification.ts';
import { categoriesAlsoIn, conflictEvidence } from './conflicts.ts';
import { ceilingOf, mentionsFolder } from './confidence.ts';
import { folderCategories, type FolderCategory } from './folderCategories.ts';
import { evidenceGatherer, type KindEvidence } from './gatherEvidence.ts';
import { backgroundOf, emptyModel, remember, type LearnedModel } from './learn.ts';
import { attachmentCategory, isPicture, pictureOfMeeting } from './attachments.ts';
import { structureEvidence } from './structureEvidence.ts';
import { foreignWeight } from './villageBusiness.ts';

export { FILE_ABOVE } from './classification.ts';
export type { Classification, ClassificationInput, Classifier } from './classification.ts';

/** Weight of “not a record of the village” where nothing speaks for or against it. */
const NOTHING = 4.5;
/** The same for pictures, which say nothing themselves. */
const NOTHING_SEEN = 2;
/** Below this not even a kind is suggested. */
const SUGGEST_ABOVE = 0.35;
/** Agreeing sources add, each further one less. */
const AGREEMENT = [1, 0.4, 0.25, 0.15] as const;
const CATEGORY_FOLDER = { nearest: 2, above: 1 } as const;

interface Candidate {
  readonly kind: string;
  readonly category: string;
  readonly weight: number;
  readonly evidence: readonly KindEvidence[];
}

/**
 * Makes the classifier for a scheme, with what the clerk's corrections have taught. Content comes before names; what
 * is unsure says so by its confidence (`FILE_ABOVE`).
 */
export function createClassifier(scheme: Scheme, learned: LearnedModel = emptyModel): Classifier {
  const index = schemeIndex(scheme);
  const gather = evidenceGatherer(scheme);
  const foldersOf = folderCategories(scheme.categories);
  const background = backgroundOf(scheme.kinds.flatMap(({ titles }) => titles));
  return {
    classify(input) {
      const named = gather(input);
      const before = weigh(named);
      const evidence = [...named, ...structureEvidence(input, index, before), ...conflictEvidence(input, index, before)];
      const remembered = remember(learned, input, background);
      const folders = foldersOf(input.folders);
      return decide(input, candidates(evidence, remembered, folders, index), folders, index);
    },
  };
}

function candidates(evidence: readonly KindEvidence[], remembered: ReturnType<typeof remember>, folders: readonly FolderCategory[], index: SchemeIndex): Candidate[] {
  const byKind = Map.groupBy(evidence, ({ kind }) => kind);
  const all = [...byKind].flatMap(([kind, own]): Candidate[] => {
    const category = index.kind(kind)?.category;
    return category ? [{ kind, category, evidence: own, weight: sumOf(own) + folderSupport(category, folders) }] : [];
  });
  const taught = remembered.flatMap(({ category, kind, weight, words }): Candidate[] => {
    const reason = `与更正过的材料相似（${words.map((word) => `“${word}”`).join('')}）`;
    const kinds = kind === null ? all.filter((candidate) => candidate.category === category).map((candidate) => candidate.kind) : [kind];
    return (kinds.length > 0 ? kinds : index.kindsIn(category).slice(0, 1).map(({ id }) => id)).map((id) => ({
      kind: id,
      category,
      weight: weight + Math.max(0, sumOf(byKind.get(id) ?? [])) * AGREEMENT[1],
      evidence: [{ kind: id, source: 'learned', weight, reason }, ...(byKind.get(id) ?? [])],
    }));
  });
  const taughtKinds = new Set(taught.map(({ kind }) => kind));
  return [...all.filter(({ kind }) => !taughtKinds.has(kind)), ...taught].sort((a, b) => b.weight - a.weight);
}

function decide(input: ClassificationInput, ranked: readonly Candidate[], folders: readonly FolderCategory[], index: SchemeIndex): Classification {
  const nothing = Math.exp((isPicture(input) ? NOTHING_SEEN : NOTHING) + foreignWeight(input));
  const total = ranked.reduce((sum, { weight }) => sum + Math.exp(weight), nothing);
  const best = ranked[0];
  if (!best) return { kind: null, category: null, alsoIn: [], confidence: 0.1, reasons: ['内容和名称都看不出是什么材料'], alternatives: [] };
  const share = (some: readonly Candidate[]) => some.reduce((sum, { weight }) => sum + Math.exp(weight), 0) / total;
  const inCategory = share(ranked.filter(({ category }) => category === best.category));
  const certain = inCategory * (0.5 + 0.5 * (share([best]) / inCategory));
  const ceiling = ceilingOf(input, best.evidence);
  const contradiction = mentionsFolder(best, folders, index);
  const confidence = round(Math.min(certain, ceiling.at) * (contradiction?.factor ?? 1));
  const reasons = [...(ceiling.reason ? [ceiling.reason] : []), ...reasonsOf(best.evidence), ...(contradiction ? [contradiction.reason] : [])];
  const alternatives = alternativesOf(ranked.slice(1), share);
  if (confidence < SUGGEST_ABOVE) return { kind: null, category: null, alsoIn: [], confidence, reasons: ['内容和名称不足以判断是什么材料', ...reasons], alternatives: [toAlternative(best, share), ...alternatives].slice(0, 3) };
  const kind = isPicture(input) ? pictureOfMeeting(best.kind, input, index) : best.kind;
  const category = kind === best.kind ? attachmentCategory(best, ranked, index) : best.category;
  return { kind, category, alsoIn: categoriesAlsoIn(kind, category, input, index), confidence, reasons, alternatives };
}

/** Names and folders are one voice each; the loudest counts in full, agreeing ones less and less. */
function sumOf(evidence: readonly KindEvidence[]): number {
  const bySource = [...Map.groupBy(evidence.filter(({ source }) => source !== 'fields' && source !== 'origin'), ({ source }) => source).values()]
    .map((same) => Math.max(...same.map(({ weight }) => weight)))
    .sort((a, b) => b - a);
  const voices = bySource.reduce((sum, weight, position) => sum + weight * (AGREEMENT[position] ?? 0.1), 0);
  return voices + evidence.reduce((sum, { source, weight }) => sum + (source === 'fields' || source === 'origin' ? weight : 0), 0);
}

function weigh(evidence: readonly KindEvidence[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(evidence, ({ kind }) => kind)].map(([kind, own]) => [kind, sumOf(own)]));
}

function folderSupport(category: string, folders: readonly FolderCategory[]): number {
  const position = folders.findIndex((folder) => folder.category === category);
  return position < 0 ? 0 : position === 0 ? CATEGORY_FOLDER.nearest : CATEGORY_FOLDER.above;
}

function reasonsOf(evidence: readonly KindEvidence[]): string[] {
  return [...new Set([...evidence].filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).map(({ reason }) => reason))].slice(0, 4);
}

function alternativesOf(ranked: readonly Candidate[], share: (some: readonly Candidate[]) => number): Alternative[] {
  return ranked.slice(0, 3).map((candidate) => toAlternative(candidate, share)).filter(({ confidence }) => confidence >= 0.02);
}

function toAlternative(candidate: Candidate, share: (some: readonly Candidate[]) => number): Alternative {
  return { kind: candidate.kind, category: candidate.category, confidence: round(share([candidate])) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
