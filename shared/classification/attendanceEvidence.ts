import type { SchemeIndex } from '../scheme/schemeIndex.ts';
import type { ClassificationInput } from './classification.ts';
import type { KindEvidence } from './gatherEvidence.ts';

/** Who came says which meeting it was, where the title is no more than 会议记录; the particular before the general. */
const attended: readonly (readonly [RegExp, string])[] = [
  [/村?监委会|监督委员|监督委员会/, 'supervisionMeeting'],
  [/两委/, 'jointMeeting'],
  [/村民代表|居民代表|(?:^|[:：\s])代表\d+/, 'villagersRepresentativesMeeting'],
  [/(?:村委会|居委会|村民委员会|居民委员会)(?:全体)?(?:成员|班子|委员)/, 'villageCommitteeMeeting'],
  [/党小组|小组(?:全体)?党员|组内党员/, 'groupMeeting'],
  [/支部委员|支委|到会委员|全体委员|组织委员|纪检委员/, 'committeeMeeting'],
  [/全体党员|(?:在家|在村|到会|应到)党员|党员\s*\d+|\d+\s*名党员|[一二三四五六七八九十]+名党员/, 'branchMeeting'],
  [/户代表|全体村民|村民\s*\d+/, 'villagersMeeting'],
];
const line = /(?:出席|参加|参会|到会|与会)(?:会议)?(?:的)?(?:人员|成员|党员|对象|范围|情况)?\s*[：: ]?\s*([^\n。]{2,60})/g;

/** Weight beside the titles: enough to decide among meetings, not to outweigh a plain title. */
const WEIGHT = 5;

/** Tells the meeting by those who attended; a paper without the fields of minutes is left alone. */
export function attendanceEvidence(input: ClassificationInput, index: SchemeIndex): readonly KindEvidence[] {
  if (!input.hasMeetingFields) return [];
  const opening = `${input.opening}\n${input.text.slice(0, 500)}`.normalize('NFKC').replace(/[“”"]/g, '');
  for (const match of opening.matchAll(line)) {
    const kind = attended.find(([who]) => who.test(match[0]))?.[1];
    if (kind && index.kind(kind)) return [{ kind, source: 'attendance', weight: WEIGHT, reason: `参加人员为“${match[1]!.trim().slice(0, 20)}”` }];
  }
  return [];
}
