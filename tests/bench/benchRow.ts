/** One line of the benchmark table. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it must not exceed; `null` for a figure that is only told. */
  readonly budget: number | null;
}
