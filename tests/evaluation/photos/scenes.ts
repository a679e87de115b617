import sharp from 'sharp';
import { randomFrom, type Random } from '../../../electron/sample/random.ts';

/** One moment in one place: the same `room` with other `people` is another photo of the same room. */
export interface Moment {
  readonly room: string;
  readonly people: string;
  /** So many of the people have moved against the moment of the same name without `moved`. */
  readonly moved?: { readonly count: number; readonly how: string };
  readonly light?: number;
  readonly shift?: { readonly x: number; readonly y: number; readonly zoom: number; readonly turn: number };
}

export type Place = 'room' | 'outdoor';

const WIDTH = 1200;
const HEIGHT = 900;

/** A JPEG of a moment with the grain, light and soft detail of a phone photo. */
export async function shoot(moment: Moment, place: Place, grain = 'g'): Promise<Buffer> {
  const random = randomFrom(`room ${moment.room}`);
  const people = randomFrom(`people ${moment.people}`);
  const { x = 0, y = 0, zoom = 1, turn = 0 } = moment.shift ?? {};
  const content = `${place === 'room' ? room(random) : outdoor(random)}${seated(people, moment, place)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><g transform="translate(${x * WIDTH} ${y * HEIGHT}) rotate(${turn} ${WIDTH / 2} ${HEIGHT / 2}) translate(${(WIDTH * (1 - zoom)) / 2} ${(HEIGHT * (1 - zoom)) / 2}) scale(${zoom})">${content}</g></svg>`;
  const drawn = sharp(Buffer.from(svg)).flatten({ background: '#777' }).blur(1.2).modulate({ brightness: moment.light ?? 1 });
  const noise = await noiseOf(`${grain} ${moment.room} ${moment.people} ${moment.moved?.how ?? ''}`);
  return sharp(await drawn.png({ compressionLevel: 0 }).toBuffer()).composite([{ input: noise, blend: 'soft-light' }]).jpeg({ quality: 88 }).toBuffer();
}

function seated(people: Random, { people: name, moved }: Moment, place: Place): string {
  const count = people.int(4, 16);
  return Array.from({ length: count }, (_, index) => person(moved && index < moved.count ? randomFrom(`${name} ${moved.how} ${index}`) : people.fork(String(index)), place)).join('');
}

async function noiseOf(seed: string): Promise<Buffer> {
  const random = randomFrom(seed);
  const grey = Buffer.from(Array.from({ length: 300 * 225 }, () => random.int(88, 168)));
  return sharp(grey, { raw: { width: 300, height: 225, channels: 1 } }).resize(WIDTH, HEIGHT).toColourspace('srgb').png({ compressionLevel: 0 }).toBuffer();
}

function room(random: Random): string {
  const parts = [gradient('wall', random), box(0, 0, WIDTH, HEIGHT, 'url(#wall)'), box(0, random.int(560, 660), WIDTH, 400, tone(random, 30, 25, 50))];
  for (let index = random.int(1, 4); index > 0; index -= 1) {
    const [left, top, width, height] = [random.int(0, 1000), random.int(80, 260), random.int(90, 220), random.int(120, 260)];
    parts.push(box(left, top, width, height, tone(random, 205, 45, 80)), box(left + width / 2 - 4, top, 8, height, '#555'), box(left, top + height / 2, width, 8, '#555'));
  }
  const banner = random.int(60, 400);
  parts.push(box(banner, random.int(30, 90), 640, 62, '#c4202b'));
  for (let index = 0; index < 9; index += 1) parts.push(box(banner + 30 + index * 66, 50 + random.int(0, 10), random.int(20, 44), 34, '#f4d35e'));
  for (let index = random.int(2, 5); index > 0; index -= 1) parts.push(box(random.int(0, 1000), random.int(200, 420), random.int(60, 120), random.int(50, 110), tone(random, random.int(0, 359), 40, 45)));
  for (let index = random.int(2, 4); index > 0; index -= 1) parts.push(box(random.int(0, 700), random.int(620, 820), random.int(260, 620), random.int(40, 110), tone(random, 25, 50, 38)));
  return parts.join('');
}

function outdoor(random: Random): string {
  const horizon = random.int(280, 480);
  const parts = [box(0, 0, WIDTH, horizon, tone(random, 208, 50, 78)), box(0, horizon, WIDTH, HEIGHT - horizon, tone(random, random.int(50, 110), 35, 42))];
  for (let index = random.int(3, 7); index > 0; index -= 1) {
    const left = random.int(-200, 1000);
    parts.push(`<polygon points="${left},${horizon} ${left + random.int(120, 380)},${horizon - random.int(60, 240)} ${left + random.int(420, 700)},${horizon}" fill="${tone(random, 110, 25, 36)}"/>`);
  }
  for (let index = random.int(10, 45); index > 0; index -= 1) {
    const [x, y, size] = [random.int(0, WIDTH), random.int(horizon, 860), random.int(20, 90)];
    parts.push(box(x - 4, y - size, 8, size, '#5b4632'), `<circle cx="${x}" cy="${y - size}" r="${size * 0.6}" fill="${tone(random, 105, 42, 32)}"/>`);
  }
  return parts.join('');
}

function person(random: Random, place: Place): string {
  const [x, y] = [random.int(40, WIDTH - 40), random.int(place === 'room' ? 400 : 480, 780)];
  const size = (y / 780) * random.int(30, 48);
  return `<rect x="${x - size}" y="${y}" width="${size * 2}" height="${size * 3.4}" rx="${size * 0.7}" fill="${tone(random, random.int(0, 359), 40, random.int(18, 62))}"/><circle cx="${x}" cy="${y - size * 0.6}" r="${size * 0.75}" fill="${tone(random, 25, 45, 66)}"/><path d="M ${x - size * 0.75} ${y - size * 0.7} a ${size * 0.75} ${size * 0.75} 0 0 1 ${size * 1.5} 0 z" fill="#26221f"/>`;
}

function gradient(id: string, random: Random): string {
  const hue = random.int(20, 220);
  return `<defs><linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue},18%,88%)"/><stop offset="1" stop-color="hsl(${hue},18%,62%)"/></linearGradient></defs>`;
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function tone(random: Random, hue: number, saturation: number, lightness: number): string {
  return `hsl(${hue + random.int(-8, 8)},${saturation}%,${lightness + random.int(-6, 6)}%)`;
}
