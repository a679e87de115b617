import type { Field } from '../model/record.ts';
import { findDatesInFolded, type FoundDate } from '../calendar/findDates.ts';
import { fieldOf, type Line } from './lines.ts';
import { namesInFolded, nameOfPiece } from './readNames.ts';
import { readOrganisation } from './readTitle.ts';

/** What stands at the foot of a paper (落款). */
export interface Foot {
  readonly date?: { readonly found: FoundDate; readonly line: Line };
  readonly organisation?: Field<string>;
  readonly signatures: readonly Field<string>[];
  /** Index of the first line that belongs to the foot; the line count where there is none. */
  readonly from: number;
}

/**
 * The foot of a record: its last line that is nothing but a date, and above it the organisation or a person who signed.
 * `skip(line)` tells lines that labels have claimed.
 */
export function readFoot(lines: readonly Line[], yearHint: number | undefined, skip: (line: Line) => boolean): Foot {
  const none: Foot = { signatures: [], from: lines.length };
  for (let position = lines.length - 1; position >= Math.max(1, lines.length - 10); position -= 1) {
    const line = lines[position]!;
    if (skip(line)) continue;
    const found = findDatesInFolded(line.text, { yearHint }).find((date) => date.precision === 'day' && !date.inTitle);
    if (!found) continue;
    const rest = (line.text.slice(0, found.start) + line.text.slice(found.end)).replace(/[\s()日期:,。印发星周一二三四五六天]/g, '');
    const sameLine = rest === '' ? null : readOrganisation({ line, start: 0, end: found.start }, 0.85);
    const signer = rest === '' || sameLine ? null : nameOfPiece(line.text, 0, found.start);
    if (rest !== '' && !signer && !(sameLine && rest.length <= sameLine.value.length + 2)) continue;
    // The date below the title of a short paper is not its foot.
    if (position <= 1 && lines.length > 3) continue;
    const signatures: Field<string>[] = signer ? [fieldOf(signer.name, { line, start: signer.start, end: signer.end }, 0.9)] : [];
    let organisation = sameLine ?? undefined;
    let from = position;
    for (let above = position - 1; above >= Math.max(0, position - 3); above -= 1) {
      const candidate = lines[above]!;
      if (skip(candidate) || candidate.row !== line.row || candidate.text.trim().length > 40 || /[。;]$/.test(candidate.text.trim())) break;
      const names = namesInFolded(candidate.text);
      const body = organisation ? null : readOrganisation({ line: candidate, start: 0, end: candidate.text.length }, 0.85);
      if (body) organisation = body;
      else if (names.length > 0 && names.reduce((sum, name) => sum + name.name.length, 0) * 2 >= candidate.text.replace(/[\s、,()]/g, '').length) {
        signatures.unshift(...names.map((name) => fieldOf(name.name, { line: candidate, start: name.start, end: name.end }, 0.85)));
      } else break;
      from = above;
    }
    return { date: { found, line }, ...(organisation ? { organisation } : {}), signatures, from };
  }
  return none;
}
