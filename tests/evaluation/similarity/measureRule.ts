import type { Block } from '../../../shared/model/document.ts';
import type { RecordFact, TownshipFacts } from '../../../shared/model/facts.ts';
import type { Strength } from '../../../shared/model/finding.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import { readRecords } from '../../../shared/reading/readRecords.ts';
import { ruleContext } from '../../../shared/rules/rule.ts';
import type { Rulebook } from '../../../shared/rules/rulebook.ts';
import { b301RepeatsOwnBranch } from '../../../shared/rules/text/b301RepeatsOwnBranch.ts';
import { b302RepeatsOtherBranch } from '../../../shared/rules/text/b302RepeatsOtherBranch.ts';
import { b304OtherTitle } from '../../../shared/rules/text/b304OtherTitle.ts';
import { editLevels } from './measure.ts';
import { editedCopy, honestMinutes, randomOf, textOfMinutes, type SyntheticMinutes } from './syntheticMinutes.ts';

export interface RuleMeasured {
  readonly honestRecords: number;
  readonly honestFound: number;
  readonly levels: readonly { readonly edited: number; readonly copies: number; readonly found: Readonly<Record<Strength, number>> }[];
}

/** The rules themselves over the same kind of township: which copies and which honest records get a finding, and how strong. */
export function measureRule(rulebook: Rulebook, seed: number, rounds: number, perRound = 40): RuleMeasured {
  const random = randomOf(seed);
  const levels = editLevels.map((edited) => ({ edited, copies: 0, found: { weak: 0, moderate: 0, strong: 0 } }));
  let honestRecords = 0;
  let honestFound = 0;
  for (let round = 0; round < rounds; round += 1) {
    const originals = honestMinutes(random, 20, 24);
    const copies = Array.from({ length: perRound }, (_, index) => ({ level: index % editLevels.length, minutes: editedCopy(originals[random(originals.length)]!, random, editLevels[index % editLevels.length]!) }));
    const records = [...originals.map((minutes, index) => factOf(minutes, `honest-${String(index)}`)), ...copies.map(({ minutes }, index) => factOf(minutes, `copy-${String(index)}`))];
    const context = ruleContext(townshipOf(records), rulebook, []);
    const findings = [b301RepeatsOwnBranch, b302RepeatsOtherBranch, b304OtherTitle].flatMap((rule) => rule.check(context));
    const listed = new Map(findings.map((finding) => [finding.paths[0]!, finding]));
    honestRecords += originals.length;
    honestFound += [...listed.keys()].filter((path) => path.startsWith('honest')).length;
    for (const [index, { level }] of copies.entries()) {
      levels[level]!.copies += 1;
      const strength = listed.get(`copy-${String(index)}`)?.strength;
      if (strength) levels[level]!.found[strength] += 1;
    }
  }
  return { honestRecords, honestFound, levels };
}

function factOf(minutes: SyntheticMinutes, path: string): RecordFact {
  const text = textOfMinutes(minutes);
  const blocks = text.split('\n').map((line): Block => ({ kind: 'paragraph', text: line }));
  const [read] = readRecords({ blocks }, { path: `${path}.docx` });
  const match = /^(\d+)年(\d+)月(\d+)日/.exec(minutes.date)!;
  const date = parseCalendarDate(`${match[1]!}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`)!;
  return { path, ordinal: 0, branch: `第${String(minutes.village + 1)}村党支部`, kind: 'branchMeeting', role: 'meeting', category: '04', title: '支部会议记录', date, year: Number(match[1]), fields: read?.fields ?? {}, text, attachments: [], evidence: { uninformative: {} }, confirmed: true };
}

function townshipOf(records: readonly RecordFact[]): TownshipFacts {
  const branches = [...Map.groupBy(records, ({ branch }) => branch)].map(([name, own]) => ({ name, years: { first: 2024, last: 2026 }, roster: [], overrides: {}, records: own }));
  return { asOf: parseCalendarDate('2027-01-15')!, branches };
}
