import type { DocumentKind } from '../model/scheme.ts';
import { normaliseName, titleWords } from './normaliseName.ts';

/** A title of the scheme found in a name. */
export interface TitleMatch {
  readonly kind: string;
  /** As written in the scheme: 接收…为预备党员的请示. */
  readonly title: string;
  /** Characters that matched, gaps not counted. */
  readonly length: number;
  /** Nothing of meaning follows: Chinese titles say last what a paper is (党员大会签到表 is a sign-in sheet). */
  readonly atEnd: boolean;
  readonly whole: boolean;
}

/** Finds which kinds a name speaks of; longer titles shadow the shorter ones inside them. */
export type TitleMatcher = (name: string) => readonly TitleMatch[];

interface Pattern {
  readonly kind: string;
  readonly title: string;
  readonly parts: readonly string[];
  readonly length: number;
  readonly endOnly: boolean;
}

/** The gap `…` in a title stands for a name or a matter, not for half a page. */
const LONGEST_GAP = 30;

const emptyEnding = /^(?:[年月日季度第上下半一二三四五六七八九十两]*|(?:会议|活动|教育|工作)?(?:情况|登记|统计|汇总|公示|结果)?(?:的)?(?:记录|纪要|纪实|材料|表|册|簿|本|台账|清单|报告|说明|草案|样式|样本|复印件|扫描件?|原件|存根|照片|图片|模板|空白表|正文|定稿|终稿|最终版|修改版?|副本|打印版?|盖章版?)?[一二三四五六七八九十]*)$/;

/** Prepares a scheme's titles once. */
export function titleMatcher(kinds: readonly DocumentKind[]): TitleMatcher {
  const patterns = kinds
    .flatMap(({ id, name, titles }) => [...new Set([name, ...titles])].map((title) => patternOf(id, title)))
    .filter(({ length }) => length >= 2)
    .sort((a, b) => b.length - a.length);
  const byStart = Map.groupBy(patterns.map((pattern, rank) => ({ pattern, rank })), ({ pattern }) => pattern.parts[0]!.slice(0, 2));
  const possible = (words: string) => {
    const found = new Set<{ readonly pattern: Pattern; readonly rank: number }>();
    for (let at = 0; at < words.length; at += 1) for (const ranked of byStart.get(words.slice(at, at + 2)) ?? []) found.add(ranked);
    return [...found].sort((a, b) => a.rank - b.rank).map(({ pattern }) => pattern);
  };
  return (name) => {
    const words = titleWords(name);
    const taken: { start: number; end: number }[] = [];
    const matches: TitleMatch[] = [];
    for (const pattern of possible(words)) {
      const span = find(pattern, words);
      if (!span || taken.some(({ start, end }) => start <= span.start && span.end <= end && (start < span.start || span.end < end))) continue;
      taken.push(span);
      const rest = words.slice(span.end);
      matches.push({
        kind: pattern.kind,
        title: pattern.title,
        length: pattern.length,
        // 主题党日暨党员大会 is both.
        atEnd: emptyEnding.test(rest) || rest.includes('暨'),
        whole: span.start === 0 && rest === '',
      });
    }
    return matches;
  };
}

function patternOf(kind: string, title: string): Pattern {
  const parts = title.replace(/\$$/, '').split('…').map(normaliseName).filter(Boolean);
  return { kind, title: title.replace(/\$$/, ''), parts, length: parts.join('').length, endOnly: title.endsWith('$') };
}

function find({ parts, endOnly }: Pattern, words: string): { start: number; end: number } | null {
  const [first, ...others] = parts;
  const start = endOnly ? words.lastIndexOf(first!) : words.indexOf(first!);
  if (start < 0) return null;
  let end = start + first!.length;
  for (const part of others) {
    const next = words.indexOf(part, end);
    if (next < 0 || next - end > LONGEST_GAP) return null;
    end = next + part.length;
  }
  return endOnly && end !== words.length ? null : { start, end };
}
