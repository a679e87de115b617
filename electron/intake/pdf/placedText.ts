import type { PlacedText } from './lines.ts';
import { apply, multiply, toMatrix, type Matrix } from './matrix.ts';
import type { PdfPage } from './pdfLibrary.ts';
import { unifyRadicals } from './radicals.ts';

/**
 * All text of a page as a reader sees it, the page's rotation applied: runs of upright text with their places, text that
 * stands at an angle apart (`turned`: watermarks, stamps), form fields and typed comments among the upright text.
 */
export async function placePage(page: PdfPage): Promise<{ placed: PlacedText[]; turned: PlacedText[]; width: number; height: number; onPage: Matrix }> {
  const viewport = page.getViewport({ scale: 1 });
  const onPage = toMatrix(viewport.transform);
  const content = await page.getTextContent();
  const placed: PlacedText[] = [];
  const turned: PlacedText[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, c, d, left, baseline] = multiply(onPage, toMatrix(item.transform));
    const size = Math.hypot(c, d) || item.height || 10;
    const upright = Math.abs(b) <= 0.1 * Math.abs(a) && a > 0;
    const vertical = content.styles[item.fontName]?.vertical === true;
    const text = unifyRadicals(item.str.replace(/\s+/g, ' '));
    const extent = Math.max(item.width * viewport.scale, 0);
    (upright && !vertical ? placed : turned).push({ text, left, right: left + extent, baseline, size });
  }
  placed.push(...(await placeAnnotations(page, onPage)));
  return { placed, turned, width: viewport.width, height: viewport.height, onPage };
}

interface Annotation {
  readonly subtype?: string;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly hidden?: boolean;
  readonly rect?: readonly number[];
  readonly contentsObj?: { readonly str?: string };
}

/** What was typed into form fields and free-standing text comments; it is part of the page for whoever reads it. */
async function placeAnnotations(page: PdfPage, onPage: Matrix): Promise<PlacedText[]> {
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  return annotations.flatMap((annotation) => {
    const text = typedText(annotation);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = annotation.rect ?? [];
    const corners = [apply(onPage, x1, y1), apply(onPage, x2, y2)];
    const left = Math.min(...corners.map(([x]) => x));
    const right = Math.max(...corners.map(([x]) => x));
    const top = Math.min(...corners.map(([, y]) => y));
    const bottom = Math.max(...corners.map(([, y]) => y));
    const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
    const step = (bottom - top) / Math.max(1, lines.length);
    const size = Math.min(step * 0.8, 14);
    return lines.map((line, index) => ({ text: line.trim(), left, right: Math.min(right, left + size * line.length), baseline: top + step * (index + 0.75), size }));
  });
}

function typedText(annotation: Annotation): string {
  if (annotation.hidden === true) return '';
  if (annotation.subtype === 'FreeText') return annotation.contentsObj?.str ?? '';
  if (annotation.subtype !== 'Widget' || annotation.fieldType === 'Sig' || annotation.fieldType === 'Btn') return '';
  const value = annotation.fieldValue;
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string').join('、') : '';
}
