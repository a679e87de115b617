import type { RecordFact } from '../../model/facts.ts';
import type { Field, Vote } from '../../model/record.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { headcounts, sure } from './sureField.ts';

/** Votes that do not add up, or more than could vote. */
export const m105Votes: Rule = {
  code: 'M105',
  title: '票数对不上',
  check: (context) => context.minutes.flatMap(({ record }) => wrongVotes(record, context)),
};

function wrongVotes(record: RecordFact, { rulebook }: RuleContext): readonly FindingDraft[] {
  const found = (record.fields.votes ?? []).flatMap((vote) => {
    const sentence = sure(vote, rulebook) ? contradictionIn(vote.value, record, rulebook) : null;
    return sentence === null ? [] : [{ vote, sentence }];
  });
  if (found.length === 0) return [];
  const counts = [record.fields.expected, record.fields.present, record.fields.entitledToVote].filter((field) => field !== undefined);
  return [draftOnRecord(rulebook, 'M105', record, {
    title: '表决票数对不上',
    explanation: `${nameOf(record)}：${together(found.map(({ vote, sentence }) => `${subject(vote)}${sentence}`)).join('；')}。`,
    evidence: [...found.map(({ vote }) => passageOf(record, vote)), ...counts.map((field) => passageOf(record, field))],
  })];
}

/** The same said of several votes is said once. */
function together(sentences: readonly string[]): readonly string[] {
  return [...Map.groupBy(sentences, (sentence) => sentence)].map(([sentence, { length }]) => (length > 1 ? `${length} 次表决都是${sentence}` : sentence));
}

function subject({ value }: Field<Vote>): string {
  return value.subject === undefined ? '' : `“${value.subject}”`;
}

/** What is wrong with one vote, or `null`. Spoilt ballots, written opinions and observers are allowed for. */
function contradictionIn(vote: Vote, record: RecordFact, rulebook: Rulebook): string | null {
  const cast = [vote.for, vote.against, vote.abstained];
  const sum = cast.reduce<number>((total, count) => total + (count ?? 0), 0);
  const complete = cast.every((count) => count !== undefined);
  const written = `同意 ${said(vote.for)}、反对 ${said(vote.against)}、弃权 ${said(vote.abstained)}，合计 ${sum} 票`;
  const spoilt = /废票|无效票|空白票|未投票|未参加表决/.test(record.text);
  if (vote.unanimous === true && ((vote.against ?? 0) > 0 || (vote.abstained ?? 0) > 0)) return `记为一致通过，同时记有反对 ${vote.against ?? 0} 票、弃权 ${vote.abstained ?? 0} 票`;
  if (vote.issued !== undefined && vote.returned !== undefined && vote.returned > vote.issued) return `发出 ${vote.issued} 票，收回 ${vote.returned} 票，收回多于发出`;
  if (vote.returned !== undefined && sum > vote.returned) return `收回 ${vote.returned} 票，${written}，多于收回`;
  if (vote.returned !== undefined && complete && sum < vote.returned && !spoilt) return `收回 ${vote.returned} 票，${written}，少于收回`;
  return againstVoters(vote, { sum, complete, written, spoilt }, record, rulebook);
}

interface Tally {
  readonly sum: number;
  readonly complete: boolean;
  readonly written: string;
  readonly spoilt: boolean;
}

function againstVoters(vote: Vote, { sum, complete, written, spoilt }: Tally, record: RecordFact, rulebook: Rulebook): string | null {
  const { present, expected, entitled } = headcounts(record, rulebook);
  const inWriting = /书面意见|书面表决|委托/.test(record.text);
  const most = voters(present?.value, expected?.value, entitled?.value, inWriting);
  if (most !== null && sum > most.count) return `${written}，多于${most.who} ${most.count} 人`;
  if (most !== null && vote.issued !== undefined && vote.issued > most.count) return `发出 ${vote.issued} 票，多于${most.who} ${most.count} 人`;
  const observed = (record.fields.observers?.length ?? 0) > 0 || /列席|预备党员|积极分子|回避/.test(record.text);
  if (!complete || spoilt || observed || vote.returned !== undefined || vote.issued !== undefined || sum === 0 || !present) return null;
  const expectedSums = [present.value, entitled?.value, ...(inWriting ? [expected?.value] : [])];
  // Probationary members are counted as present and do not vote: as many may be missing as are not entitled.
  const withoutVote = entitled && expected ? Math.max(0, expected.value - entitled.value) : 0;
  return expectedSums.includes(sum) || sum >= present.value - withoutVote ? null : `${written}，实到 ${present.value} 人，相差 ${present.value - sum} 票`;
}

/** The most that could vote: those entitled, but not more than were there unless absent members voted in writing. */
function voters(present: number | undefined, expected: number | undefined, entitled: number | undefined, inWriting: boolean): { who: string; count: number } | null {
  if (inWriting) return entitled !== undefined && expected !== undefined ? { who: '应到会', count: Math.max(entitled, expected) } : null;
  if (entitled !== undefined && (present === undefined || entitled <= present)) return { who: '有表决权', count: entitled };
  return present === undefined ? null : { who: '实到', count: present };
}

function said(count: number | undefined): string {
  return count === undefined ? '（未记）' : String(count);
}
