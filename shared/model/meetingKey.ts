/** One record of one file. */
export interface MeetingKey {
  readonly path: string;
  readonly ordinal: number;
}
