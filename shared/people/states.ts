import type { CalendarDate } from '../model/calendarDate.ts';
import type { RosterFact } from '../model/facts.ts';
import type { PartialDate } from '../model/roster.ts';
import type { Person } from './identity.ts';
import { earliestDay, latestDay } from './partialDay.ts';

/** Why a person could not take part as a member on a day, by their own list. */
export interface Ineligibility {
  readonly state: 'died' | 'movedAway' | 'ended' | 'notYetMember' | 'notYetHere';
  /** The stated day, month or year. */
  readonly day: PartialDate;
  readonly line: RosterFact;
}

/**
 * Whether a person was certainly no member of the branch on a day: dead, moved away, struck off, not yet admitted or
 * not yet moved in, whatever day a date known only to its month or year may mean. Lists that disagree say nothing.
 */
export function ineligibleOn({ lines }: Person, day: CalendarDate): Ineligibility | null {
  const returned = (since: PartialDate) => lines.some(({ movedIn }) => movedIn !== undefined && latestDay(movedIn) >= earliestDay(since));
  const gone = (state: Ineligibility['state'], read: (line: RosterFact) => PartialDate | undefined): Ineligibility | null => {
    const stated = lines.filter((line) => read(line) !== undefined);
    const [first] = stated;
    if (first === undefined || !stated.every((line) => latestDay(read(line)!) < day)) return null;
    return stillListed(lines, read, read(first)!) ? null : { state, day: read(first)!, line: first };
  };
  const coming = (state: Ineligibility['state'], read: (line: RosterFact) => PartialDate | undefined): Ineligibility | null => {
    const stated = lines.filter((line) => read(line) !== undefined);
    const [first] = stated;
    return first !== undefined && stated.every((line) => earliestDay(read(line)!) > day) ? { state, day: read(first)!, line: first } : null;
  };
  const moved = gone('movedAway', ({ movedOut }) => movedOut);
  return (
    gone('died', ({ died }) => died) ??
    gone('ended', ({ ended }) => ended) ??
    (moved && !returned(moved.day) ? moved : null) ??
    coming('notYetMember', ({ joined }) => joined) ??
    (lines.some(({ movedOut }) => movedOut !== undefined) ? null : coming('notYetHere', ({ movedIn }) => movedIn))
  );
}

/** A later list still has the person as an ordinary member: then nothing is certain. */
function stillListed(lines: readonly RosterFact[], read: (line: RosterFact) => PartialDate | undefined, since: PartialDate): boolean {
  return lines.some((line) => line.rosterKind === 'memberRoster' && line.listedOn !== undefined && line.listedOn > latestDay(since) && read(line) === undefined && line.note === undefined);
}
