import type { BranchFacts } from '../model/facts.ts';
import { certain } from '../people/certain.ts';

/** That one person is secretary and village director (一肩挑), and where that is seen. */
export interface OnePerson {
  readonly name: string;
  readonly seen: string;
}

/** Fewer meetings of each body do not show who heads it. */
const MEETINGS = 2;

/**
 * Whether in a year one person headed both the branch and the village committee: a list gives the person both offices,
 * minutes call the person so, or the same person chaired most meetings of both bodies. `null` where none of this shows.
 */
export function onePersonForBoth(branch: BranchFacts, year: number): OnePerson | null {
  const secretaries = new Set<string>();
  const directors = new Set<string>();
  for (const { name, office, listedOn } of branch.roster) {
    if (office === undefined || (listedOn !== undefined && Math.abs(Number(listedOn.slice(0, 4)) - year) > 1)) continue;
    if (isSecretary(office)) secretaries.add(name);
    if (isDirector(office)) directors.add(name);
  }
  const listed = [...secretaries].find((name) => directors.has(name));
  if (listed) return { name: listed, seen: '名册或分工表' };
  const records = branch.records.filter((record) => record.year === year && record.role === 'meeting');
  const [party, village] = [['branchMeeting', 'committeeMeeting'], ['villageCommitteeMeeting']].map((kinds) => chairOf(records.filter(({ kind }) => kind !== null && kinds.includes(kind)).flatMap(({ fields }) => certain(fields.chair)?.value ?? [])));
  if (party && party === village) return { name: party, seen: '党员大会和村民委员会会议的主持人' };
  for (const { text } of records) {
    const said = /(?:党支部|党总支|村)?书记(?:兼|、|，)村?(?:民)?(?:委员会|委会)?主任([\u3400-\u9fff]{2,4}?)(?:同志|主持|传达|介绍|[，。、：:\s）])/.exec(text)?.[1];
    if (said) return { name: said, seen: '会议记录中的职务' };
  }
  return null;
}

function chairOf(chairs: readonly string[]): string | null {
  const counts = [...Map.groupBy(chairs, (name) => name)].map(([name, times]) => ({ name, count: times.length })).sort((a, b) => b.count - a.count);
  const [most] = counts;
  return most && most.count >= MEETINGS && most.count * 2 > chairs.length ? most.name : null;
}

function isSecretary(office: string): boolean {
  return /(?<!副|第一)书记/.test(office);
}

function isDirector(office: string): boolean {
  return /(?:村民委员会|村委会|村委|居委会)?(?<!副)主任/.test(office) && !/(?:监委会|监督委员会|妇联|治保|调解|合作社|办公室)主任/.test(office);
}
