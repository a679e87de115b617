import type { Random } from './random.ts';

/**
 * What a file will say of its own making. Instants are local times of the township (UTC+8), `YYYY-MM-DDTHH:MM:SS`.
 */
export interface Stamp {
  readonly program: Program;
  readonly created: string;
  readonly modified: string;
  readonly author: string;
  readonly lastAuthor: string;
  readonly revision: number;
  readonly editMinutes: number;
  /** Word's editing sessions: the root and those after it, eight hex digits each. */
  readonly sessions: readonly string[];
}

/** Programs of village offices. WPS 10 writes one constant creation date (detection.md §1.3) and no sessions in the text. */
export type Program = 'word2016' | 'wps10' | 'wps11' | 'wps12';

export const programBuilds: Readonly<Record<Program, { readonly application: string; readonly version: string; readonly build?: string }>> = {
  word2016: { application: 'Microsoft Office Word', version: '16.0000' },
  wps10: { application: 'WPS Office_10.1.0.7400_F1E327BC-269C-435d-A152-05C5408002CA', version: '14.0000', build: '2052-10.1.0.7400' },
  wps11: { application: 'WPS Office_11.1.0.10132_F1E327BC-269C-435d-A152-05C5408002CA', version: '14.0000', build: '2052-11.1.0.10132' },
  wps12: { application: 'WPS Office_12.1.0.16120_F1E327BC-269C-435d-A152-05C5408002CA', version: '14.0000', build: '2052-12.1.0.16120' },
};

/** A stamp of a file typed at the given local time and finished some minutes later. */
export function stampAt(random: Random, program: Program, author: string, at: string): Stamp {
  const editMinutes = random.int(12, 55);
  return {
    program,
    created: at,
    modified: addSeconds(at, editMinutes * 60 + random.int(0, 59)),
    author,
    lastAuthor: author,
    revision: random.int(2, 7),
    editMinutes,
    sessions: Array.from({ length: random.int(3, 7) }, () => `00${random.hex(6).toUpperCase()}`),
  };
}

/** Local office time on the day given, or `days` later. */
export function officeTime(random: Random, date: string, days: number): string {
  const day = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${pad(random.int(14, 17))}:${pad(random.int(0, 59))}:${pad(random.int(0, 59))}`;
}

/** A local time some seconds later. */
export function addSeconds(local: string, seconds: number): string {
  return new Date(Date.parse(`${local}Z`) + seconds * 1000).toISOString().slice(0, 19);
}

/** The instant of a local time (UTC+8), as Office writes it: `2025-03-05T01:12:00Z`. */
export function toUtc(local: string): string {
  return `${addSeconds(local, -8 * 3600)}Z`;
}

/** The instant of a local time (UTC+8). */
export function toInstant(local: string): Date {
  return new Date(toUtc(local));
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
