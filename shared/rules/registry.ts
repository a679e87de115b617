import type { RuleCode } from '../model/finding.ts';
import { d101MissingMaterials } from './development/d101MissingMaterials.ts';
import { d102StepOrder } from './development/d102StepOrder.ts';
import { d103TimeLimits } from './development/d103TimeLimits.ts';
import { d104HalfYearlyReviews } from './development/d104HalfYearlyReviews.ts';
import { d105PoliticalReview } from './development/d105PoliticalReview.ts';
import { d106BranchMeeting } from './development/d106BranchMeeting.ts';
import { d107WrongActor } from './development/d107WrongActor.ts';
import { d108Publicity } from './development/d108Publicity.ts';
import { d109RepeatedText } from './development/d109RepeatedText.ts';
import { b101BeforePublication } from './vocabulary/b101BeforePublication.ts';
import { b102SupersededTerms } from './vocabulary/b102SupersededTerms.ts';
import { b201CreatedLate } from './fileTimes/b201CreatedLate.ts';
import { b202OneSitting } from './fileTimes/b202OneSitting.ts';
import { b203SharedOrigin } from './fileTimes/b203SharedOrigin.ts';
import { b204NewerProgram } from './fileTimes/b204NewerProgram.ts';
import { b205SelfContradiction } from './fileTimes/b205SelfContradiction.ts';
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
import { v101MissingSteps } from './decisions/v101MissingSteps.ts';
import { v102StepOrder } from './decisions/v102StepOrder.ts';
import { v103StepAttendance } from './decisions/v103StepAttendance.ts';
import { v104Publication } from './decisions/v104Publication.ts';
import { b103Weekday } from './calendar/b103Weekday.ts';
import { b104ImpossibleDate } from './calendar/b104ImpossibleDate.ts';
import { b105NobodyMeets } from './calendar/b105NobodyMeets.ts';
import { b701OrderAgainstDates } from './calendar/b701OrderAgainstDates.ts';
import { b801DatesContradict } from './calendar/b801DatesContradict.ts';
import { b501TwoPlaces } from './people/b501TwoPlaces.ts';
import { b502CouldNotAttend } from './people/b502CouldNotAttend.ts';
import { b503FloatingFullAttendance } from './people/b503FloatingFullAttendance.ts';
import { b504OfficeBeforeAppointment } from './people/b504OfficeBeforeAppointment.ts';
import { b505OneRecorderTwoMeetings } from './people/b505OneRecorderTwoMeetings.ts';
import { b601OneRecorderTwoHands } from './handwriting/b601OneRecorderTwoHands.ts';
import { b602TwoRecordersOneHand } from './handwriting/b602TwoRecordersOneHand.ts';
import { b603LastLines } from './handwriting/b603LastLines.ts';
import { b401SamePhoto } from './photos/b401SamePhoto.ts';
import { b402PhotoTime } from './photos/b402PhotoTime.ts';
import { b403OneSitting } from './photos/b403OneSitting.ts';
import type { Rule } from './rule.ts';
import { b301RepeatsOwnBranch } from './text/b301RepeatsOwnBranch.ts';
import { b302RepeatsOtherBranch } from './text/b302RepeatsOtherBranch.ts';
import { b303ResidueOfSource } from './text/b303ResidueOfSource.ts';
import { b304OtherTitle } from './text/b304OtherTitle.ts';

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
    b103Weekday,
    b104ImpossibleDate,
    b105NobodyMeets,
    b701OrderAgainstDates,
    b801DatesContradict,
    b501TwoPlaces,
    b502CouldNotAttend,
    b503FloatingFullAttendance,
    b504OfficeBeforeAppointment,
    b505OneRecorderTwoMeetings,
    v101MissingSteps,
    v102StepOrder,
    v103StepAttendance,
    v104Publication,
    d101MissingMaterials,
    d102StepOrder,
    d103TimeLimits,
    d104HalfYearlyReviews,
    d105PoliticalReview,
    d106BranchMeeting,
    d107WrongActor,
    d108Publicity,
    d109RepeatedText,
    b101BeforePublication,
    b102SupersededTerms,
    b201CreatedLate,
    b202OneSitting,
    b203SharedOrigin,
    b204NewerProgram,
    b205SelfContradiction,
    b401SamePhoto,
    b402PhotoTime,
    b403OneSitting,
    b601OneRecorderTwoHands,
    b602TwoRecordersOneHand,
    b603LastLines,
    b301RepeatsOwnBranch,
    b302RepeatsOtherBranch,
    b303ResidueOfSource,
    b304OtherTitle,
  ]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((rule): [RuleCode, Rule] => [rule.code, rule]),
);
