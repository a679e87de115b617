import type { Shot } from './meetingPhotos.ts';
import type { PhotoSignals } from './photoSignalsData.ts';

/**
 * The cameras of a branch whose clock is wrong: their photos of several meetings are all off by the same number of days,
 * give or take one.
 *
 * @returns camera → days that its clock is off
 */
export function wrongClocks(shots: readonly Shot[], { offsetMeetings, clockDays }: PhotoSignals): ReadonlyMap<string, number> {
  const wrong = new Map<string, number>();
  for (const [camera, own] of Map.groupBy(shots, (shot) => shot.camera)) {
    const offs = own.map(({ off }) => off).sort((a, b) => a - b);
    const middle = offs[Math.floor(offs.length / 2)]!;
    const constant = offs.every((off) => Math.abs(off - middle) <= 1);
    if (Math.abs(middle) > clockDays && constant && new Set(own.map(({ at }) => at.date)).size >= offsetMeetings) wrong.set(camera, middle);
  }
  return wrong;
}
