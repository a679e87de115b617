import { foldText } from '../text/normalise.ts';

/** What a matter is about, made comparable: its name without verbs, bodies and the endings that any paper may have. */
export interface MatterName {
  readonly written: string;
  readonly core: string;
  readonly grams: ReadonlySet<string>;
  /** 四组, 二期: matters that differ in one of these are two. */
  readonly parts: ReadonlySet<string>;
  readonly years: ReadonlySet<string>;
}

const lead = /^(?:(?:本次|此次)?会议|一致|经|并|提议|动议|提出|商议|协商|审议|审定|表决|决议|决定|议定|讨论|研究|听取|通报|通过|同意|关于|有关|对|将|就|实施|开展|进行|组织|完成|村?党支部|村?党总支|村党组织|支部|村?["“”]?两委["“”]?|党员大会|村民代表会议|村民代表大会|村民会议|了|的|:|：|、|,|，|\s)+/;
const tail = /(?:的|等|提议|商议|审议|表决|决议|公示|公开|公告|实施方案|方案|事项|事宜|议题|项目|工程|问题|工作|情况|意见|建议|请示|报告|提案|议案|草案|实施结果|完成|结果|决定|实施|登记表|记录|书|表|一事|（[^（）]*）|\([^()]*\)|[。；;,，、:：\s])+$/;
const ordinal = /(?:第)?([一二三四五六七八九十]{1,2}|\d{1,2})(组|社|队|期|标段|批)/g;

/**
 * The comparable name of a matter; `null` where less than three characters are left of it.
 *
 * @param places names of the village and township, which any of its matters may or may not bear
 */
export function matterName(written: string, places: readonly string[]): MatterName | null {
  const folded = foldText(written.trim()).folded.replace(/[《》〈〉"“”'‘’【】[\]]/g, '');
  const years = new Set([...folded.matchAll(/(20\d{2})年/g)].map(([, year]) => year!));
  let core = folded.replace(/20\d{6}(?!\d)|20\d{2}年度?|\d{1,2}月(?:份)?(?:\d{1,2}日)?|[一二三四]季度/g, '');
  for (const place of places) core = core.replaceAll(place, '');
  for (let before = ''; before !== core; ) {
    before = core;
    core = core.replace(lead, '').replace(tail, '').replace(/^村(?=村|[^民委务部规])/, '');
  }
  core = core.replace(/[^\u3400-\u9fffA-Za-z0-9]/g, '');
  if (core.length < 3) return null;
  return { written: written.trim(), core, grams: gramsOf(core), parts: new Set([...core.matchAll(ordinal)].map(([, number, unit]) => `${number!}${unit!}`)), years };
}

/** Overlapping pairs of characters: names of matters are too short for longer ones. */
function gramsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
}

/** Weight of each pair of characters in a branch: the rarer among its matters, the more it tells (inverse frequency). */
export type GramWeights = (gram: string) => number;

/** Weights learnt from all names of matters of a branch; each distinct name counts once. */
export function gramWeights(names: readonly MatterName[]): GramWeights {
  const distinct = new Map(names.map((name) => [name.core, name]));
  const frequency = new Map<string, number>();
  for (const { grams } of distinct.values()) for (const gram of grams) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  return (gram) => Math.log(1 + (distinct.size + 1) / (frequency.get(gram) ?? 1));
}

/**
 * How far two names share what is telling: weight of the shared pairs by that of the lighter name, 0…1; 0 where a part
 * or year contradicts or fewer than two pairs are shared.
 */
export function likeness(a: MatterName, b: MatterName, weight: GramWeights): number {
  if (a.core === b.core) return contradict(a.years, b.years) ? 0 : 1;
  if (contradict(a.parts, b.parts) || contradict(a.years, b.years)) return 0;
  const shared = [...a.grams].filter((gram) => b.grams.has(gram));
  if (shared.length < 2) return 0;
  const total = (grams: Iterable<string>) => [...grams].reduce((sum, gram) => sum + weight(gram), 0);
  const common = total(shared);
  const [light, heavy] = [total(a.grams), total(b.grams)].sort((one, other) => one - other);
  if (common / heavy! < 0.25) return 0;
  // 安全饮水 and 饮水安全: the same characters in another order.
  const reordered = common / light! >= 0.45 && sharedCharacters(a.core, b.core) === 1;
  return Math.min(1, common / light! + (reordered ? 0.2 : 0));
}

/** How much of a matter's name, by weight, stands in a text; 1 where the whole name does. */
export function shareInText({ core, grams }: MatterName, text: string, weight: GramWeights): number {
  if (text.includes(core)) return 1;
  let [found, all] = [0, 0];
  for (const gram of grams) {
    all += weight(gram);
    if (text.includes(gram)) found += weight(gram);
  }
  return all === 0 ? 0 : found / all;
}

/** How many of the shorter name's characters the other has, 0…1. */
function sharedCharacters(a: string, b: string): number {
  const [short, long] = [new Set(a), new Set(b)].sort((one, other) => one.size - other.size);
  return [...short!].filter((character) => long!.has(character)).length / short!.size;
}

function contradict(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((one) => b.has(one));
}
