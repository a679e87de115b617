/** What may stand between the fields of a delimited text. */
export type Delimiter = ',' | '\t' | ';';

const candidates: readonly Delimiter[] = ['\t', ',', ';'];

/** Lines that are looked at to find the delimiter. */
const SAMPLE_LINES = 50;

/**
 * Whether a text is a table: at least three lines, nearly all split into the same number (two or more) of fields by one delimiter, and
 * none of them a sentence. A comma needs three fields, since prose has commas too.
 */
export function looksDelimited(sample: string): boolean {
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').slice(0, SAMPLE_LINES);
  if (lines.length < 3 || lines.some((line) => /[。！？]/.test(line) && !line.includes('"'))) return false;
  return candidates.some((delimiter) => {
    const counts = lines.map((line) => countFields(line, delimiter));
    const usual = mostFrequent(counts);
    return usual >= (delimiter === '\t' ? 2 : 3) && counts.filter((count) => count === usual).length >= 0.9 * counts.length;
  });
}

/** The delimiter that splits the first lines into the most fields, evenly; a comma where none does. */
export function chooseDelimiter(text: string): Delimiter {
  const lines = text.slice(0, 16_384).split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').slice(0, SAMPLE_LINES);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of candidates) {
    const counts = lines.map((line) => countFields(line, delimiter));
    const usual = mostFrequent(counts);
    const score = usual < 2 ? 0 : counts.filter((count) => count === usual).length / counts.length + usual / 1000;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function countFields(line: string, delimiter: Delimiter): number {
  let fields = 1;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) fields += 1;
  }
  return fields;
}

function mostFrequent(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort(([a, timesA], [b, timesB]) => timesB - timesA || b - a)[0]?.[0] ?? 0;
}
