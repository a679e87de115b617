import sharp from 'sharp';
import type { Random } from './random.ts';

export interface Photo {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface Camera {
  readonly make: string;
  readonly model: string;
  readonly software: string;
}

/** Phones of the sample's record-keepers; model names are invented. */
export const cameras: readonly Camera[] = [
  { make: 'QINGHE', model: 'QH-A30', software: 'A30 2.1' },
  { make: 'Landing', model: 'LD Note 8', software: 'LDOS 8' },
  { make: 'XINYU', model: 'XY 60 Pro', software: 'XY60.11' },
];

export type SceneName = 'room' | 'trees' | 'river' | 'field' | 'hall' | 'yard' | 'road';

/** The description of a drawn scene (SVG): place, light and people differ with every stream. */
export function drawScene(random: Random, scene: SceneName): string {
  const indoor = scene === 'room' || scene === 'hall';
  const people = random.int(5, 14);
  const parts = [indoor ? indoorBackground(random) : outdoorBackground(random, scene)];
  for (let index = 0; index < people; index += 1) parts.push(person(random, indoor));
  if (indoor) for (let index = random.int(1, 3); index > 0; index -= 1) parts.push(rectangle(random.int(0, 560), random.int(420, 540), random.int(140, 420), random.int(40, 120), colour(random, 20, 45, 45)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${parts.join('')}</svg>`;
}

/** A JPEG of a scene. `takenAt` (local, `YYYY-MM-DDTHH:MM:SS`) goes into EXIF; without it the file has none, as after sending by chat. */
export async function photograph(scene: string, options: { readonly camera?: Camera; readonly takenAt?: string; readonly quality?: number; readonly change?: 'crop' | 'mirror' | 'brighten' } = {}): Promise<Photo> {
  let picture = sharp(Buffer.from(scene));
  if (options.change === 'crop') picture = picture.extract({ left: 50, top: 40, width: 700, height: 525 });
  if (options.change === 'mirror') picture = picture.flop();
  if (options.change === 'brighten') picture = picture.modulate({ brightness: 1.15 });
  if (options.camera && options.takenAt) {
    const time = options.takenAt.replaceAll('-', ':').replace('T', ' ');
    picture = picture.withExif({
      IFD0: { Make: options.camera.make, Model: options.camera.model, Software: options.camera.software, DateTime: time },
      IFD2: { DateTimeOriginal: time, DateTimeDigitized: time },
    });
  }
  const { data, info } = await picture.jpeg({ quality: options.quality ?? 80 }).toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}

function indoorBackground(random: Random): string {
  const wall = colour(random, random.int(20, 220), 18, random.int(70, 88));
  const parts = [rectangle(0, 0, 800, 600, wall), rectangle(0, random.int(380, 460), 800, 240, colour(random, 30, 25, random.int(40, 65)))];
  for (let index = random.int(1, 4); index > 0; index -= 1) parts.push(rectangle(random.int(0, 700), random.int(60, 180), random.int(50, 130), random.int(80, 170), colour(random, 205, 45, random.int(70, 92))));
  parts.push(rectangle(random.int(60, 300), random.int(20, 70), random.int(260, 420), random.int(26, 50), '#c4202b'));
  if (random.chance(0.5)) parts.push(rectangle(random.int(420, 600), random.int(120, 220), random.int(120, 190), random.int(70, 120), '#23262b'));
  return parts.join('');
}

function outdoorBackground(random: Random, scene: SceneName): string {
  const horizon = random.int(200, 330);
  const parts = [rectangle(0, 0, 800, horizon, colour(random, random.int(195, 215), 50, random.int(68, 88))), rectangle(0, horizon, 800, 600 - horizon, colour(random, scene === 'field' ? 48 : random.int(70, 115), 38, random.int(34, 55)))];
  for (let index = random.int(2, 5); index > 0; index -= 1) {
    const left = random.int(-150, 650);
    parts.push(`<polygon points="${left},${horizon} ${left + random.int(80, 260)},${horizon - random.int(50, 180)} ${left + random.int(300, 480)},${horizon}" fill="${colour(random, random.int(90, 140), 22, random.int(30, 52))}"/>`);
  }
  if (scene === 'river' || scene === 'road') {
    const from = random.int(200, 600);
    parts.push(`<polygon points="${from},${horizon} ${from + random.int(20, 60)},${horizon} ${random.int(420, 800)},600 ${random.int(0, 380)},600" fill="${scene === 'river' ? colour(random, 200, 40, random.int(50, 70)) : colour(random, 35, 8, random.int(48, 66))}"/>`);
  }
  if (scene === 'yard') {
    for (let index = random.int(1, 3); index > 0; index -= 1) {
      const left = random.int(0, 600);
      const width = random.int(150, 300);
      parts.push(rectangle(left, horizon - 60, width, random.int(110, 170), colour(random, 25, 30, random.int(55, 78))), `<polygon points="${left - 20},${horizon - 60} ${left + width / 2},${horizon - random.int(110, 150)} ${left + width + 20},${horizon - 60}" fill="${colour(random, 10, 35, 38)}"/>`);
    }
  }
  for (let index = scene === 'trees' ? random.int(8, 22) : random.int(0, 6); index > 0; index -= 1) {
    const x = random.int(10, 790);
    const y = random.int(horizon, 520);
    const size = random.int(18, 60);
    parts.push(rectangle(x - 3, y - size, 6, size, '#5b4632'), `<circle cx="${x}" cy="${y - size}" r="${size * 0.6}" fill="${colour(random, random.int(85, 130), 42, random.int(25, 42))}"/>`);
  }
  return parts.join('');
}

function person(random: Random, indoor: boolean): string {
  const x = random.int(30, 770);
  const y = random.int(indoor ? 250 : 330, 520);
  const size = (y / 520) * random.int(20, 30);
  const coat = colour(random, random.int(0, 359), random.int(15, 55), random.int(22, 60));
  return `<rect x="${x - size}" y="${y}" width="${size * 2}" height="${size * 3.4}" rx="${size * 0.7}" fill="${coat}"/><circle cx="${x}" cy="${y - size * 0.6}" r="${size * 0.75}" fill="${colour(random, 25, 45, random.int(58, 74))}"/><path d="M ${x - size * 0.75} ${y - size * 0.7} a ${size * 0.75} ${size * 0.75} 0 0 1 ${size * 1.5} 0 z" fill="#26221f"/>`;
}

function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function colour(random: Random, hue: number, saturation: number, lightness: number): string {
  return `hsl(${(hue + random.int(-8, 8) + 360) % 360},${saturation}%,${lightness + random.int(-4, 4)}%)`;
}
