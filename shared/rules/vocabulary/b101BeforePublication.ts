import type { Severity, Strength } from '../../model/finding.ts';
import { termFinder } from '../../vocabulary/findTerms.ts';
import { noteSentence, withNote } from '../fileTimes/fileTimeWords.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftOnRecord, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { datedRecords, type DatedRecord } from './datedRecords.ts';
import { laterDocumentNumbers } from './documentNumbers.ts';
import { earlyTerms, passagesOf, sourceSaid, type EarlyMention } from './mentions.ts';
import { yearSlip, type YearSlip } from './yearSlip.ts';

/** A record speaks of a meeting, document, campaign, body or turn of phrase that was not yet public on its day. */
export const b101BeforePublication: Rule = {
  code: 'B101',
  title: '提到会议日期之后才公开的内容',
  check: (context) => {
    const vocabulary = context.rulebook.datedVocabulary;
    const find = termFinder(vocabulary.terms);
    return datedRecords(context).flatMap((dated): readonly FindingDraft[] => {
      const mentions = [...earlyTerms(find(dated.record.text), dated, vocabulary), ...laterDocumentNumbers(dated, context.facts.asOf, vocabulary)];
      return mentions.length === 0 ? [] : [finding(dated, mentions.toSorted(byWeight), context)];
    });
  },
};

/** So many mentions are spelled out; the others are counted. */
const SPELLED_OUT = 4;
/** A gap this short may be a difference of days in passing something on. */
const SHORT_GAP_DAYS = 14;
/** A gap this long is no difference of days. */
const LONG_GAP_DAYS = 30;

const severities: Readonly<Record<Strength, Severity>> = { weak: 'info', moderate: 'medium', strong: 'high' };

function finding(dated: DatedRecord, mentions: readonly EarlyMention[], { facts: { asOf }, rulebook }: RuleContext): FindingDraft {
  const { branch, record, date } = dated;
  const latest = mentions.map(({ firstPublic }) => firstPublic).reduce((a, b) => (a > b ? a : b));
  const slip = yearSlip(record, date, latest, asOf);
  const note = lateNotes(branch)(record);
  const strength = withNote(strengthOf(dated, mentions, slip), note);
  const first = mentions[0]!;
  const rest = mentions.length - SPELLED_OUT;
  return draftOnRecord(rulebook, 'B101', record, {
    severity: severities[strength],
    title: `提到“${first.words}”，早于其公开时间 ${first.daysEarly} 天${mentions.length > 1 ? `（另有 ${mentions.length - 1} 处）` : ''}`,
    explanation: `${nameOf(record)}中提到${mentions.slice(0, SPELLED_OUT).map(said).join('；')}${rest > 0 ? `；另有 ${rest} 处` : ''}。${yearSentence(slip, mentions.length, dated)}${noteSentence(note)}`,
    evidence: passagesOf(record.path, mentions.slice(0, SPELLED_OUT).map(({ quote }) => quote)),
    basis: { edition: `时效词表（${rulebook.datedVocabulary.edition}）`, text: mentions.slice(0, SPELLED_OUT).map(({ words, publicText, source }) => `“${words}”${publicText}，${source}`).join('；'), status: mentions.slice(0, SPELLED_OUT).every(({ verified }) => verified) ? 'verified' : 'recalled' },
    strength,
  });
}

/** ‘新质生产力’（首次公开 2023-09-07，依据…，未核对），早 87 天. */
function said(mention: EarlyMention): string {
  const { words, publicText, daysEarly, id } = mention;
  if (id.startsWith('number ')) return `“${words}”（文号属 ${publicText}），至少早 ${daysEarly} 天`;
  return `“${words}”（首次公开 ${publicText}，${sourceSaid(mention)}），早 ${daysEarly} 天`;
}

function yearSentence({ year, likely, weekdayConfirms }: YearSlip, count: number, { date, record, yearWritten }: DatedRecord): string {
  const assumed = yearWritten ? '' : '记录本身没有写年份，年份取自文件夹或标题，请先核对。';
  if (year === null) return `${assumed}往后推到相符的年份都还没有到来，不像单纯的年份笔误。`;
  const all = count > 1 ? '以上各处' : '这一内容';
  if (likely) return `${assumed}如果会议实际在 ${year} 年，${all}就与日期相符，所写星期或所在文件夹也符合 ${year} 年，首先应考虑年份笔误。`;
  if (weekdayConfirms) return `${assumed}如把年份看作 ${year} 年，${all}可与日期相符；但所写星期与 ${Number(date.slice(0, 4))} 年的这一天一致。`;
  return `${assumed}如果是年份笔误，${year} 年的这一天${record.fields.weekday ? '' : '（记录没有写星期，无从印证）'}可与${all}相符，请先核对年份。`;
}

/**
 * `weak`: only weak terms, or the year is not written. `moderate`: a strong one. `strong`: one whose date has been
 * checked, well ahead of the record, and no slip explains it: the weekday written
 * confirms the record's day, or not even the next year would fit. One step less where the year may well be a slip (it
 * fits the next year, or the record is of January) or where days make the difference.
 */
function strengthOf({ date, yearWritten }: DatedRecord, mentions: readonly EarlyMention[], slip: YearSlip): Strength {
  const strong = mentions.filter(({ kind }) => kind === 'strong');
  if (strong.length === 0 || !yearWritten) return 'weak';
  const far = strong.filter(({ daysEarly }) => daysEarly > LONG_GAP_DAYS);
  // A date that nobody has checked against its source never makes a doubt strong, however many agree.
  const enough = far.some(({ verified }) => verified);
  const noSlip = slip.weekdayConfirms || !slip.nextYearFits;
  if (enough && noSlip) return 'strong';
  const januarySlip = date.slice(5, 7) === '01' && slip.nextYearFits && !slip.weekdayConfirms;
  return slip.likely || januarySlip || strong.every(({ daysEarly }) => daysEarly <= SHORT_GAP_DAYS) ? 'weak' : 'moderate';
}

function byWeight(a: EarlyMention, b: EarlyMention): number {
  if (a.kind !== b.kind) return a.kind === 'strong' ? -1 : 1;
  return b.daysEarly - a.daysEarly || a.position - b.position;
}
