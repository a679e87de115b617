import type { Judged } from './evaluate.ts';

export interface Share {
  readonly hits: number;
  readonly of: number;
  /** 95 % Wilson interval. */
  readonly low: number;
  readonly high: number;
}

/** How often something is so, with its 95 % Wilson score interval (0 to 1 where there is nothing to count). */
function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, low: 0, high: 1 };
  const z = 1.959964;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { hits, of, low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}

/**
 * Log-likelihood-ratio cost, in bits: 0 for a perfect witness, 1 for one who always answers “1”. Higher than 1 is worse
 * than saying nothing. NaN where one of the two classes is empty.
 */
function cllr(backfilled: readonly number[], honest: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return (mean(backfilled.map((ratio) => Math.log2(1 + 1 / ratio))) + mean(honest.map((ratio) => Math.log2(1 + ratio)))) / 2;
}

const order = ['none', 'weak', 'moderate', 'strong'] as const;

/** The share of records at the level or above it. */
function reached(records: readonly Judged[], level: 'weak' | 'moderate' | 'strong'): Share {
  return shareOf(records.filter((record) => order.indexOf(record.level) >= order.indexOf(level)).length, records.length);
}

export interface SignalFigures {
  readonly signal: string;
  readonly backfilled: Share;
  readonly honest: Share;
}

/** Every signal with its strength: how often it is counted to a back-filled and to an honest record. */
function signalFigures(records: readonly Judged[]): readonly SignalFigures[] {
  const names = [...new Set(records.flatMap(({ signals }) => signals))].sort();
  const [backfilled, honest] = [records.filter(({ label }) => label === 'backfilled'), records.filter(({ label }) => label === 'honest')];
  const count = (some: readonly Judged[], signal: string): Share => shareOf(some.filter(({ signals }) => signals.includes(signal)).length, some.length);
  return names.map((signal) => ({ signal, backfilled: count(backfilled, signal), honest: count(honest, signal) }));
}

export interface GroupFigures {
  readonly name: string;
  readonly records: number;
  readonly weak: Share;
  readonly moderate: Share;
  readonly strong: Share;
}

function groupFigures(name: string, records: readonly Judged[]): GroupFigures {
  return { name, records: records.length, weak: reached(records, 'weak'), moderate: reached(records, 'moderate'), strong: reached(records, 'strong') };
}

export interface Summary {
  readonly groups: readonly GroupFigures[];
  readonly byKind: readonly (GroupFigures & { readonly kind: string; readonly label: Judged['label']; readonly signals: readonly string[] })[];
  readonly signals: readonly SignalFigures[];
  readonly cllr: { readonly all: number; readonly notCleaned: number; readonly cleaned: number };
  /** The honest records with the highest ratios, at moderate or above. */
  readonly worstHonest: readonly Judged[];
  readonly readRight: Share;
}

/** All tables of the page and of the JSON result. */
export function summarise(records: readonly Judged[]): Summary {
  const honest = records.filter(({ label }) => label === 'honest');
  const backfilled = records.filter(({ label }) => label === 'backfilled');
  const mixedBooks = new Set(backfilled.map(({ book }) => book));
  const ratios = (some: readonly Judged[]): number[] => some.map(({ likelihoodRatio }) => likelihoodRatio);
  const open = backfilled.filter(({ cleaned }) => !cleaned);
  const clean = backfilled.filter(({ cleaned }) => cleaned);
  return {
    groups: [
      groupFigures('诚实记录（全部）', honest),
      groupFigures('　其中：整本诚实', honest.filter(({ book }) => !mixedBooks.has(book))),
      groupFigures('　其中：同本有补记的', honest.filter(({ book }) => mixedBooks.has(book))),
      groupFigures('补记（全部）', backfilled),
      groupFigures('　其中：未清除元数据', open),
      groupFigures('　其中：清除或改写过元数据', clean),
    ],
    byKind: [...Map.groupBy(records, ({ kind, label }) => `${kind} ${label}`)].map(([, some]) => ({ ...groupFigures(some[0]!.kind, some), kind: some[0]!.kind, label: some[0]!.label, signals: mostSignals(some) })).toSorted((a, b) => (a.label === b.label ? b.moderate.hits / b.records - a.moderate.hits / a.records || (a.kind < b.kind ? -1 : 1) : a.label === 'honest' ? -1 : 1)),
    signals: signalFigures(records),
    cllr: { all: cllr(ratios(backfilled), ratios(honest)), notCleaned: cllr(ratios(open), ratios(honest)), cleaned: cllr(ratios(clean), ratios(honest)) },
    worstHonest: honest.filter(({ level }) => level === 'moderate' || level === 'strong').toSorted((a, b) => b.likelihoodRatio - a.likelihoodRatio || (a.path < b.path ? -1 : 1)),
    readRight: shareOf(records.filter(({ readRight }) => readRight).length, records.length),
  };
}

/** The three signals met most among some records: `B202:weak×31`. */
function mostSignals(records: readonly Judged[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { signals } of records) for (const signal of signals) counts.set(signal, (counts.get(signal) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([signal, count]) => `${signal}×${count}`);
}
