import sharp from 'sharp';
import type { Random } from '../../../electron/sample/random.ts';
import type { ColourPicture } from '../../../shared/handwriting/inkPicture.ts';
import type { ScannedLine } from '../../../shared/model/scan.ts';
import type { WrittenPage } from './writtenPage.ts';

/** How a page comes into the computer. */
export type Capture = 'scan' | 'photo';

/** The page as a scanner or a phone gives it back, with the lines turned as the paper was. */
export async function capture(page: WrittenPage, how: Capture, random: Random): Promise<WrittenPage> {
  const degrees = (random.next() * 2 - 1) * (how === 'scan' ? 0.9 : 2.5);
  const turned = await turn(page, degrees);
  const { width, height, data } = turned.picture;
  const shade = how === 'scan' ? 0 : 0.25 + random.next() * 0.25;
  const noise = how === 'scan' ? 6 : 12;
  const [towards, light] = [random.next() * 2 * Math.PI, how === 'scan' ? 1 : 0.85];
  const lit = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const part = light - shade * (0.5 + 0.5 * (Math.cos(towards) * (x / width - 0.5) + Math.sin(towards) * (y / height - 0.5)) * 1.4);
      const grain = (random.next() + random.next() - 1) * noise;
      for (let channel = 0; channel < 3; channel += 1) lit[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, data[(y * width + x) * 3 + channel]! * part + grain));
    }
  }
  const jpeg = await sharp(lit, { raw: { width, height, channels: 3 } }).blur(how === 'scan' ? 0.5 : 0.9).jpeg({ quality: how === 'scan' ? 75 : 50 }).toBuffer();
  return { ...turned, picture: await pictureOf(jpeg) };
}

async function pictureOf(bytes: Uint8Array): Promise<ColourPicture> {
  const { data, info } = await sharp(bytes).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

async function turn({ picture: { width, height, data }, lines }: WrittenPage, degrees: number): Promise<WrittenPage> {
  const turned = await sharp(data, { raw: { width, height, channels: 3 } }).rotate(degrees, { background: '#f7f6f1' }).raw().toBuffer({ resolveWithObject: true });
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const moved = (x: number, y: number): readonly [number, number] => [(x - width / 2) * cos - (y - height / 2) * sin + turned.info.width / 2, (x - width / 2) * sin + (y - height / 2) * cos + turned.info.height / 2];
  return {
    picture: { width: turned.info.width, height: turned.info.height, data: turned.data },
    lines: lines.map((line): ScannedLine => {
      const [ax, ay, bx, by, cx, cy, dx, dy] = line.quad;
      const quad = [moved(ax, ay), moved(bx, by), moved(cx, cy), moved(dx, dy)].flat().map(Math.round);
      return { ...line, quad: quad as unknown as ScannedLine['quad'] };
    }),
  };
}
