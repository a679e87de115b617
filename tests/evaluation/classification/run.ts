import { figures, judge, readSet } from './evaluate.ts';

// node tests/evaluation/classification/run.ts [tuning|heldout|all] [--errors] [--set <file>]
const which = process.argv[2] ?? 'all';
const at = process.argv.indexOf('--set');
const set = readSet(at > 0 ? process.argv[at + 1] : undefined).filter(({ split }) => which === 'all' || split === which);
const judged = judge(set);
console.log(which, figures(judged));
if (process.argv.includes('--errors')) {
  for (const { labelled, given, categoryRight, kindRight } of judged) {
    if (categoryRight && kindRight && (labelled.category === null || given.confidence >= 0.6)) continue;
    console.log(labelled.id, `${labelled.category}/${labelled.kind}`, '→', `${given.category}/${given.kind}`, given.confidence, '|', [...labelled.folders, labelled.fileName].join('/'), '|', labelled.title, '|', given.reasons.join('；'), '|', given.alternatives.map((a) => `${a.kind} ${a.confidence}`).join(', '));
  }
}
