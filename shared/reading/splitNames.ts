import { compoundSurnames, notAtNameEnd, notInGivenName, notInListedName, notNames, surnames } from './personWords.ts';

/** The surnames that most people bear; a split that uses them is the likelier one. */
const common = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈姜崔谭陆范汪廖贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴';

/**
 * Names that a writer ran together (张三李四王五), by the cheapest way to cut the whole text into surname and given
 * name; empty unless every character belongs to a name and there are at least two.
 */
export function splitNames(text: string): readonly string[] {
  if (text.length < 4 || text.length > 80 || !/^[\u3400-\u9fff]+$/.test(text) || notInListedName.test(text)) return [];
  const best: ({ readonly cost: number; readonly from: number } | undefined)[] = [{ cost: 0, from: 0 }];
  for (let end = 2; end <= text.length; end += 1) {
    for (const length of [2, 3, 4]) {
      const before = best[end - length];
      const cost = end < length ? null : costOf(text.slice(end - length, end));
      if (before === undefined || cost === null) continue;
      const sofar = best[end];
      if (sofar === undefined || before.cost + cost < sofar.cost) best[end] = { cost: before.cost + cost, from: end - length };
    }
  }
  const names: string[] = [];
  for (let end = text.length; end > 0;) {
    const step = best[end];
    if (step === undefined) return [];
    names.unshift(text.slice(step.from, end));
    end = step.from;
  }
  return names.length >= 2 ? names : [];
}

/** How unlikely a stretch is as one name; `null` where it is none. Three characters are the rule, two less common. */
function costOf(name: string): number | null {
  const compound = name.length > 2 && compoundSurnames.includes(name.slice(0, 2));
  if (name.length === 4 && !compound) return null;
  if (!compound && !surnames.has(name[0]!)) return null;
  if (notNames.has(name) || notAtNameEnd.has(name.at(-1)!)) return null;
  const given = Array.from(name.slice(compound ? 2 : 1));
  if (given.some((character) => notInGivenName.has(character))) return null;
  const rare = compound ? 0.2 : common.includes(name[0]!) ? 0 : 0.7;
  const looksLikeNext = given.reduce((sum, character) => sum + (common.includes(character) ? 0.9 : 0), 0);
  return rare + looksLikeNext + (given.length === 1 ? 1 : 0);
}
