import type { EvaluationResult } from './evaluate.ts';
import { summarise } from './figures.ts';
import { groupRows, kindRows, mark, percentOf } from './pageTables.ts';

/** The part of the page on the books that no rule was tried on, with what had to be admitted about them. */
export function heldOutPart({ seed, books, records }: EvaluationResult): string {
  const summary = summarise(records);
  const [honest, , , , open, cleaned] = summary.groups;
  return `
## 留出的一组

另有 ${books} 本、${records.length} 份记录（种子 ${seed}），人名、事项、句子全部另写，做法里一部分与上面相同、一部分是文字规则第一次写定之后才想到的，专找难分的诚实做法。

| 目标 | 要求 | 实测 | |
|---|---|---|---|
| 诚实记录达到“强” | 0 份 | ${percentOf(honest!.strong)} | ${mark(honest!.strong.hits === 0)} |
| 诚实记录达到“中”以上 | 至多 0.5% | ${percentOf(honest!.moderate)} | ${mark(honest!.moderate.hits * 200 <= honest!.records)} |
| 未清除元数据的补记达到“中”以上 | 至少 80% | ${percentOf(open!.moderate)} | ${mark(open!.moderate.hits >= 0.8 * open!.records)} |
| 清除或改写过元数据的补记达到“中”以上 | 至少 50% | ${percentOf(cleaned!.moderate)} | ${mark(cleaned!.moderate.hits >= 0.5 * cleaned!.records)} |

要说明：这一组第一次测时，未清除元数据的补记有 66%、清除的有 40% 达到“中”，但诚实记录也有 2.7% 达到，大半是“每次重述固定的村情数字”——规则把每次都报的党员数、户数当成了抄来的数字。这是规则的错，随后改了两处：每次都报、又不是谁的发言或决议的数字，只有在其余的话也全是旧话时才算；几个字一行的事实也当作当次的内容看，由旧分句拼成的句子算作旧句。上表是改后对同一批书重测的结果，所以对这两处它已不是没有见过的。改之前的旧规则（只比两份之间的大段相同）在这一组上分别是 10%、3.1%、0%。

| 组 | 份数 | 弱以上 | 中以上 | 强 |
|---|---|---|---|---|
${groupRows(summary)}

| 做法 | 标签 | 份数 | 弱以上 | 中以上 | 强 | 最常见的信号 |
|---|---|---|---|---|---|---|
${kindRows(summary)}
`;
}
