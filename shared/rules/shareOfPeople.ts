/** The share of people that a meeting or a vote needs. */
export interface ShareOfPeople {
  readonly numerator: number;
  readonly denominator: number;
  /** Whether the very share is enough: 不少于半数 as against 超过半数. */
  readonly inclusive: boolean;
}

/** Whether so many of `base` are enough. */
export function reachesShare(count: number, base: number, { numerator, denominator, inclusive }: ShareOfPeople): boolean {
  return inclusive ? count * denominator >= base * numerator : count * denominator > base * numerator;
}

/** The fewest of `base` that are enough. */
export function fewestOf(base: number, { numerator, denominator, inclusive }: ShareOfPeople): number {
  return inclusive ? Math.ceil((base * numerator) / denominator) : Math.floor((base * numerator) / denominator) + 1;
}

const numerals = '零一二三四五六七八九';

/** 半数, 三分之二. */
export function partSaid({ numerator, denominator }: ShareOfPeople): string {
  return denominator === 2 ? '半数' : `${numerals[denominator] ?? denominator}分之${numerals[numerator] ?? numerator}`;
}

/** 不少于三分之二, 超过半数. */
export function shareSaid(share: ShareOfPeople): string {
  return `${share.inclusive ? '不少于' : '超过'}${partSaid(share)}`;
}
