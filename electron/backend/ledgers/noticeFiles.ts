import { rectificationNotice, rectificationReceipt, type NoticeSheet } from '../../../shared/presentation/rectificationNotice.ts';
import { isOpen } from '../../../shared/ledgers/rectification.ts';
import { writeNoticeSheets } from '../../exports/pdf/noticeSheet.ts';
import type { Library } from '../../library/library.ts';
import { townshipName } from '../settings.ts';
import type { Person } from './person.ts';

/** 整改通知单 of the branches that have open matters (or of those named), ready to be set or shown. */
export function noticeSheets(library: Library, kind: 'notice' | 'receipt', person: Pick<Person, 'today'>, branches?: readonly (string | null)[]): readonly NoticeSheet[] {
  const entries = library.ledgers.list('rectifications');
  const concerned = (state: (typeof entries)[number]['state']) => (kind === 'notice' ? isOpen(state) : state === 'closed' || state === 'lookedBack');
  const named = branches ?? [...new Set(entries.filter(({ state }) => concerned(state)).map(({ branch }) => branch))].sort();
  const of = { township: townshipName(library), on: person.today() };
  const sheet = kind === 'notice' ? rectificationNotice : rectificationReceipt;
  return named.map((branch) => sheet(entries, branch, of));
}

/** Writes the sheets into one PDF, a page or more a branch; noted in the library as handed out. */
export async function writeNotices(library: Library, kind: 'notice' | 'receipt', file: string, person: Person, branches?: readonly (string | null)[]): Promise<void> {
  const sheets = noticeSheets(library, kind, person, branches);
  await writeNoticeSheets(sheets, file, person.now());
  library.change(kind === 'notice' ? 'print-notice' : 'print-receipt', sheets.map(({ to }) => to).join('、'), ({ note }) => note('notices', kind, null, sheets.map(({ to, rows }) => ({ to, entries: rows.map(([id]) => id ?? '') }))), person);
}
