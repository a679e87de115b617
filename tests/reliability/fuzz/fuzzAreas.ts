import { fuzzCalls } from './calls.ts';
import { fuzzDataFiles } from './dataFiles.ts';
import type { FuzzArea } from './fuzzArea.ts';
import { fuzzReaders } from './readers.ts';

/** Everything that takes input from elsewhere. */
export const fuzzAreas = { readers: fuzzReaders, calls: fuzzCalls, files: fuzzDataFiles } as const satisfies Readonly<Record<string, FuzzArea>>;

export type FuzzAreaName = keyof typeof fuzzAreas;

/** Of all inputs, the share of each area. */
export const shares: Readonly<Record<FuzzAreaName, number>> = { readers: 0.6, calls: 0.35, files: 0.05 };
