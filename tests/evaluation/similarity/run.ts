import { loadRulebook } from '../../../electron/backend/resourceOverrides.ts';
import { measure } from './measure.ts';
import { measureRule } from './measureRule.ts';

// node tests/evaluation/similarity/run.ts [seed] [copies]
const { honestPairs, honestMedian, thresholdAtOneInThousand, found, shipped } = measure(Number(process.argv[2] ?? 20261121), Number(process.argv[3] ?? 1000));
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
console.log(`honest pairs of one village: ${String(honestPairs)}, median similarity ${honestMedian.toFixed(3)}`);
console.log(`threshold at 0.1 % false positives: ${thresholdAtOneInThousand.toFixed(3)}; as shipped (learnt): ${shipped.threshold.toFixed(3)}, honest pairs above it ${String(shipped.honestPairs)} (${percent(shipped.honestPairs, honestPairs)})`);
console.log('edited  copies  found at 0.1 % FPR  found as shipped');
for (const { edited, copies, found: hits, foundAsShipped } of found) console.log(`${String(Math.round(edited * 100)).padStart(4)} %  ${String(copies).padStart(6)}  ${percent(hits, copies).padStart(18)}  ${percent(foundAsShipped, copies).padStart(16)}`);

const rule = measureRule(await loadRulebook(), 7, 5);
console.log(`\nrules B301, B302, B304: honest records with a finding ${String(rule.honestFound)} of ${String(rule.honestRecords)}`);
for (const { edited, copies, found: { weak, moderate, strong } } of rule.levels) console.log(`${String(Math.round(edited * 100)).padStart(4)} % edited: found ${percent(weak + moderate + strong, copies)} (weak ${String(weak)}, moderate ${String(moderate)}, strong ${String(strong)} of ${String(copies)})`);
