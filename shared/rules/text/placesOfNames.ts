import { villageStemOfBranch } from '../../classification/villageStem.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Span } from '../../similarity/compact.ts';

/**
 * Where the record names its village or people that the record or the branch's lists know. A copy with the names
 * changed still reads the same, and a form of words filled in with names is still a form.
 */
export function placesOfNames(record: RecordFact, branch: BranchFacts): readonly Span[] {
  const { text, fields } = record;
  const own = [...(fields.presentNames ?? []), ...(fields.observers ?? [])].map(({ value }) => value);
  const others = [...(fields.absentees ?? []).map(({ value }) => value.name), ...(fields.speeches ?? []).map(({ value }) => value.speaker), ...(fields.decisions ?? []).map(({ value }) => value.responsible ?? ''), fields.chair?.value ?? '', fields.recorder?.value ?? ''];
  const names = new Set([...own, ...others, ...rosterNames(branch), villageStemOfBranch(branch.name)]);
  const found: Span[] = [];
  for (const name of names) {
    if (name.length < 2 || name.length > 6) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) found.push({ start: at, end: at + name.length });
  }
  let end = 0;
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter((span) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

const known = new WeakMap<BranchFacts, ReadonlySet<string>>();

function rosterNames(branch: BranchFacts): ReadonlySet<string> {
  const names = known.get(branch) ?? new Set(branch.roster.map(({ name }) => name));
  known.set(branch, names);
  return names;
}
