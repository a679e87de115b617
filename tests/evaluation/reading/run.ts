import { heldOut } from './heldOut.ts';
import { measure } from './measure.ts';
import { tuning } from './tuning.ts';

// node tests/evaluation/reading/run.ts [tuning|heldOut] [--faults]
const sets = { tuning, heldOut };
for (const [name, samples] of Object.entries(sets)) {
  const only = process.argv[2];
  if (only && only in sets && only !== name) continue;
  const { fields, faults, total } = measure(samples);
  console.log(`${name}: ${samples.length} papers, ${total.wanted} values; precision ${percent(total.right, total.read)}, recall ${percent(total.right, total.wanted)}`);
  for (const [field, { right, read, wanted }] of [...fields].sort()) console.log(`  ${field.padEnd(24)} precision ${percent(right, read).padStart(6)}  recall ${percent(right, wanted).padStart(6)}  (${right} right, ${read} read, ${wanted} written)`);
  if (process.argv.includes('--faults')) for (const fault of faults) console.log(`  ✗ ${fault.sample} #${fault.record} ${fault.field}\n      written ${JSON.stringify(fault.wanted)}\n      read    ${JSON.stringify(fault.read)}`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
