import { villageStemOfBranch } from '../../classification/villageStem.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { sourceTexts } from './minutesTexts.ts';
import { residuesIn, townshipsIn, type Residue, type Surroundings } from './residues.ts';
import { strangersOf, type Stranger } from './strangers.ts';

/** Words of another unit or place in a record's own sentences, or members whom no list knows. */
export const b303ResidueOfSource: Rule = {
  code: 'B303',
  title: '记录里带有别处的称谓或名册上没有的人',
  check: (context) => {
    const surroundings = surroundingsOf(context);
    const homes = homesOf(context);
    const ofBranch = Map.groupBy(context.minutes, ({ branch }) => branch);
    return [...ofBranch].flatMap(([branch, minutes]) => {
      const records = minutes.map(({ record }) => record);
      const strangers = strangersOf(branch, records, context.rulebook.textSignals.residue);
      return records.flatMap((record) => judge(record, branch, residuesIn(record, branch, surroundings, context.rulebook.textSignals.residue), strangers(record), homes, context));
    });
  },
};

function surroundingsOf(context: RuleContext): Surroundings {
  const { branches } = context.facts;
  return {
    villages: new Set(branches.map(({ name }) => villageStemOfBranch(name)).filter((village) => village.length > 1)),
    townships: townshipCounts(context),
    bodies: branches.map(({ name }) => name).join('\n'),
    circulars: sourceTexts(context).map((text) => text.replace(/\s/g, '')).join('\n'),
  };
}

function townshipCounts({ minutes }: RuleContext): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { record } of minutes) for (const name of new Set(townshipsIn(record.text))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Name → the branches whose lists have it. */
function homesOf({ facts }: RuleContext): ReadonlyMap<string, readonly string[]> {
  const homes = new Map<string, string[]>();
  for (const { name: branch, roster } of facts.branches) for (const name of new Set(roster.map((line) => line.name))) homes.set(name, [...(homes.get(name) ?? []), branch]);
  return homes;
}

function judge(record: RecordFact, branch: BranchFacts, residues: readonly Residue[], strangers: readonly Stranger[], homes: ReadonlyMap<string, readonly string[]>, { rulebook }: RuleContext): readonly FindingDraft[] {
  const words = [...new Map(residues.map((residue) => [residue.word, residue])).values()];
  // A body that is merely mentioned may be one the village has to do with; two in one record, or one's own voice, are worth a look.
  const telling = words.some(({ voice }) => voice !== 'mention') || words.filter(({ voice }) => voice === 'mention').length >= 2 ? words : [];
  if (telling.length === 0 && strangers.length === 0) return [];
  const { agreeing } = rulebook.textSignals.residue;
  const sources = new Map<string, number>();
  const point = (source: string): void => { sources.set(source, (sources.get(source) ?? 0) + 1); };
  for (const { source } of telling) point(source);
  for (const { name } of strangers) for (const home of homes.get(name) ?? []) point(`${villageStemOfBranch(home)}村`);
  const most = [...sources].reduce<readonly [string, number]>((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);
  const note = lateNotes(branch)(record);
  const strength: Strength = note === null && record.confirmed && most[1] >= agreeing ? 'moderate' : 'weak';
  return [draftOnRecord(rulebook, 'B303', record, {
    severity: strength === 'moderate' ? 'medium' : 'low',
    persons: strangers.map(({ name }) => name),
    title: telling.length > 0 ? `出现${telling.slice(0, 4).map(({ word }) => `“${word}”`).join('、')}等不属于本村的称谓` : `${strangers.map(({ name }) => name).slice(0, 4).join('、')}不在本支部的名册上`,
    explanation: [
      nameOf(record),
      telling.length > 0 ? `以本支部的口吻写到${[...Map.groupBy(telling, ({ source }) => source)].map(([source, own]) => `${own.map(({ word }) => `“${word}”`).join('、')}（${source}）`).join('、')}，本支部是村党支部，句子里也没有参观、引用、联建等字样` : '',
      telling.length > 0 && strangers.length > 0 ? '；' : '',
      strangers.map((stranger) => strangerClause(stranger, homes)).join('；'),
      '。',
      strength === 'moderate' ? `其中 ${most[1]} 处都指向“${most[0]}”，可能带有那里材料的文字。` : '仅此一点说明不了什么，可能只是笔误或习惯说法。',
      note === null ? '' : `文件夹中的补录说明“${note.title}”提到了这次会议，请先看说明。`,
    ].join(''),
    evidence: [
      ...telling.slice(0, 4).map((residue) => ({ path: record.path, quote: sentenceAround(record.text, residue), textStart: residue.start, textEnd: residue.end })),
      ...strangers.slice(0, 4).map(({ field }) => passageOf(record, field)),
    ],
    strength,
  })];
}

function strangerClause({ name, role, alike }: Stranger, homes: ReadonlyMap<string, readonly string[]>): string {
  const elsewhere = homes.get(name) ?? [];
  const slip = alike.length > 0 ? `，名册上有${alike.slice(0, 3).map((other) => `“${other}”`).join('、')}，可能是同一人写错了字` : '';
  return `${role}“${name}”不在本支部的各份名册上${elsewhere.length > 0 ? `，见于${elsewhere.slice(0, 2).join('、')}的名册` : ''}${slip}`;
}

function sentenceAround(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const from = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('。', start)) + 1;
  const stops = [text.indexOf('\n', end), text.indexOf('。', end)].filter((at) => at >= 0);
  return text.slice(Math.max(from, start - 60), Math.min(end + 60, stops.length > 0 ? Math.min(...stops) + 1 : text.length)).trim();
}
