import type { Alignment } from './alignPhotos.ts';

/** What was done to a picture between two of its copies. */
export type PictureChange = 'identical' | 'recompressed' | 'resized' | 'brightened' | 'darkened' | 'cropped' | 'mirrored' | 'marked';

/** Enough blocks must show something, or a blank wall would equal any other. */
const LEAST_DETAIL = 20;
/** Of the blocks with detail, so many may differ anywhere: noise and sharpening by chat programs. A person who moved makes more. */
const MOST_DIFFERING = 0.01;
const LEAST_CORRELATION = 0.97;
/** A printed time or place covers at most so much of the picture, in a corner. */
const MARK_AREA = 0.16;
const MARK_CORRELATION = 0.9;

/**
 * Whether an alignment shows one picture, not two of the same room: every block with detail must agree, except a printed
 * mark in a corner. People who moved, another light or another standpoint make blocks differ.
 */
export function isSamePicture({ correlation, detailed, differing, differingArea, differingInCorner }: Alignment): boolean {
  if (detailed < LEAST_DETAIL) return false;
  if (differing <= detailed * MOST_DIFFERING) return correlation >= LEAST_CORRELATION;
  return differingInCorner && differingArea <= MARK_AREA && correlation >= MARK_CORRELATION && detailed - differing >= LEAST_DETAIL;
}

interface PictureSize {
  readonly width: number | null;
  readonly height: number | null;
}

const CROPPED = 0.97;
const BRIGHTER = 8;

/** Which changes the second picture shows against the first, in the order they are told. */
export function changesOf(alignment: Alignment, mirrored: boolean, outer: PictureSize, inner: PictureSize): readonly PictureChange[] {
  const { window, gain, offset, detailed, differing } = alignment;
  const [across, down] = [window.right - window.left, window.bottom - window.top];
  const changes: PictureChange[] = [];
  if (mirrored) changes.push('mirrored');
  if (Math.min(across, down) < CROPPED) changes.push('cropped');
  const atMiddle = gain * 128 + offset - 128;
  if (atMiddle > BRIGHTER) changes.push('brightened');
  else if (atMiddle < -BRIGHTER) changes.push('darkened');
  if (differing > detailed * MOST_DIFFERING) changes.push('marked');
  const scale = outer.width && inner.width ? inner.width / (outer.width * across) : 1;
  const turned = outer.height && inner.width ? inner.width / (outer.height * across) : scale;
  if (Math.abs(scale - 1) > 0.05 && Math.abs(turned - 1) > 0.05) changes.push('resized');
  return changes.length === 0 ? ['recompressed'] : changes;
}
