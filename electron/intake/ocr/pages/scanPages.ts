import type { Raster } from '../raster.ts';

/** A scan or photo, opened: its pages one by one as upright pictures, as far as EXIF knows what is up. */
export interface ScanPages {
  readonly count: number;
  /**
   * @param number 1-based
   * @param side where the page need not be larger than about so many pixels: a page to be looked at, not read
   * @throws `ReadFailure` for a page that cannot be had; the others still can
   */
  page(number: number, side?: number): Promise<PagePicture>;
  close(): Promise<void>;
}

export interface PagePicture {
  readonly raster: Raster;
  /** Pixels an inch of the paper in this picture; `null` where nothing tells. */
  readonly dpi: number | null;
}
