import type { WritingForm } from '../model/handwriting.ts';

/** Distributions ready to be compared; parts add up to 1. */
export interface Shape {
  readonly hinge: Float32Array;
  readonly deltaHinge: Float32Array;
  readonly quill: Float32Array;
  readonly runs: Float32Array;
}

/** The writing of several blocks as one, each by its weight (its characters). */
export function shapeOf(forms: readonly { readonly form: WritingForm; readonly weight: number }[]): Shape {
  const joined = (part: keyof WritingForm): Float32Array => {
    const shares = new Float32Array(forms[0]!.form[part].length);
    for (const { form, weight } of forms) {
      const roots = form[part];
      const whole = roots.reduce((sum, root) => sum + root * root, 0);
      if (whole > 0) for (const [index, root] of roots.entries()) shares[index]! += (weight * root * root) / whole;
    }
    const all = shares.reduce((sum, share) => sum + share, 0);
    return all > 0 ? shares.map((share) => share / all) : shares;
  };
  return { hinge: joined('hinge'), deltaHinge: joined('deltaHinge'), quill: joined('quill'), runs: joined('runs') };
}

/** How much each distribution counts. */
const parts: readonly (keyof Shape)[] = ['hinge', 'deltaHinge', 'quill', 'runs'];

/** How far two pieces of writing differ: the mean χ² distance of their distributions, 0 (alike) … 1 (nothing in common). */
export function shapeDistance(a: Shape, b: Shape): number {
  return parts.reduce((sum, part) => sum + chiSquare(a[part], b[part]), 0) / parts.length;
}

/** ½ Σ (a − b)² / (a + b), as Bulacu and Schomaker compare distributions. */
function chiSquare(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) {
    const both = a[index]! + b[index]!;
    if (both > 0) sum += (a[index]! - b[index]!) ** 2 / both;
  }
  return sum / 2;
}
