import { assertNever } from '../../../shared/model/assertNever.ts';
import type { MemberRefusal, ReadDocument } from '../../../shared/model/document.ts';
import type { UnreadableCode } from '../../../shared/model/item.ts';

/** The codes an archive can end with, the one that says most first. */
const order: readonly UnreadableCode[] = ['encrypted', 'corrupt', 'unsafe-archive', 'unsupported'];

/**
 * How the archive itself ended, from the members that were refused: `null` where all could be taken out. Its readable members
 * count as files of their own either way.
 */
export function archiveFailure(document: Pick<ReadDocument, 'notes'>): UnreadableCode | null {
  const codes = document.notes.flatMap((note) => (note.code === 'member-refused' ? [codeOf(note.reason)] : []));
  return order.find((code) => codes.includes(code)) ?? null;
}

function codeOf(reason: MemberRefusal): UnreadableCode {
  switch (reason) {
    case 'encrypted':
    case 'corrupt':
    case 'unsupported':
      return reason;
    case 'path-outside':
    case 'too-large':
    case 'too-many':
    case 'too-deep':
    case 'ratio':
      return 'unsafe-archive';
    default:
      return assertNever(reason);
  }
}
