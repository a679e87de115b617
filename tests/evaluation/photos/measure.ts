import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { photoFeatures } from '../../../electron/intake/photo/photoFeatures.ts';
import { randomFrom } from '../../../electron/sample/random.ts';
import { findReuse, type PhotoToCompare } from '../../../shared/photos/findReuse.ts';
import { preparePhoto } from '../../../shared/photos/preparedPhoto.ts';
import { shoot, type Place } from './scenes.ts';

// node tests/evaluation/photos/measure.ts [photos] [folder of real photos]
const [count, onlyRooms] = [Number(process.argv[2] ?? 60), process.argv.includes('--rooms')];
const real = process.argv[3];

const transforms: Readonly<Record<string, (picture: Sharp, width: number, height: number, seed: string) => Sharp | Promise<Sharp>>> = {
  q40: (picture) => picture.jpeg({ quality: 40 }),
  'half size': (picture, width) => picture.resize(Math.round(width / 2)).jpeg({ quality: 80 }),
  '1080px q60': (picture) => picture.resize(1080).jpeg({ quality: 60 }),
  grey: (picture) => picture.greyscale().jpeg(),
  brighter: (picture) => picture.modulate({ brightness: 1.2 }).jpeg(),
  darker: (picture) => picture.modulate({ brightness: 0.8 }).jpeg(),
  contrast: (picture) => picture.linear(1.25, -25).jpeg(),
  'time stamp': (picture, width, height) => picture.composite([{ input: Buffer.from(`<svg width="${width}" height="${height}"><text x="${width * 0.55}" y="${height * 0.95}" font-size="${height * 0.05}" fill="#ffd000">2025-03-05 09:12:00</text></svg>`) }]).jpeg(),
  'watermark app': (picture, width, height) => picture.composite([{ input: Buffer.from(`<svg width="${width}" height="${height}"><rect x="${width * 0.02}" y="${height * 0.78}" width="${width * 0.45}" height="${height * 0.19}" fill="#000" fill-opacity="0.35"/><text x="${width * 0.04}" y="${height * 0.87}" font-size="${height * 0.08}" fill="#fff">09:12</text><text x="${width * 0.04}" y="${height * 0.94}" font-size="${height * 0.04}" fill="#fff">2025-03-05 东沟村</text></svg>`) }]).jpeg(),
  mirror: (picture) => picture.flop().jpeg(),
  'crop 5%': (picture, width, height) => cut(picture, width, height, 0.05, 0.05, 0.05, 0.05),
  'crop 10%': (picture, width, height) => cut(picture, width, height, 0.1, 0.1, 0.1, 0.1),
  'one side 20%': (picture, width, height) => cut(picture, width, height, 0, 0, 0.2, 0),
  'crop off grid': (picture, width, height, seed) => {
    const random = randomFrom(seed);
    const part = () => random.next() * 0.22;
    return cut(picture, width, height, part(), part(), part(), part());
  },
  'crop off grid, q60, half': async (picture, width, height, seed) => {
    const random = randomFrom(`${seed} b`);
    const part = () => random.next() * 0.22;
    const cropped = await cut(picture, width, height, part(), part(), part(), part()).toBuffer();
    return sharp(cropped).resize(600).jpeg({ quality: 60 });
  },
  'crop and mirror': async (picture, width, height, seed) => sharp(await cut(picture, width, height, 0.07, 0.03, 0.11, 0.09).toBuffer()).flop().jpeg({ quality: randomFrom(seed).int(60, 80) }),
  'rotate 2°': (picture) => picture.rotate(2, { background: '#777' }).jpeg(),
};

function cut(picture: Sharp, width: number, height: number, left: number, top: number, right: number, bottom: number): Sharp {
  return picture.extract({ left: Math.round(width * left), top: Math.round(height * top), width: Math.round(width * (1 - left - right)), height: Math.round(height * (1 - top - bottom)) }).jpeg({ quality: 80 });
}

async function toCompare(bytes: Buffer, sha256: string, format = 'jpg'): Promise<PhotoToCompare> {
  const { width, height } = await sharp(bytes).metadata();
  const features = await photoFeatures(bytes, format, width, height);
  return { sha256, group: 'a', occasion: sha256, width, height, prepared: features && preparePhoto(features) };
}

async function main(): Promise<void> {
  if (!onlyRooms) await copies();
  await rooms();
}

async function copies(): Promise<void> {
  const originals: Buffer[] = [];
  for (let index = 0; index < count; index += 1) originals.push(await shoot({ room: String(index), people: String(index) }, index % 3 === 0 ? 'outdoor' : 'room'));
  if (real) for (const name of readdirSync(real)) originals.push(await sharp(readFileSync(join(real, name))).autoOrient().jpeg({ quality: 92 }).toBuffer());
  const prepared = await Promise.all(originals.map((bytes, index) => toCompare(bytes, `original ${index}`)));
  console.log(`${prepared.length} photos, ${prepared.filter((photo) => photo.prepared?.tellable).length} with enough detail`);
  for (const [name, transform] of Object.entries(transforms)) {
    let found = 0;
    const said = new Map<string, number>();
    for (const [index, bytes] of originals.entries()) {
      const { width, height } = await sharp(bytes).metadata();
      const changed = await (await transform(sharp(bytes), width, height, `${name} ${index}`)).toBuffer();
      const [pair] = findReuse([prepared[index]!, await toCompare(changed, 'changed')]);
      if (!pair) continue;
      found += 1;
      said.set(pair.changes.join('+'), (said.get(pair.changes.join('+')) ?? 0) + 1);
    }
    console.log(`${name.padEnd(26)} ${((100 * found) / originals.length).toFixed(1).padStart(5)} %  ${[...said].map(([what, times]) => `${what} ${times}`).join(', ')}`);
  }
  const start = performance.now();
  const pairs = findReuse(prepared);
  console.log(`different photos: ${pairs.length} of ${(prepared.length * (prepared.length - 1)) / 2} pairs said to be one, ${(performance.now() - start).toFixed(0)} ms`, pairs);
}

async function rooms(): Promise<void> {
  await sameRoom('fixed camera, one person moved', () => ({ x: 0, y: 0, zoom: 1, turn: 0 }), 1, 1);
  await sameRoom('fixed camera, two people moved, other light', () => ({ x: 0, y: 0, zoom: 1, turn: 0 }), 0.9, 2);
  await sameRoom('fixed camera, other people', () => ({ x: 0, y: 0, zoom: 1, turn: 0 }), 1);
  await sameRoom('fixed camera, other people and light', () => ({ x: 0, y: 0, zoom: 1, turn: 0 }), 0.85);
  await sameRoom('hand-held, other people', (seed) => {
    const random = randomFrom(seed);
    return { x: random.next() * 0.06 - 0.03, y: random.next() * 0.06 - 0.03, zoom: 1 + random.next() * 0.06, turn: random.next() * 3 - 1.5 };
  }, 1.05);
}

/** Three photos a room, all compared with each other. */
async function sameRoom(name: string, shift: (seed: string) => { x: number; y: number; zoom: number; turn: number }, light: number, moved?: number): Promise<void> {
  let [pairs, said] = [0, 0];
  const how = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    const place: Place = index % 3 === 0 ? 'outdoor' : 'room';
    const shots = await Promise.all([0, 1, 2].map(async (shot) => toCompare(await shoot({ room: `same ${index}`, people: moved === undefined ? `${name} ${index} ${shot}` : `${name} ${index}`, ...(moved === undefined ? {} : { moved: { count: moved, how: String(shot) } }), light: shot === 1 ? light : 1, shift: shift(`${index} ${shot}`) }, place), String(shot))));
    pairs += 3;
    for (const { changes } of findReuse(shots)) {
      said += 1;
      how.set(changes.join('+'), (how.get(changes.join('+')) ?? 0) + 1);
    }
  }
  console.log(`same room, ${name}: ${said} of ${pairs} pairs said to be one  ${[...how].map(([what, times]) => `${what} ${times}`).join(', ')}`);
}

await main();
