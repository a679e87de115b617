import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { photoFeatures } from '../../../electron/intake/photo/photoFeatures.ts';
import { findReuse, type PhotoToCompare } from '../../../shared/photos/findReuse.ts';
import { differenceHash, differenceHashes, frequencyHash, frequencyHashes, hashDistance, hashText, parseHash } from '../../../shared/photos/hashes.ts';
import { greyImage } from '../../../shared/photos/greyImage.ts';
import { cropWindows, windowHashes } from '../../../shared/photos/cropWindows.ts';
import { preparePhoto } from '../../../shared/photos/preparedPhoto.ts';
import { shoot } from '../../evaluation/photos/scenes.ts';

async function toCompare(bytes: Buffer, name: string, group = 'a'): Promise<PhotoToCompare> {
  const { width, height } = await sharp(bytes).metadata();
  const features = await photoFeatures(bytes, 'jpg', width, height);
  return { sha256: name, group, occasion: name, width, height, prepared: features && preparePhoto(features) };
}

let original: Buffer;
beforeAll(async () => {
  original = await shoot({ room: 'unit', people: 'unit' }, 'room');
});

async function changesAfter(change: (picture: ReturnType<typeof sharp>) => ReturnType<typeof sharp>, groups: readonly [string, string] = ['a', 'a']): Promise<readonly string[] | null> {
  const copy = await change(sharp(original)).jpeg({ quality: 70 }).toBuffer();
  return findReuse([await toCompare(original, 'original', groups[0]), await toCompare(copy, 'copy', groups[1])])[0]?.changes ?? null;
}

describe('copies of a photo are found, and what was done to them is told', () => {
  it('by their bytes alone', () => {
    const same = { sha256: 'x', group: 'a', width: 1, height: 1, prepared: null };
    expect(findReuse([{ ...same, occasion: '1' }, { ...same, occasion: '2' }])).toEqual([{ a: 0, b: 1, changes: ['identical'] }]);
    expect(findReuse([{ ...same, occasion: '1' }, { ...same, occasion: '1' }])).toEqual([]);
  });

  it('recompressed', async () => expect(await changesAfter((picture) => picture)).toEqual(['recompressed']));
  it('resized', async () => expect(await changesAfter((picture) => picture.resize(640))).toEqual(['resized']));
  it('brightened', async () => expect(await changesAfter((picture) => picture.modulate({ brightness: 1.2 }))).toEqual(['brightened']));
  it('mirrored, in another branch', async () => expect(await changesAfter((picture) => picture.flop(), ['a', 'b'])).toEqual(['mirrored']));
  it('cropped off any grid', async () => expect(await changesAfter((picture) => picture.extract({ left: 97, top: 41, width: 950, height: 771 }))).toEqual(['cropped']));
  it('cropped and mirrored', async () => expect(await changesAfter((picture) => picture.extract({ left: 80, top: 20, width: 1000, height: 780 }).flop())).toEqual(['mirrored', 'cropped']));
  it('turned by its orientation tag only', async () => {
    const turned = await sharp(original).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(findReuse([await toCompare(original, 'original'), await toCompare(turned, 'turned')])).toHaveLength(1);
  });
  it('with a watermark in a corner', async () => {
    const mark = Buffer.from('<svg width="1200" height="900"><rect x="20" y="700" width="520" height="170" fill="#000" fill-opacity="0.4"/><text x="60" y="820" font-size="90" fill="#fff">09:12</text></svg>');
    expect(await changesAfter((picture) => picture.composite([{ input: mark }]))).toContain('marked');
  });
});

describe('what is not one photo is not said to be', () => {
  it('the same room with other people, from a fixed camera, in another light', async () => {
    const shots = await Promise.all(['1', '2', '3'].map(async (people) => toCompare(await shoot({ room: 'unit', people, light: people === '2' ? 0.9 : 1 }, 'room'), people)));
    expect(findReuse(shots)).toEqual([]);
  });

  it('the same room and people from a step aside', async () => {
    const [here, aside] = [{ x: 0, y: 0, zoom: 1, turn: 0 }, { x: 0.03, y: 0.01, zoom: 1.04, turn: 1.5 }];
    const shots = await Promise.all([here, aside].map(async (shift, index) => toCompare(await shoot({ room: 'unit', people: String(index), shift }, 'room'), String(index))));
    expect(findReuse(shots)).toEqual([]);
  });

  it.each([
    ['blank walls', (seed: number) => `<svg width="800" height="600"><rect width="800" height="600" fill="hsl(${seed * 9},10%,80%)"/></svg>`],
    ['pages of text', (seed: number) => `<svg width="800" height="600"><rect width="800" height="600" fill="#fff"/>${Array.from({ length: 20 }, (_, line) => Array.from({ length: 24 }, (_, word) => `<rect x="${60 + word * 28}" y="${30 + line * 28}" width="${6 + ((seed * 37 + line * 53 + word * 17) % 13)}" height="12" fill="none" stroke="#222"/>`).join('')).join('')}</svg>`],
  ])('%s', async (_, draw) => {
    const pictures = await Promise.all([1, 2, 3].map(async (seed) => toCompare(await sharp(Buffer.from(draw(seed))).jpeg().toBuffer(), String(seed))));
    expect(pictures.map(({ prepared }) => prepared?.tellable)).toEqual([false, false, false]);
    expect(findReuse(pictures)).toEqual([]);
  });
});

describe('hashes', () => {
  it('of a picture turned about come with those of the picture', async () => {
    const { grey, columns, rows } = (await toCompare(original, 'turned')).prepared!.features;
    const [image, turned] = [greyImage(grey, columns, rows), greyImage(grey, columns, rows, true)];
    expect(hashDistance(differenceHashes(image).mirrored, differenceHash(turned))).toBeLessThanOrEqual(1);
    expect(hashDistance(frequencyHashes(image).mirrored, frequencyHash(turned))).toBeLessThanOrEqual(1);
  });

  it('of windows taken together are those of each window alone', async () => {
    const { prepared } = await toCompare(original, 'windows');
    const { grey, columns, rows } = prepared!.features;
    const image = greyImage(grey, columns, rows);
    const together = windowHashes(image);
    const apart = cropWindows.map((window, index) => hashDistance(differenceHash(image, window), [together[index * 2]!, together[index * 2 + 1]!]));
    // Sums in another order may differ in the last digit.
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
  });

  it('survive being written and read', () => {
    expect(hashText(parseHash('f3ed756eaf031d09'))).toBe('f3ed756eaf031d09');
    expect(hashDistance(parseHash('f3ed756eaf031d09'), parseHash('f3ed756eaf031d0e'))).toBe(3);
  });

  it('follow the picture, not its brightness', () => {
    const grey = Uint8Array.from({ length: 96 * 64 }, (_, index) => 60 + ((index * 7919) % 97) / 2 + (index % 96));
    const brighter = grey.map((value) => value + 30);
    const [one, other] = [greyImage(grey, 96, 64), greyImage(brighter, 96, 64)];
    expect([hashDistance(differenceHash(one), differenceHash(other)), hashDistance(frequencyHash(one), frequencyHash(other))]).toEqual([0, 0]);
    expect(hashDistance(differenceHash(one), differenceHash(greyImage(grey, 96, 64, true)))).toBeGreaterThan(30);
  });
});
