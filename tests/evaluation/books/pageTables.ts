import type { Share, Summary } from './figures.ts';
import { heldOutKinds } from './heldOutKinds.ts';
import { bookKinds } from './kinds.ts';

const names = new Map([...bookKinds, ...heldOutKinds].map(({ id, name }) => [id, name]));

export function kindName(id: string): string {
  return names.get(id)!;
}

/** Rows of the table of groups, below its head. */
export function groupRows({ groups }: Summary): string {
  return groups.map(({ name, records, weak, moderate, strong }) => `| ${name} | ${records} | ${percentOf(weak)} | ${percentOf(moderate)} | ${percentOf(strong)} |`).join('\n');
}

/** Rows of the table of book kinds, below its head. */
export function kindRows({ byKind }: Summary): string {
  return byKind.map(({ kind, label, records, weak, moderate, strong, signals }) => `| ${kindName(kind)} | ${label === 'honest' ? '诚实' : '补记'} | ${records} | ${plain(weak)} | ${plain(moderate)} | ${plain(strong)} | ${signals.join('、') || '无'} |`).join('\n');
}

export function percentOf({ hits, of, low, high }: Share): string {
  return of === 0 ? '—' : `${percent(hits / of)}（${hits}/${of}；${percent(low)}～${percent(high)}）`;
}

export function plain({ hits, of }: Share): string {
  return of === 0 ? '—' : percent(hits / of);
}

export function countOf({ hits, of, high }: Share): string {
  return `${of} 份中 ${hits} 份（上限 ${percent(high)}）`;
}

export function mark(isReached: boolean): string {
  return isReached ? '达到' : '未达到';
}

function percent(share: number): string {
  const value = share * 100;
  return `${value < 0.005 || value >= 10 ? value.toFixed(0) : value.toFixed(value < 1 ? 2 : 1)}%`;
}
