/** A paper written by hand in the notation of `tests/unit/reading/writing.ts`, and what a person reads out of it. */
export interface Sample {
  readonly name: string;
  readonly path?: string;
  readonly yearHint?: number;
  readonly text: string;
  readonly records: readonly Expected[];
}

/** Lists are compared item by item; `speeches` as `[speaker, text]`, `decisions` as `[text, responsible, due]`. */
export interface Expected {
  readonly title?: string;
  readonly organisation?: string;
  readonly serial?: number;
  readonly date?: string;
  readonly weekday?: number;
  readonly lunarDate?: string;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly venue?: string;
  readonly chair?: string;
  readonly recorder?: string;
  readonly lecturer?: string;
  readonly talker?: string;
  readonly talkedTo?: readonly string[];
  readonly expected?: number;
  readonly present?: number;
  readonly absent?: number;
  readonly entitledToVote?: number;
  readonly presentNames?: readonly string[];
  readonly absentees?: readonly string[];
  readonly observers?: readonly string[];
  readonly topics?: readonly string[];
  readonly speeches?: readonly (readonly [string, string])[];
  readonly decisions?: readonly (readonly [text: string, responsible?: string, due?: string])[];
  readonly votes?: readonly Readonly<Record<string, number | boolean>>[];
  readonly studied?: readonly string[];
  readonly attachments?: readonly string[];
  readonly signatures?: readonly string[];
  readonly signedOn?: string;
  readonly documentNumber?: string;
}
