import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Sizes that Windows and the Linux desktops ask for, in pixels. */
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 256] as const;

/** Up to this many pixels the drawing without fine lines is used: they would only blur there. */
const SMALL = 32;

/**
 * Draws the program's icons from their vector sources: one PNG a size for Linux, one ICO for Windows.
 *
 * @param sources the folder of `icon.svg` and `icon-small.svg`
 * @param target the folder to write to, made where missing
 */
export async function drawIcons(sources: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const [large, small] = await Promise.all(['icon.svg', 'icon-small.svg'].map((name) => readFile(join(sources, name))));
  const draw = (size: number) => sharp(size <= SMALL ? small! : large!, { density: (72 * size) / 64 }).resize(size, size).png().toBuffer();
  await Promise.all(LINUX_SIZES.map(async (size) => writeFile(join(target, `${size}x${size}.png`), await draw(size))));
  await writeFile(join(target, 'icon.ico'), icoOf(await Promise.all(WINDOWS_SIZES.map(async (size) => ({ size, png: await draw(size) })))));
}

/** An ICO holds a directory of 16 bytes an image after a head of 6, then the images; PNG images are allowed since Windows Vista. */
function icoOf(images: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry); // 256 is written as 0
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}
