import type { EvaluationResult } from './evaluate.ts';
import type { GroupFigures, Summary } from './figures.ts';

/** `resources/assessment/measured.json`: the figures that every report states, from the same run as `docs/evaluation.md`. */
export function measuredFile({ tableVersion }: EvaluationResult, summary: Summary): string {
  const [honest, , , , open, cleaned] = summary.groups;
  const rates = { content: 'measured-error-rates', source: 'npm run evaluate 写出，与 docs/evaluation.md 同一次自测', tableVersion, honest: figures(honest!), backfilled: figures(open!), backfilledCleaned: figures(cleaned!) };
  return `{\n${Object.entries(rates).map(([key, value]) => `  "${key}": ${JSON.stringify(value).replace(/[:,]/g, '$& ').replace(/^\{(.*)\}$/, '{ $1 }')}`).join(',\n')}\n}\n`;
}

function figures({ records, weak, moderate, strong }: GroupFigures): Readonly<Record<string, number>> {
  return { records, weak: weak.hits, moderate: moderate.hits, strong: strong.hits };
}
