import type { Quad, ReadingSettings, ScannedLine, Turn } from '../../../shared/model/scan.ts';
import { cropLine } from './cropLine.ts';
import { detectLines } from './detectLines.ts';
import { loadModels, type OcrModels } from './modelFiles.ts';
import { loadNetwork, type Network } from './network.ts';
import { turnRaster, type Raster } from './raster.ts';
import { recogniseLines } from './recogniseLines.ts';
import { cornersOf, type Rectangle } from './rectangle.ts';
import { isUpsideDown, liesOnSide } from './upright.ts';

/** What was read in one picture: its size upright, how far it was turned, every line. */
export interface ScanReading {
  readonly width: number;
  readonly height: number;
  readonly turned: Turn;
  readonly lines: readonly ScannedLine[];
}

/** Models in memory, ready to read pictures one after another. */
export interface ScanReader {
  /** Names the models. */
  readonly id: string;
  read(picture: Raster, how?: Pick<ReadingSettings, 'turn' | 'side'>): Promise<ScanReading>;
  close(): Promise<void>;
}

/**
 * Loads the models (the shipped ones, or those in a folder of the user's own).
 *
 * @throws DangheError `ocr-model-missing`, `ocr-model-altered`, `ocr-unavailable`, `resource-invalid`
 */
export async function createScanReader(modelFolder?: string): Promise<ScanReader> {
  const models = await loadModels(modelFolder);
  const detector = await loadNetwork(models.detector);
  const recogniser = await loadNetwork(models.recogniser);
  const angle = await loadNetwork(models.angle);
  const networks = { detector, recogniser, angle };
  return {
    id: models.id,
    read: (picture, how) => read(picture, how?.side ? { ...models, detection: { ...models.detection, side: how.side } } : models, networks, how?.turn ?? null),
    async close() {
      await Promise.all([detector.release(), recogniser.release(), angle.release()]);
    },
  };
}

interface Networks {
  readonly detector: Network;
  readonly recogniser: Network;
  readonly angle: Network;
}

async function read(picture: Raster, models: OcrModels, networks: Networks, turn: Turn | null): Promise<ScanReading> {
  const { page, turned, regions } = turn === null ? await setUpright(picture, models, networks) : await asTurned(turnRaster(picture, turn), turn, models, networks);
  const crops = regions.map((region) => cropLine(page, region, models.lineHeight));
  const decoded = await recogniseLines(crops, networks.recogniser, models);
  const lines = regions.map((region, index): ScannedLine => {
    const { text, confidence, sureness, positions } = decoded[index]!;
    return { text, quad: quadOf(region), confidence: Math.round(confidence * 1000) / 1000, sureness, centres: positions.map((position) => Math.round(position * region.length)) };
  });
  return { width: page.width, height: page.height, turned, lines: lines.sort(byPlace) };
}

interface UprightPage {
  readonly page: Raster;
  readonly turned: Turn;
  readonly regions: readonly Rectangle[];
}

async function asTurned(page: Raster, turned: Turn, models: OcrModels, { detector }: Networks): Promise<UprightPage> {
  return { page, turned, regions: await detectLines(page, detector, models) };
}

async function setUpright(picture: Raster, models: OcrModels, { detector, angle }: Networks): Promise<UprightPage> {
  let page = picture;
  let turned: Turn = 0;
  let regions = await detectLines(page, detector, models);
  if (liesOnSide(regions)) {
    page = turnRaster(picture, 90);
    turned = 90;
    regions = await detectLines(page, detector, models);
  }
  if (await isUpsideDown(page, regions, angle)) {
    page = turnRaster(page, 180);
    regions = regions.map((region) => ({ ...region, x: page.width - region.x, y: page.height - region.y }));
    turned = turned === 90 ? 270 : 180;
  }
  return { page, turned, regions };
}

function quadOf(region: Rectangle): Quad {
  const [a, b, c, d] = cornersOf(region);
  const [ax, ay, bx, by, cx, cy, dx, dy] = [a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y].map(Math.round);
  return [ax!, ay!, bx!, by!, cx!, cy!, dx!, dy!];
}

/** From the top; reading order proper is the layout's business. */
function byPlace(a: ScannedLine, b: ScannedLine): number {
  return a.quad[1] - b.quad[1] || a.quad[0] - b.quad[0];
}
