import type { DecidedByPerson } from '../filing/filing.ts';
import type { RemovedItem } from '../model/item.ts';
import type { Scheme } from '../model/scheme.ts';
import { schemeIndex } from '../scheme/schemeIndex.ts';

/** One thing that a person changed, in words. */
export interface ShownChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const labels = { branch: '支部', kind: '文种', category: '类别', date: '日期', year: '年度', title: '标题' } as const satisfies Readonly<Record<keyof DecidedByPerson, string>>;

/** What a decision changed, field by field; what nobody had set is 自动识别. */
export function decisionChanges(before: DecidedByPerson, after: DecidedByPerson, scheme: Scheme): readonly ShownChange[] {
  const index = schemeIndex(scheme);
  const words = (decided: DecidedByPerson, key: keyof DecidedByPerson): string => {
    const value = decided[key];
    if (value === undefined) return '自动识别';
    if (key === 'kind') return index.kind(String(value))?.name ?? String(value);
    if (key === 'category') return `${String(value)} ${index.category(String(value))?.name ?? ''}`.trim();
    return String(value);
  };
  return (Object.keys(labels) as (keyof DecidedByPerson)[]).filter((key) => before[key] !== after[key]).map((key) => ({ label: labels[key], before: words(before, key), after: words(after, key) }));
}

/** A move out of the archive or back, with the reason given. */
export function removalChanges(before: RemovedItem | null, after: RemovedItem | null): readonly ShownChange[] {
  const words = (removed: RemovedItem | null) => (removed ? `已移出（${removed.reason}）` : '在档');
  return [{ label: '去留', before: words(before), after: words(after) }];
}
