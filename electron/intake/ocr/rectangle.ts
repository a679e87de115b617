/** A rectangle at any angle: centre, length along the line, height across it, direction of the line in radians. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly height: number;
  readonly angle: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The smallest rectangle around some points; its longer side is its length and points rightwards. */
export function smallestRectangle(points: readonly Point[]): Rectangle {
  const hull = convexHull(points);
  let best: Rectangle | null = null;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length]!;
    const rectangle = alongSide(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (!best || rectangle.length * rectangle.height < best.length * best.height) best = rectangle;
  }
  return lengthwise(best ?? { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, length: 0, height: 0, angle: 0 });
}

/** Moves every side outwards by `distance`. */
export function widened(rectangle: Rectangle, distance: number): Rectangle {
  return { ...rectangle, length: rectangle.length + 2 * distance, height: rectangle.height + 2 * distance };
}

/** Corners clockwise from the beginning of the line's upper edge. */
export function cornersOf({ x, y, length, height, angle }: Rectangle): readonly [Point, Point, Point, Point] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (along: number, across: number): Point => ({ x: x + along * cos - across * sin, y: y + along * sin + across * cos });
  const [l, h] = [length / 2, height / 2];
  return [corner(-l, -h), corner(l, -h), corner(l, h), corner(-l, h)];
}

function alongSide(hull: readonly Point[], angle: number): Rectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of hull) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  return { x: along * cos - across * sin, y: along * sin + across * cos, length: right - left, height: bottom - top, angle };
}

/**
 * The line runs along the longer side, except for nearly square regions (one character), which stand upright; directions
 * are kept within -45° to 135° so that a line never starts at its right end.
 */
function lengthwise(rectangle: Rectangle): Rectangle {
  let { length, height, angle } = rectangle;
  const turn = (): void => {
    [length, height] = [height, length];
    angle += Math.PI / 2;
  };
  if (length < height) turn();
  angle = normalised(angle);
  if (length < 1.3 * height && angle > Math.PI / 4) {
    turn();
    angle = normalised(angle);
  }
  return { ...rectangle, length, height, angle };
}

/** To (-π/4, 3π/4], by half turns. */
function normalised(angle: number): number {
  let turned = angle;
  while (turned <= -Math.PI / 4) turned += Math.PI;
  while (turned > (3 * Math.PI) / 4) turned -= Math.PI;
  return turned;
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function cross(o: Point, a: Point, b: Point): number {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}
