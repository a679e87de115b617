import type { ScannedLine } from '../model/scan.ts';

/** So many characters of full width next to each other are needed to see how evenly a line is set. */
const LEAST_STEPS = 4;

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/**
 * How unevenly the characters of a line stand: deviation of the steps between neighbouring Chinese characters, by their
 * mean. Print sets them at one distance, a hand does not.
 *
 * @returns `null` where the line has too few of them to tell
 */
export function unevenness({ text, centres }: Pick<ScannedLine, 'text' | 'centres'>): number | null {
  const characters = Array.from(text);
  const steps = characters.flatMap((character, index) => (index > 0 && isHan(character) && isHan(characters[index - 1]!) ? [centres[index]! - centres[index - 1]!] : []));
  if (steps.length < LEAST_STEPS) return null;
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  if (!(mean > 0)) return null;
  return Math.sqrt(steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / steps.length) / mean;
}
