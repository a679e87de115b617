import type { PDFDocumentProxy } from 'pdfjs-dist';
import { findOnPage } from '../../../shared/presentation/findOnPage.ts';
import type { PageFocus } from './pageFocus.ts';

/** A rectangle of a page, in shares of its width and height from the upper left. */
export interface ShapeOnPage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface FoundShapes {
  /** 1-based. */
  readonly page: number;
  readonly shapes: readonly ShapeOnPage[];
}

/** Where a place of the read text stands on the pages as they look; a paragraph may go on over the page. `null` where it is not found: a scan has no text. */
export async function shapesOnPage(pdf: PDFDocumentProxy, focus: PageFocus): Promise<FoundShapes | null> {
  for (const number of [focus.page, focus.page + 1]) {
    if (number < 1 || number > pdf.numPages) continue;
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ('str' in item ? [{ str: item.str, transform: item.transform as readonly number[], width: item.width, height: item.height || Math.hypot(Number(item.transform[2]), Number(item.transform[3])) }] : []));
    const view = page.getViewport({ scale: 1 });
    const shapes = findOnPage(pieces, focus).map((quad): ShapeOnPage => {
      const corners = quad.map(([x, y]) => view.convertToViewportPoint(x, y) as [number, number]);
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      return { left: left / view.width, top: top / view.height, width: (Math.max(...xs) - left) / view.width, height: (Math.max(...ys) - top) / view.height };
    });
    if (shapes.length > 0) return { page: number, shapes };
  }
  return null;
}
