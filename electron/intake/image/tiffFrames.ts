/** A scan of a thousand pages in one file is a whole volume; a chain longer than that is a loop. */
const MAX_FRAMES = 5000;

const STRIP_OFFSETS = 273;
const STRIP_BYTES = 279;
const TILE_OFFSETS = 324;
const TILE_BYTES = 325;

/** Counts a TIFF's frames along its chain of directories and checks that their pixels lie inside the file. Reads past the end throw `RangeError`. */
export function walkTiff(view: DataView): { readonly frames: number; readonly damage: string | null } {
  const little = view.getUint16(0) === 0x4949;
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  if (at === 0) return { frames: 0, damage: '没有图像数据' };
  while (at !== 0 && !seen.has(at) && seen.size < MAX_FRAMES) {
    seen.add(at);
    const entries = view.getUint16(at, little);
    let offsets: readonly number[] = [];
    let sizes: readonly number[] = [];
    for (let index = 0; index < entries; index += 1) {
      const entry = at + 2 + index * 12;
      const tag = view.getUint16(entry, little);
      if (tag === STRIP_OFFSETS || tag === TILE_OFFSETS) offsets = numbers(view, entry, little);
      if (tag === STRIP_BYTES || tag === TILE_BYTES) sizes = numbers(view, entry, little);
    }
    if (offsets.length === 0) return { frames: seen.size, damage: '没有图像数据' };
    // Some old writers leave the sizes out or wrong for the last strip; what starts beyond the file is surely gone.
    if (offsets.some((offset, index) => offset + Math.min(sizes[index] ?? 0, 1) > view.byteLength)) return { frames: seen.size, damage: '文件不完整' };
    const last = offsets.length - 1;
    const lastEnd = offsets[last]! + (sizes[last] ?? 0);
    if (lastEnd > view.byteLength + (sizes[last] ?? 0) / 2) return { frames: seen.size, damage: '文件不完整' };
    at = view.getUint32(at + 2 + entries * 12, little);
  }
  return { frames: seen.size, damage: null };
}

/** The values of a SHORT or LONG entry, in place or at their offset; at most as many as the file can hold. */
function numbers(view: DataView, entry: number, little: boolean): number[] {
  const wide = view.getUint16(entry + 2, little) === 4;
  const count = view.getUint32(entry + 4, little);
  const bytes = wide ? 4 : 2;
  if (count * bytes > view.byteLength) throw new RangeError('more values than bytes');
  const start = count * bytes <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  return Array.from({ length: count }, (_, index) => (wide ? view.getUint32(start + index * 4, little) : view.getUint16(start + index * 2, little)));
}
