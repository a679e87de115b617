import { figures, judge, readSet } from './evaluate.ts';

// node tests/evaluation/classification/run.ts [tuning|heldout|all] [1|2] [--errors]
const which = process.argv[2] ?? 'all';
const part = Number(process.argv[3]);
const set = readSet().filter((labelled) => (which === 'all' || labelled.split === which) && (Number.isNaN(part) || labelled.part === part));
const judged = judge(set);
console.log(which, figures(judged));
if (process.argv.includes('--errors')) {
  for (const { labelled, given, categoryRight, kindRight } of judged) {
    if (categoryRight && kindRight && (labelled.category === null || given.confidence >= 0.6)) continue;
    console.log(labelled.id, `${labelled.category}/${labelled.kind}`, '→', `${given.category}/${given.kind}`, given.confidence, '|', [...labelled.folders, labelled.fileName].join('/'), '|', labelled.title, '|', given.reasons.join('；'), '|', given.alternatives.map((a) => `${a.kind} ${a.confidence}`).join(', '));
  }
}
