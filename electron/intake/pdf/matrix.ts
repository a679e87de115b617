/** The numbers of a PDF transformation `[a b c d e f]`. */
export type Matrix = readonly [number, number, number, number, number, number];

export function toMatrix(numbers: readonly unknown[]): Matrix {
  const at = (index: number): number => (typeof numbers[index] === 'number' && Number.isFinite(numbers[index]) ? numbers[index] : 0);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** First `n`, then `m`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

export function apply(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}
