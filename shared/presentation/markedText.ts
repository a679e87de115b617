/** A stretch of a text; `marks` are the indexes of the marks that cover all of it. */
export interface MarkedPart {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly number[];
}

/**
 * Cuts a text at the ends of its marks, so that each part is covered by the same marks throughout. Marks may overlap;
 * what reaches beyond the text is cut off, what is empty marks nothing.
 *
 * @param length of the text in UTF-16 code units, as the offsets of the marks
 */
export function markedParts(length: number, marks: readonly { readonly start: number; readonly end: number }[]): readonly MarkedPart[] {
  const inside = marks.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }));
  const cuts = [...new Set([0, length, ...inside.filter(({ start, end }) => start < end).flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    return { start, end, marks: inside.flatMap((mark, number) => (mark.start <= start && mark.end >= end ? [number] : [])) };
  });
}
