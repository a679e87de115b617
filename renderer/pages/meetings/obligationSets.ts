/** Which obligations the township's grid shows at once: all of them do not fit a small screen. */
export type ObligationSet = 'meetings' | 'others' | 'all';

const meetings: ReadonlySet<string> = new Set(['G101', 'G102', 'G103', 'G104', 'G105']);

export const obligationSets: readonly { readonly id: ObligationSet; readonly label: string }[] = [
  { id: 'meetings', label: '三会一课、主题党日' },
  { id: 'others', label: '其他' },
  { id: 'all', label: '全部' },
];

export function inSet(obligation: string, set: ObligationSet): boolean {
  return set === 'all' || meetings.has(obligation) === (set === 'meetings');
}
