/** 全宗号: four capital letters or digits (DA/T 22—2015). */
export function isFondsCode(text: string): boolean {
  return /^[A-Z0-9]{4}$/.test(text);
}

/**
 * The first free code of the run `D001` … `D999`, then `E001` … up to `Z999`; deterministic, so that branches filed in
 * the same order get the same codes.
 *
 * @returns `null` when all of them are taken
 */
export function nextFondsCode(taken: ReadonlySet<string>): string | null {
  for (const letter of 'DEFGHIJKLMNOPQRSTUVWXYZ') {
    for (let number = 1; number <= 999; number += 1) {
      const code = `${letter}${String(number).padStart(3, '0')}`;
      if (!taken.has(code)) return code;
    }
  }
  return null;
}
