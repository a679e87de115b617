import type { ClassificationInput } from './classification.ts';

const anchors = /党|支部|支委|村民|村委|村务|村规|两委|居民|居委|社区|行政村|村级|村集体|四议|驻村|第一书记|帮扶|志愿服务|组织生活|学习教育|三会一课|合作社|监委会|乡镇|干部|同志|政治审查|政审|入党|转正|换届|选举|述职|督查|巡察|低保|民主评议|群众/g;
/** Words of papers that lie about on office computers and are none of the branch's records. */
const foreign = /食材|焯水|用户手册|驱动程序|安装包|发票号码|发票代码|价税合计|求职意向|快递单号|董事会|股东|家长会|班主任|教学目标|作业布置|npm|https?:\/\/|localhost|剧情|豆瓣|股票|目标价|承租方|月租金|适应症|用法用量|血压|新娘|登录密码|数据库|软件|游戏|驾驶机动车|浏览器/gi;

/**
 * How much the content speaks of village and branch business, as a weight for “not ours”: high for a recipe or an
 * invoice, below zero for a paper full of the field's words. Content counts, folder names do not: anything may lie in
 * a village's folder.
 */
export function foreignWeight(input: ClassificationInput): number {
  const content = `${input.title ?? ''}\n${input.text.slice(0, 3000)}\n${input.tableHeaders.join(' ')}`;
  const ours = new Set(content.match(anchors) ?? []).size;
  const theirs = new Set(content.match(foreign) ?? []).size;
  const written = content.replace(/\s/g, '').length;
  if (written < 12) return 0;
  const latin = (content.match(/[A-Za-z]/g)?.length ?? 0) / written;
  if (latin > 0.3) return 4;
  if (ours === 0) return 2 + Math.min(5, theirs * 2) + (written > 60 ? 1 : 0);
  return Math.min(4, theirs * 1.2) - Math.min(2, ours * 0.7);
}
