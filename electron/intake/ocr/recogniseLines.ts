import type { LineCrop } from './cropLine.ts';
import { decodeLine, type DecodedLine } from './decodeLine.ts';
import type { OcrModels } from './modelFiles.ts';
import type { Network } from './network.ts';

/** Crops of one batch share its width; a wide batch costs memory, much padding costs time. */
const BATCH_WIDTH = 6000;
const BATCH_LINES = 8;
const PADDING = 1.25;
/** The network was trained on crops at least about this wide. */
const NARROWEST = 160;

/** Reads line crops in batches of nearly equal width; the answers come in the order of the crops. */
export async function recogniseLines(crops: readonly LineCrop[], recogniser: Network, { characters, lineHeight }: OcrModels): Promise<DecodedLine[]> {
  const order = crops.map((_, index) => index).sort((a, b) => crops[a]!.width - crops[b]!.width);
  const lines: DecodedLine[] = new Array<DecodedLine>(crops.length);
  for (const batch of batches(order, crops)) {
    const width = Math.max(NARROWEST, ...batch.map((index) => crops[index]!.width));
    const { data, dims } = await recogniser.run({ data: padded(batch.map((index) => crops[index]!), width, lineHeight), dims: [batch.length, 3, lineHeight, width] });
    const [, steps = 0, classes = 0] = dims;
    for (const [position, index] of batch.entries()) {
      lines[index] = decodeLine(data.subarray(position * steps * classes, (position + 1) * steps * classes), steps, characters, crops[index]!.width / width);
    }
  }
  return lines;
}

function batches(order: readonly number[], crops: readonly LineCrop[]): number[][] {
  const all: number[][] = [];
  for (const index of order) {
    const open = all.at(-1);
    const width = Math.max(NARROWEST, crops[index]!.width);
    const narrowest = open ? Math.max(NARROWEST, crops[open[0]!]!.width) : width;
    if (open && open.length < BATCH_LINES && (open.length + 1) * width <= BATCH_WIDTH && width <= PADDING * narrowest) open.push(index);
    else all.push([index]);
  }
  return all;
}

/** One after another, each at the left of its place; what is left over stays the middle grey of the training (0). */
function padded(crops: readonly LineCrop[], width: number, height: number): Float32Array {
  const input = new Float32Array(crops.length * 3 * width * height);
  for (const [position, crop] of crops.entries()) {
    for (let row = 0; row < 3 * height; row += 1) {
      input.set(crop.planes.subarray(row * crop.width, (row + 1) * crop.width), (position * 3 * height + row) * width);
    }
  }
  return input;
}
