import type { RosterPerson } from '../../../shared/ledgers/rosterPeople.ts';
import { standingLabels } from '../../../shared/presentation/standingLabels.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** How and when a person left; `null` while they belong to the branch. */
export function leftOf({ movedOut, died, ended }: RosterPerson): string | null {
  if (died !== undefined) return `去世 ${died}`;
  if (movedOut !== undefined) return `转出 ${movedOut}`;
  return ended === undefined ? null : `出党 ${ended}`;
}

/** Offices with the time each was held. */
export function officesText({ offices }: RosterPerson): string {
  return offices.map(({ office, from, to }) => `${office}${from ? ` ${from}—${to ?? ''}` : ''}`).join('；');
}

/** Where and when a person was away for work. */
export function floatingText({ floating }: RosterPerson): string {
  return floating.map(({ from, to, where }) => `${where ?? ''} ${from ?? ''}—${to ?? ''}`.trim()).join('；');
}

/** Whether a person entered it, or how many lists say it. */
export function sourceText({ id, paths }: RosterPerson): string {
  return id === null ? `${paths.length} 份名册` : '人工';
}

/** The roster in Excel and on paper. */
export const peopleColumns: readonly ListColumn<RosterPerson>[] = [
  { header: '支部', width: 18, value: ({ branch }) => branch },
  { header: '姓名', width: 10, value: ({ name }) => name },
  { header: '性别', width: 6, value: ({ gender }) => gender ?? null },
  { header: '出生', width: 12, value: ({ born }) => born ?? null },
  { header: '类别', width: 16, value: (person) => leftOf(person) ?? standingLabels[person.standing] },
  { header: '入党', width: 12, value: ({ joined }) => joined ?? null },
  { header: '转正', width: 12, value: ({ becameFull }) => becameFull ?? null },
  { header: '职务', width: 26, value: officesText },
  { header: '外出', width: 22, value: floatingText },
  { header: '来源', width: 10, value: sourceText },
];
