import type { ReportFinding } from '../model/report.ts';
import type { FindingDraft } from './rule.ts';

/**
 * Gives each finding an id from what it is about (rule, branch, period, files, record, subject), never from its wording,
 * so that a decision of a person stays tied to it when the program words it better or other findings come and go.
 *
 * @returns the findings in their order: branch, rule, period or date, path, record
 */
export function giveIds(drafts: readonly FindingDraft[]): readonly ReportFinding[] {
  const taken = new Map<string, number>();
  return drafts.map((draft) => ({ draft, order: orderOf(draft) })).sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)).map(({ draft: { subject, ...finding } }) => {
    const about = [finding.branch ?? '', finding.period ?? '', String(finding.ordinal ?? ''), subject ?? '', ...finding.paths].join('\u0000');
    const id = `${finding.rule}-${digest(about)}`;
    const times = (taken.get(id) ?? 0) + 1;
    taken.set(id, times);
    return { ...finding, id: times === 1 ? id : `${id}-${times}` };
  });
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
