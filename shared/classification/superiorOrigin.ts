import type { ClassificationInput } from './classification.ts';

/** Signs that a paper came from above the branch, each a short Chinese reason with its weight. */
export interface OriginSign {
  readonly weight: number;
  readonly reason: string;
}

const above = /(?:(?:乡|镇|街道|县|区|市|省|州|旗|自治区)(?:党委|委员会|党工委|工作委员会|工委|委|人民政府|政府|党政|纪委|纪律检查|组织部|办公室|民政局|农业农村局)|中共中央|中央办公厅|国务院|组织部|巡察组|党委组织办|党政(?:综合)?办)/;
const own = /村|社区|支部|总支/;
/** 中共柳林乡委员会关于…, 柳林镇党委关于…, 县委组织部关于…: who speaks stands before 关于. */
const speaksInTitle = /^(?:中共)?[^关]{0,24}?(?:乡|镇|街道|县|区|市|省|州|旗)[^关村社]{0,14}?(?:委员会|党委|党工委|工委|委|人民政府|政府|组织部|办公室|纪委|局)(?:[^关村社]{0,12})关于/;
const addressedToMany = /(?:^|\n)\s*(?:各|全[乡镇县区]各)(?:行政)?(?:乡镇|村|社区|支部|党支部|基层党|党组织|单位|街道|镇直|机关)[^\n]{0,40}[：:]?/;

/**
 * Looks for the marks of a superior's paper: who issued it, whom it addresses, its number. A request that a village
 * sends upwards (镇党委：…) shows none of them.
 */
export function superiorOrigin(input: ClassificationInput): readonly OriginSign[] {
  const signs: OriginSign[] = [];
  const title = input.title ?? '';
  if (input.issuer && above.test(input.issuer) && !own.test(input.issuer)) signs.push({ weight: 4, reason: `由“${input.issuer}”发出` });
  else if (letterhead(input.opening)) signs.push({ weight: 4, reason: `由“${letterhead(input.opening)}”发出` });
  const speaker = [title, ...input.opening.split('\n')].find((line) => speaksInTitle.test(line.replace(/\s/g, '')));
  if (speaker) signs.push({ weight: 5, reason: `题名写明由上级发出：“${speaker.trim().slice(0, 24)}”` });
  if (addressedToMany.test(input.opening)) signs.push({ weight: 4, reason: '发给各村、各支部' });
  if (input.documentNumber && !/[村社支]/.test(input.documentNumber)) signs.push({ weight: 3, reason: `有上级文号“${input.documentNumber}”` });
  if (/^转发/.test(title) || /印发给你们|转发给你们/.test(input.text.slice(0, 2000))) signs.push({ weight: 3, reason: '是印发或转发的文件' });
  return signs;
}

function letterhead(opening: string): string | null {
  const lines = opening.split('\n', 3).map((line) => line.replace(/\s/g, ''));
  return lines.find((line) => line.length <= 30 && /^(?:中共)?.{1,20}(?:乡|镇|街道|县|区|市)(?:委员会|工作委员会|人民政府|委组织部|党委|党工委)(?:文件|办公室|组织办公室)?$/.test(line) && !own.test(line)) ?? null;
}
