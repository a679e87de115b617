import type { RuleCode } from '../model/finding.ts';
import { g111OwedAttachments } from './gaps/g111OwedAttachments.ts';
import { g301SkippedNumbers } from './gaps/g301SkippedNumbers.ts';
import { g401StandardWithoutEvidence } from './gaps/g401StandardWithoutEvidence.ts';
import { g501KeyTaskNotDiscussed } from './gaps/g501KeyTaskNotDiscussed.ts';
import { missingObligationRules } from './gaps/missingObligations.ts';
import { m101RequiredFields } from './minutes/m101RequiredFields.ts';
import { m102Headcount } from './minutes/m102Headcount.ts';
import { m103AbsenceReasons } from './minutes/m103AbsenceReasons.ts';
import { m104Quorum } from './minutes/m104Quorum.ts';
import { m105Votes } from './minutes/m105Votes.ts';
import { m106StudyWithoutWords } from './minutes/m106StudyWithoutWords.ts';
import { m107TopicsWithoutConclusion } from './minutes/m107TopicsWithoutConclusion.ts';
import { m108CopiedMaterial } from './minutes/m108CopiedMaterial.ts';
import { m109MergedMeeting } from './minutes/m109MergedMeeting.ts';
import { m110CommitteeFit } from './minutes/m110CommitteeFit.ts';
import { m111StockPhrases } from './minutes/m111StockPhrases.ts';
import { m112LifeMeeting } from './minutes/m112LifeMeeting.ts';
import type { Rule } from './rule.ts';

/** Every rule by its code, with its title; a new rule is added here and in `resources/rules/catalogue.json`. */
export const ruleRegistry: ReadonlyMap<RuleCode, Rule> = new Map(
  [
    ...missingObligationRules,
    g111OwedAttachments,
    g301SkippedNumbers,
    g401StandardWithoutEvidence,
    g501KeyTaskNotDiscussed,
    m101RequiredFields,
    m102Headcount,
    m103AbsenceReasons,
    m104Quorum,
    m105Votes,
    m106StudyWithoutWords,
    m107TopicsWithoutConclusion,
    m108CopiedMaterial,
    m109MergedMeeting,
    m110CommitteeFit,
    m111StockPhrases,
    m112LifeMeeting,
  ]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((rule): [RuleCode, Rule] => [rule.code, rule]),
);
