import type { ReportFinding } from '../model/report.ts';

/** Pages that belong together, to be looked at beside others. */
export interface WritingGroup {
  readonly name: string;
  readonly pages: readonly { readonly itemId: number; readonly page: number; readonly label: string }[];
}

/**
 * The pages that a doubt about handwriting shows, by its groups; empty for any other finding.
 *
 * @param items item ids by path
 */
export function pagesToCompare({ rule, evidence }: Pick<ReportFinding, 'rule' | 'evidence'>, items: ReadonlyMap<string, number>): readonly WritingGroup[] {
  if (!/^B60\d$/.test(rule)) return [];
  const pages = evidence.flatMap(({ path, quote }) => {
    const parts = /^(?:([甲乙])组：)?第 (\d+) 页(?:（(.+?)）)?/.exec(quote);
    const itemId = items.get(path);
    return parts && itemId !== undefined ? [{ group: parts[1] === undefined ? '' : `${parts[1]}组`, itemId, page: Number(parts[2]), label: `第 ${parts[2]!} 页${parts[3] === undefined ? '' : `　${parts[3]}`}` }] : [];
  });
  return [...Map.groupBy(pages, ({ group }) => group)].map(([name, own]) => ({ name, pages: own.map(({ itemId, page, label }) => ({ itemId, page, label })) }));
}
