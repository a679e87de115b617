import { yearOf, type CalendarDate } from '../../model/calendarDate.ts';
import type { Severity, Strength } from '../../model/finding.ts';
import { foldForm } from '../../vocabulary/foldedCharacters.ts';
import { termFinder, type FoundTerm } from '../../vocabulary/findTerms.ts';
import { passageAround, surroundings, type Surroundings } from '../../vocabulary/surroundings.ts';
import { noteSentence, withNote } from '../fileTimes/fileTimeWords.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftOnRecord, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { datedRecords, type DatedRecord } from './datedRecords.ts';
import { isSomethingElse, passagesOf, sourceSaid } from './mentions.ts';
import type { DatedVocabulary, ExpiredTerm } from './vocabularyData.ts';

/** A record uses, as if current, a term or a regulation that had long been replaced: a trace of an older text. */
export const b102SupersededTerms: Rule = {
  code: 'B102',
  title: '沿用已停用的名称或已废止的规定',
  check: (context) => {
    const vocabulary = context.rulebook.datedVocabulary;
    const find = termFinder(vocabulary.expired);
    return datedRecords(context).flatMap((dated): readonly FindingDraft[] => {
      const outdated = outdatedIn(find(dated.record.text), dated, vocabulary);
      return outdated.length === 0 ? [] : [finding(dated, outdated, context)];
    });
  },
};

interface Outdated {
  readonly term: ExpiredTerm;
  readonly words: string;
  readonly quote: string;
}

const SPELLED_OUT = 4;
const severities: Readonly<Record<Strength, Severity>> = { weak: 'info', moderate: 'low', strong: 'low' };

function outdatedIn(found: readonly FoundTerm<ExpiredTerm>[], { record, date }: DatedRecord, vocabulary: DatedVocabulary): readonly Outdated[] {
  const seen = new Map<string, Outdated>();
  for (const { term, start, end } of found) {
    if (date <= term.allowedUntil || seen.has(term.id)) continue;
    const around = surroundings(record.text, start, end);
    if (isSomethingElse(term.ambiguous, around) || isHistorical(term, around, vocabulary) || (term.asBasisOnly && !isCitedAsBasis(around))) continue;
    seen.set(term.id, { term, words: record.text.slice(start, end).replace(/\s+/g, ''), quote: passageAround(record.text, start, end) });
  }
  return [...seen.values()].toSorted((a, b) => (a.term.kind === b.term.kind ? 0 : a.term.kind === 'strong' ? -1 : 1));
}

function finding({ branch, record, yearWritten }: DatedRecord, outdated: readonly Outdated[], { rulebook }: RuleContext): FindingDraft {
  const note = lateNotes(branch)(record);
  const strength = withNote(yearWritten && outdated.some(({ term }) => term.kind === 'strong') ? 'moderate' : 'weak', note);
  const shown = outdated.slice(0, SPELLED_OUT);
  return draftOnRecord(rulebook, 'B102', record, {
    severity: severities[strength],
    title: `沿用“${outdated[0]!.words}”${outdated.length > 1 ? `等 ${outdated.length} 处` : ''}，当时已停用`,
    explanation: `${nameOf(record)}中用到${shown.map(({ term, words }) => `“${words}”（${term.until} 之后不再使用，${sourceSaid(term)}；现为${term.replacedBy}）`).join('；')}${outdated.length > SPELLED_OUT ? `；另有 ${outdated.length - SPELLED_OUT} 处` : ''}。上下文没有说明是在讲过去的事，可能沿用了旧文本。${noteSentence(note)}`,
    evidence: passagesOf(record.path, shown.map(({ quote }) => quote)),
    basis: { edition: `时效词表（${rulebook.datedVocabulary.edition}）`, text: shown.map(({ term, words }) => `“${words}”停用于 ${term.until}，${term.source}`).join('；'), status: shown.every(({ term }) => term.verified) ? 'verified' : 'recalled' },
    strength,
  });
}

/** 原农业局, 2015年的《…条例》, 由国土局改为自然资源局: about the past, or about the change itself. */
function isHistorical({ until, replacedBy }: ExpiredTerm, { before, after, sentence }: Surroundings, { historical }: DatedVocabulary): boolean {
  const near = before.slice(-8);
  if (historical.before.some((word) => near.endsWith(word)) || historical.sentence.some((word) => sentence.includes(word))) return true;
  return namesYearUntil(`${before} ${after}`, until) || replacedBy.split(/[、；（）]/).map(foldForm).some((name) => name.length >= 4 && (before.includes(name) || after.includes(name)));
}

/** The rest of the sentence states a year in which the term was still in use. */
function namesYearUntil(rest: string, until: CalendarDate): boolean {
  return Array.from(rest.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g), (match) => Number(match[1])).some((year) => year <= yearOf(until));
}

/** 依据…, 按照…, or an article of it. */
function isCitedAsBasis({ before, after }: Surroundings): boolean {
  return /依据|根据|按照|依照|对照|遵照/.test(before.slice(-24)) || /^.{0,8}第[〇一二三四五六七八九十百\d]{1,5}条/.test(after);
}
