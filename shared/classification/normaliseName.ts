/**
 * A title, file or folder name without what carries no meaning for comparing: full-width forms folded, spaces, marks,
 * quotes, brackets and figures removed. `东沟村“两委”会议记录（2024.3）` becomes `东沟村两委会议记录`.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\d+/g, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
    .replace(/年度?(?=第|上|下|[一二三四]季)/g, '年');
}

/**
 * The same, and without the organisation's own full name: 中共清河县柳林乡东沟村支部委员会 ends like the name of a meeting
 * and is none. Kept where 会议 or 记录 follows, since then it may be one.
 */
export function titleWords(title: string): string {
  return normaliseName(title).replace(/中共[^关于的在]{1,24}?(?:总支部|支部)委员会(?!会|议|记录|班子|第)/g, '');
}
