import type { ScannedLine } from '../model/scan.ts';
import type { ColourPicture } from './inkPicture.ts';

/** Where a line stands in the picture that is measured. */
export interface Zone {
  /** 0-based among the page's lines. */
  readonly line: number;
  readonly characters: number;
  /** Its middle, size and angle (radians), in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
  /** A stretch of a name's length: all of a short line, else its first Chinese characters. */
  readonly word: Word;
  readonly signing: boolean;
}

/** Left and right end along the line in pixels of the picture that OCR read; `left`, `right` across the measured one. */
interface Word {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly characters: number;
  readonly steps: readonly number[];
}

/** No more characters than a name has. */
const NAME = 4;
const WORD = 3;
/** Strokes reach a little out of the box that OCR draws. */
const MARGIN = 0.08;

export function zoneOf({ text, quad, centres }: ScannedLine, line: number, scale: number): Zone {
  const [ax, ay, bx, by, cx, cy, dx, dy] = quad;
  const length = Math.hypot(bx - ax, by - ay);
  const angle = Math.atan2(by - ay, bx - ax);
  const characters = Array.from(text).filter((character) => character.trim() !== '').length;
  const short = centres.length <= NAME;
  const count = short ? characters : WORD;
  const begin = short ? 0 : Math.max(0, beginOfWord(text));
  const step = centres.length > 1 ? (centres.at(-1)! - centres[0]!) / (centres.length - 1) : length;
  const [from, to] = short ? [0, length] : [Math.max(0, centres[begin]! - step / 2), Math.min(length, centres[begin + WORD - 1]! + step / 2)];
  const across = (along: number): number => (ax + along * Math.cos(angle)) * scale;
  return {
    line, characters,
    x: ((ax + bx + cx + dx) / 4) * scale,
    y: ((ay + by + cy + dy) / 4) * scale,
    width: length * scale,
    height: Math.hypot(dx - ax, dy - ay) * scale,
    angle,
    word: { from: Math.round(from), to: Math.round(to), left: across(from), right: across(to), characters: count, steps: centres.slice(begin + 1, begin + count).map((centre, index) => centre - centres[begin + index]!) },
    signing: /签\s*[字名到]|审[核阅]|批示|阅处/.test(text),
  };
}

/** Marks and digits have other strokes than names: a word is of Chinese characters, and a line without them begins with its first. */
function beginOfWord(text: string): number {
  const characters = Array.from(text);
  return characters.findIndex((_, index) => index + WORD <= characters.length && characters.slice(index, index + WORD).every((character) => /\p{Script=Han}/u.test(character)));
}

/** For every pixel the position of its zone, from 1; 0 outside all. Where two overlap, the one whose middle is nearer. */
export function zonesOf(zones: readonly Zone[], { width, height }: Pick<ColourPicture, 'width' | 'height'>): Uint8Array {
  const map = new Uint8Array(width * height);
  for (const [position, zone] of zones.entries()) {
    const [cos, sin] = [Math.cos(zone.angle), Math.sin(zone.angle)];
    const [halfWidth, halfHeight] = [zone.width / 2 + zone.height * MARGIN, zone.height * (0.5 + MARGIN)];
    const [reachX, reachY] = [Math.abs(halfWidth * cos) + Math.abs(halfHeight * sin), Math.abs(halfWidth * sin) + Math.abs(halfHeight * cos)];
    for (let y = Math.max(0, Math.floor(zone.y - reachY)); y < Math.min(height, zone.y + reachY); y += 1) {
      for (let x = Math.max(0, Math.floor(zone.x - reachX)); x < Math.min(width, zone.x + reachX); x += 1) {
        const [dx, dy] = [x - zone.x, y - zone.y];
        const across = Math.abs(dy * cos - dx * sin);
        if (across > halfHeight || Math.abs(dx * cos + dy * sin) > halfWidth) continue;
        const at = y * width + x;
        const other = map[at] === 0 ? null : zones[map[at]! - 1]!;
        if (other === null || across < Math.abs((y - other.y) * Math.cos(other.angle) - (x - other.x) * Math.sin(other.angle))) map[at] = position + 1;
      }
    }
  }
  return map;
}
