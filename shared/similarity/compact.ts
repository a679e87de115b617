/** A stretch of a text in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text as it is compared: no blanks and punctuation, every number one `0`, and the way back to the original. */
export interface CompactText {
  /** UTF-16 code units; {@link BARRIER} where something hidden was left out, so that nothing matches across it. */
  readonly units: Uint16Array;
  /** Offset in the original text of each unit. */
  readonly origins: Uint32Array;
}

/** Stands for any person or place that the caller names: who it was does not tell two forms of words apart. */
export const NAME = 1;

/** Stands where hidden text was; equal to nothing, not even to itself. */
export const BARRIER = 0;

const ZERO = 0x30;

/** What is done with stretches of a text before it is compared; each list in order and without overlaps. */
export interface CompactOptions {
  /** Left out of the comparison. */
  readonly hidden?: readonly Span[];
  /** Names, each counted as one and the same unit. */
  readonly names?: readonly Span[];
}

/**
 * Reduces a text to what is compared. Chinese characters and letters stay (letters and digits in half width, lower
 * case), a run of digits counts as one zero, everything else vanishes.
 */
export function compactText(text: string, { hidden = [], names = [] }: CompactOptions = {}): CompactText {
  const units = new Uint16Array(text.length + hidden.length);
  const origins = new Uint32Array(text.length + hidden.length);
  let count = 0;
  const put = (unit: number, origin: number): void => {
    units[count] = unit;
    origins[count] = origin;
    count += 1;
  };
  let nextHidden = 0;
  let nextName = 0;
  let index = 0;
  while (index < text.length) {
    while (nextHidden < hidden.length && hidden[nextHidden]!.end <= index) nextHidden += 1;
    while (nextName < names.length && names[nextName]!.start < index) nextName += 1;
    if (nextHidden < hidden.length && index >= hidden[nextHidden]!.start) {
      if (count > 0 && units[count - 1] !== BARRIER) put(BARRIER, index);
      index = hidden[nextHidden]!.end;
    } else if (nextName < names.length && index === names[nextName]!.start) {
      put(NAME, index);
      index = names[nextName]!.end;
    } else {
      const unit = unitOf(text.charCodeAt(index));
      if (unit !== BARRIER && (unit !== ZERO || count === 0 || units[count - 1] !== ZERO)) put(unit, index);
      index += 1;
    }
  }
  return { units: units.slice(0, count), origins: origins.slice(0, count) };
}

/** The stretch of the original text that the units `from` to `to` (exclusive) were read from. */
export function originOf(text: string, { units, origins }: CompactText, from: number, to: number): Span {
  const start = origins[from]!;
  let end = origins[to - 1]! + 1;
  // A name runs up to the next unit; marks behind it are no part of it.
  if (units[to - 1] === NAME) while (end < (origins[to] ?? text.length) && unitOf(text.charCodeAt(end)) !== BARRIER) end += 1;
  // A number is one unit: its other digits belong to it.
  if (units[to - 1] === ZERO) while (end < text.length && (unitOf(text.charCodeAt(end)) === ZERO || /[.,．，]/.test(text[end]!) && unitOf(text.charCodeAt(end + 1)) === ZERO)) end += 1;
  return { start, end };
}

/** The unit a character counts as; {@link BARRIER} where it does not count. */
function unitOf(code: number): number {
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) return code;
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (half >= 0x30 && half <= 0x39) return ZERO;
  if (half >= 0x61 && half <= 0x7a) return half;
  if (half >= 0x41 && half <= 0x5a) return half + 0x20;
  return BARRIER;
}
