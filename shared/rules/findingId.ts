import type { BranchOrigin } from '../model/facts.ts';
import type { ReportFinding } from '../model/report.ts';
import type { FindingDraft } from './rule.ts';

/**
 * Gives each finding an id from what it is about (rule, branch, period, files, record, subject), never from its wording,
 * so that it stays the same when the program words it better or other findings come and go; and a key, by which a
 * person's decision is tied to it: made of the content of the files instead of their paths, so that a moved or renamed
 * file keeps its decisions and an altered one does not. Of a branch that came with another unit's bundle the key is the
 * one it has there, behind the unit's name: what people decided there holds here.
 *
 * @param contentOf the SHA-256 of the file at a path; the path itself where it is not known
 * @param originOf where a branch came from with a bundle
 * @returns the findings in their order: branch, rule, period or date, path, record
 */
export function giveIds(drafts: readonly FindingDraft[], contentOf: (path: string) => string = (path) => path, originOf: (branch: string) => BranchOrigin | undefined = () => undefined): readonly ReportFinding[] {
  const taken = new Map<string, number>();
  const unique = (id: string) => {
    const times = (taken.get(id) ?? 0) + 1;
    taken.set(id, times);
    return times === 1 ? id : `${id}-${times}`;
  };
  return drafts.map((draft) => ({ draft, order: orderOf(draft) })).sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)).map(({ draft: { subject, ...finding } }) => {
    const about = [finding.branch ?? '', finding.period ?? '', String(finding.ordinal ?? ''), subject ?? '', ...finding.paths].join('\u0000');
    const id = `${finding.rule}-${digest(about)}`;
    const origin = finding.branch === null ? undefined : originOf(finding.branch);
    const there = origin ? { ...finding, branch: origin.name } : finding;
    const key = `${origin ? `${origin.township}/` : ''}${finding.rule}#${digest(keyContent(there, origin ? (subject ?? '').replaceAll(finding.branch!, origin.name) : (subject ?? ''), contentOf))}`;
    return { ...finding, id: unique(id), key: unique(key) };
  });
}

/** Of a gap in a period the files are only hints at it: it stays the same gap when more of them come. */
function keyContent(finding: Omit<FindingDraft, 'subject'>, subject: string, contentOf: (path: string) => string): string {
  const ofPeriod = finding.family === 'gap' && finding.period !== undefined;
  const contents = finding.paths.map((path): [string, string] => [path, contentOf(path)]);
  const named = contents.reduce((text, [path, content]) => text.replaceAll(path, content), subject);
  const files = ofPeriod ? [] : contents.map(([, content]) => content).sort();
  return [finding.branch ?? '', finding.period ?? finding.date ?? '', String(finding.ordinal ?? ''), named, ...finding.persons.toSorted(), ...files].join('\u0000');
}

function orderOf({ branch, rule, period, date, paths, ordinal, subject }: FindingDraft): string {
  return [branch ?? '\uffff', rule, period ?? date ?? '\uffff', paths[0] ?? '', String(ordinal ?? 0).padStart(6, '0'), subject ?? ''].join('\u0000');
}

/** FNV-1a over UTF-16 code units, two lanes of 32 bits: 16 hexadecimal digits. Short and stable, not cryptographic. */
function digest(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (index & 0xff), 0x85ebca6b);
  }
  return hex(low) + hex(high ^ (high >>> 15));
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
