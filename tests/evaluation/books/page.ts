import type { EvaluationResult } from './evaluate.ts';
import type { Summary } from './figures.ts';
import { heldOutPart } from './heldOutPart.ts';
import { countOf, groupRows, kindName, kindRows, mark, percentOf, plain } from './pageTables.ts';

/** `docs/evaluation.md`: what was measured and how, the tables, the targets beside what was reached, the limits. */
export function evaluationPage({ seed, books, records, tableVersion, skipped }: EvaluationResult, summary: Summary, heldOut: EvaluationResult | null): string {
  const [honest, , , , open, cleaned] = summary.groups;
  const honestRecords = summary.groups[0]!.records;
  return `# 补记疑点的自测

本页由 \`npm run evaluate\` 生成（种子 ${seed}，似然比表版本 ${tableVersion}），请勿手改；规则或似然比表改动后重新运行。

## 结论

| 目标 | 要求 | 实测 | |
|---|---|---|---|
| 诚实记录达到“强” | 4000 份中 0 份 | ${countOf(honest!.strong)} | ${mark(honest!.strong.hits === 0 && honestRecords >= 4000)} |
| 诚实记录达到“中”以上 | 至多 0.5%（每 200 份 1 份） | ${percentOf(honest!.moderate)} | ${mark(honest!.moderate.hits * 200 <= honestRecords)} |
| 未清除元数据的补记达到“中”以上 | 至少 80% | ${percentOf(open!.moderate)} | ${mark(open!.moderate.hits >= 0.8 * open!.records)} |
| 清除或改写过元数据的补记达到“中”以上 | 至少 50% | ${percentOf(cleaned!.moderate)} | ${mark(cleaned!.moderate.hits >= 0.5 * cleaned!.records)} |

${reasonsWhy(summary)}

### 没有达到的，差在哪里

${shortfalls(summary)}

## 测了什么，怎么测

- 共 ${books} 本记录（一个支部一年为一本）、${records.length} 份记录，其中诚实 ${honestRecords} 份、补记 ${records.length - honestRecords} 份。${skipped.length > 0 ? `本次略去：${skipped.join('、')}。` : ''}
- 每 10 个支部编成一个虚构乡镇，写成普通文件夹（.docx、.doc、.pdf、.txt、.xlsx、.jpg），用与正式使用相同的流程读入、归类、检查，再把结果与生成时的真实标签对照。人名、地名、事项、句子和版式是为自测另写的，与示例乡镇和规则的测试用例无关。
- 文件由真实的写入程序生成：多数由 docx 程序库写成，并带 Word、WPS 10/11/12 的时间、版本和编辑痕迹；一部分确由 LibreOffice 打开并另存为 .docx，元数据是 LibreOffice 写的；PDF 有导出的，也有只有图像的扫描件。
- “补记”指记录形成时间明显晚于所载会议时间。按月、按季、年底集中录入的诚实记录也形成得晚，但写的是当时记下的内容，标为诚实：规则不应把它们当作补记。一本之中可以只有一部分是补记的，标签按份给出。
- 读对日期的记录：${percentOf(summary.readRight)}。括号内均为 95% 威尔逊区间；同一本内的记录并不独立，实际误差比区间大。

## 各级达到的比例

| 组 | 份数 | 弱以上 | 中以上 | 强 |
|---|---|---|---|---|
${groupRows(summary)}

“同本有补记的”诚实记录中，有些正是被抄的原件：程序只见两份相同，分不出谁抄谁。

合并后的似然比代价 Cllr（0 为完美，1 等于什么也没说）：全部 ${summary.cllr.all.toFixed(3)}，未清除元数据 ${summary.cllr.notCleaned.toFixed(3)}，清除或改写过 ${summary.cllr.cleaned.toFixed(3)}。

## 各种做法

| 做法 | 标签 | 份数 | 弱以上 | 中以上 | 强 | 最常见的信号 |
|---|---|---|---|---|---|---|
${kindRows(summary)}

## 各个信号

一份记录上有该信号的比例；weak、moderate、strong 为该信号自身的强度。两列之比大致是它实际的分量。

| 信号 | 补记中 | 诚实中 |
|---|---|---|
${summary.signals.map(({ signal, backfilled, honest: innocent }) => `| ${signal} | ${percentOf(backfilled)} | ${percentOf(innocent)} |`).join('\n')}

没有列出的信号在这批记录中一次也没有计入，自测不能说明它们的检出率，误报率也只对这里有的做法成立。

## 达到“中”以上的诚实记录

${summary.worstHonest.length === 0 ? '没有。' : `共 ${summary.worstHonest.length} 份，按似然比从高到低列出前 30 份。

| 文件 | 做法 | 等级 | 似然比 | 信号 |
|---|---|---|---|---|
${summary.worstHonest.slice(0, 30).map(({ path, kind, level, likelihoodRatio, signals }) => `| ${path} | ${kindName(kind)} | ${level === 'strong' ? '强' : '中'} | ${likelihoodRatio} | ${signals.join('、')} |`).join('\n')}`}

${heldOut ? heldOutPart(heldOut) : ''}
## 局限

- 全部是生成的记录，没有真实村级会议记录。真实记录的用语、版式、来源关系更杂，真实的误报率和检出率都会不同；这里的数字只能用来比较规则改动前后，不能当作某一份记录属实与否的概率。
- 句子由有限的片段拼成，诚实记录之间比真实情况更相近，文字类信号的误报可能偏高；补记的种类和份额是设定的，合计的检出率取决于这个份额。
- 文件时间是按常见做法写入的，不是在真实电脑上逐日形成的；LibreOffice 只在一台机器上转换。
- 这批补记的做法没有照顾到每个信号：抄写的文件是新建的，不是“另存为”，B203 没有机会；正文很少写村名，B303 几乎没有机会；没有发展党员、民主议事材料，也没有手写材料。
- “都在周末开会”的做法把会议移到最近的周六，偶有两个会落在同一天且时间重叠，B501、B505 的“误报”出自这里，是生成的毛病。
- 年底集中另写全部记录与年底把纸质记录统一录入，留下的文件时间完全一样（detection.md §1.5），程序不应也不能区分：这一类应停在“弱”，靠核对纸质原件解决。
- 清除了元数据又逐篇另写的，文件里什么也没有留下；清除元数据、只抄一半或全用套话的，与及时写成、但惯用套话的记录没有差别：文字只到“中”，单凭文字的这一级合起来仍是“弱”，不再往上提。“清除或改写过元数据”一组达不到一半，主要在这里。
- 反过来，惯用套话、没有写下一处当次情况、又按季集中录入的诚实记录，会因文字和文件时间两项相合到“中”（留出的一组里有这种做法）。这一级的意思是请人看一看原始记录，不是结论。
- 抄写的第一份不算：原件和抄件之间，较早的一份照例不计，所以全年照抄的一本里约有八分之一的记录到不了“中”。
`;
}

/** What each practice leaves for anybody to see, and what it does not. */
const shortfallReasons: Readonly<Record<string, string>> = {
  retypedAll: '逐篇写过，没有一句是抄的，文件时间又与年底把纸质记录统一录入完全一样。没有一项事实能把两者分开，再往上提就冤枉了后者。',
  retypedEvening: '也没有抄，只有文件时间可看：本子里其余记录做得及时，才显出这几份晚；缺的多、或同次录入的少，只到“弱”。',
  halfCopied: '一半的话是新写的，写了当次的事。文字多半不到“中”，文件时间也只说明是集中录入。',
  phrasePools: '都是套话的才到“中”；夹着当次数字、人名的，与说话惯用套话的诚实记录一样。',
  neighbour: '57 份里有 15 份抄自邻村的扫描件，自测不作文字识别，没有文字可比；主题党日记录自己的话只有三五十字，太短，不比。有文字可比的一镇 8 份里，文字雷同（B302）查出 5 份，3 份太短；其中 1 份因邻村的文件形成更晚而列在邻村名下，谁抄谁单凭文字分不出。',
  copyDates: '每种会议全年的第一份没有可抄的，照例也不计被抄的那一份。',
  cleanedRewritten: '没有抄，也没有元数据：文件里什么也没有留下。',
  cleanedHalf: '只剩文字一项，一半还是新写的。单凭文字合起来到不了“中”，因为惯用套话的诚实记录也会有同样的相似。',
  cleanedPools: '只剩文字一项，单凭文字合起来到不了“中”。',
  cleanedPhotos: '照片只附在主题党日上，其余各次只剩文字一项。',
};

/** The practices below their group's target with the reason; what the others would have to reach is worked out. */
function shortfalls({ byKind }: Summary): string {
  const missed = byKind.filter(({ label, kind, moderate, records }) => label === 'backfilled' && shortfallReasons[kind] !== undefined && moderate.hits < (isCleaned(kind) ? 0.5 : 0.8) * records);
  const lines = missed.map(({ kind, moderate }) => `- ${kindName(kind)}（${plain(moderate)}）：${shortfallReasons[kind]!}`);
  return `${lines.join('\n')}

年底另写的一种占未清除元数据的 ${shareOf(byKind, 'retypedAll')}，逐篇另写并清除元数据的一种占清除的 ${shareOf(byKind, 'cleanedRewritten')}，前者应停在“弱”，后者没有可说的；其余的若放宽阈值，从留出的一组看，离“中”最近的是“发言惯用套话”的诚实记录，那一组诚实记录的余地已经不多。所以没有为达到目标而放宽。`;
}

/** A practice's part of its group: of those whose metadata was cleaned, or of the others. */
function shareOf(byKind: Summary['byKind'], id: string): string {
  const made = byKind.filter(({ label }) => label === 'backfilled');
  const group = made.filter(({ kind }) => isCleaned(kind) === isCleaned(id));
  return `${Math.round((made.find(({ kind }) => kind === id)!.records / group.reduce((sum, { records }) => sum + records, 0)) * 100)}%`;
}

function isCleaned(kind: string): boolean {
  return kind.startsWith('cleaned') || kind === 'datesRepaired';
}

/** Why targets were missed, drawn from the figures themselves. */
function reasonsWhy({ byKind }: Summary): string {
  const missed = byKind.filter(({ label, moderate, records }) => label === 'backfilled' && moderate.hits < 0.5 * records);
  const wronged = byKind.filter(({ label, moderate }) => label === 'honest' && moderate.hits > 0);
  return [
    missed.length > 0 ? `不到一半达到“中”的补记做法：${missed.map(({ kind, moderate }) => `${kindName(kind)}（${plain(moderate)}）`).join('；')}。` : '每种补记做法都有一半以上达到“中”。',
    wronged.length > 0 ? `有记录达到“中”以上的诚实做法：${wronged.map(({ kind, moderate }) => `${kindName(kind)}（${moderate.hits} 份）`).join('；')}。` : '没有一种诚实做法达到“中”。',
  ].join('\n\n');
}
