import type { Scheme } from '../model/scheme.ts';

/** Says which kinds of meeting a file or folder name speaks of: 党员大会签到表 → branchMeeting. */
export type MeetingKindsNamed = (names: readonly string[]) => readonly string[];

/** Words that a title ends in without saying which meeting it is. */
const endings = /(?:会议)?(?:记录|纪要|材料|情况|登记表|活动记录)$/;

/**
 * Made once for a scheme. In each name the longest title wins, so that 村民代表会议 is not also 村民会议; the first name
 * (the file's own) that speaks of any kind decides.
 */
export function meetingKindsNamed(scheme: Scheme): MeetingKindsNamed {
  const titles = scheme.kinds
    .filter(({ role }) => role === 'meeting')
    .flatMap(({ id, name, titles: written }) => [name, ...written].map((title) => ({ id, words: title.replace(endings, '') })))
    .filter(({ words }) => words.length >= 2)
    .sort((a, b) => b.words.length - a.words.length);
  return (names) => {
    for (const name of names) {
      let rest = name;
      const kinds = new Set<string>();
      for (const { id, words } of titles) {
        if (!rest.includes(words)) continue;
        kinds.add(id);
        rest = rest.replaceAll(words, '　');
      }
      if (kinds.size > 0) return [...kinds];
    }
    return [];
  };
}
