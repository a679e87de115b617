import { addDays, type CalendarDate } from '../model/calendarDate.ts';
import type { Evidence } from '../model/evidence.ts';
import { informative } from './fileTimes.ts';

/** WPS builds and the day on which a file saved by each was first met with (`resources/evidence/wps-builds.json`). */
export interface ProgramBuilds {
  /** Days that a build may be older than the first file seen of it. */
  readonly marginDays: number;
  readonly builds: readonly { readonly build: string; readonly seen: CalendarDate; readonly source: string }[];
}

/** The WPS build that last saved the file, without the language in front: `12.1.0.16120`; `null` where there is none. */
export function wpsBuild(evidence: Evidence): string | null {
  const tag = informative(evidence, 'custom.KSOProductBuildVer');
  const match = tag === null ? null : /^(?:\d{4}-)?(\d+(?:\.\d+){2,3})$/.exec(tag.trim());
  return match?.[1] ?? null;
}

/**
 * A day before which the build cannot have existed: builds of one series (12.1, 11.1, …; 11.8 is another line of products)
 * are numbered in order, so that an unlisted one is at least as late as the greatest listed one below it. `null` where
 * none of its series lies below.
 */
export function notBefore(build: string, { builds, marginDays }: ProgramBuilds): CalendarDate | null {
  const known = builds.filter((entry) => seriesOf(entry.build) === seriesOf(build) && compareBuilds(entry.build, build) <= 0).map(({ seen }) => seen).sort().at(-1);
  return known === undefined ? null : addDays(known, -marginDays);
}

function seriesOf(build: string): string {
  return build.split('.', 2).join('.');
}

function compareBuilds(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
