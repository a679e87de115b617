import type { CaseFile } from '../../development/caseFile.ts';
import type { CasePaper } from '../../development/casePaper.ts';
import { addMonths, type CalendarDate } from '../../model/calendarDate.ts';
import type { RosterFact } from '../../model/facts.ts';
import { earliestDay, latestDay } from '../../roster/partialDate.ts';
import { sure } from '../minutes/sureField.ts';
import { passageOf, type FindingDraft, type Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { basisOf, dayOf, draftOnCase, stepOf, sureDay } from './caseFinding.ts';

/** The wrong actor: a body that cannot approve, a contact or sponsor who was no full member, an applicant under age. */
export const d107WrongActor: Rule = {
  code: 'D107',
  title: '审批主体、联系人或申请人不合条件',
  check: ({ cases, rulebook }) => cases.flatMap((file) => [...approvals(file, rulebook), ...companions(file, rulebook), ...underAge(file, rulebook), ...tooFew(file, rulebook)]),
};

/** A village's or community's own party body, a general branch or a provisional one; never a township's committee. */
const cannotApprove = /(?:村|社区)(?:党委|委员会|支部委员会|党支部|支部|总支部委员会|党总支|总支)$|总支部?(?:委员会)?$|(?:党支部|支部委员会|支部)$|临时(?:党委|委员会|党支部)$/;

function approvals(file: CaseFile, rulebook: Rulebook): readonly FindingDraft[] {
  return file.papers.filter(({ kind, record, issuer }) => (kind === 'admissionApproval' || kind === 'conversionApproval') && record.confirmed && issuer !== null && cannotApprove.test(issuer.replace(/\(.*$/, ''))).flatMap((paper): readonly FindingDraft[] => {
    // The branch passing on what the township's committee approved approves nothing itself.
    if (!/批准|审批|同意/.test(paper.text) || /(?:乡|镇|街道|上级|县)[^。\n]{0,10}(?:党委|委员会)[^。\n]{0,16}(?:批准|审批|同意|批复)/.test(paper.text)) return [];
    const step = stepOf(rulebook, paper.kind === 'admissionApproval' ? '17' : '24');
    return [draftOnCase(rulebook, 'D107', file, {
      on: paper.dated?.date ?? null,
      title: `${step.name}的文件由“${paper.issuer!}”作出`,
      explanation: `“${paper.record.path.split('/').at(-1)!}”的落款是“${paper.issuer!}”。接收预备党员和转正应由具有审批权限的基层党委（乡镇党委）审批，村、社区党组织和党总支只能讨论或审议。`,
      paths: [paper.record.path],
      evidence: [{ path: paper.record.path, quote: paper.issuer! }, ...(paper.dated ? [paper.dated.passage] : [])],
      basis: basisOf(rulebook, step, '预备党员应由具有审批权限的基层党委审批，村、社区党组织和党总支不能审批'),
      subject: paper.record.path,
    })];
  });
}

function companions(file: CaseFile, rulebook: Rulebook): readonly FindingDraft[] {
  const found = new Map<string, FindingDraft>();
  for (const paper of file.papers) {
    if (!paper.record.confirmed) continue;
    for (const [role, step, names] of [['培养联系人', '5', paper.contacts], ['入党介绍人', '9', paper.sponsors]] as const) {
      const day = ownDay(paper, role) ?? sureDay(file, step) ?? sureDay(file, step === '5' ? '3' : '7');
      if (!day) continue;
      for (const name of names) {
        const why = notFullMember(name, day.date, file.branch.roster);
        if (!why || found.has(`${role} ${name}`)) continue;
        found.set(`${role} ${name}`, draftOnCase(rulebook, 'D107', file, {
          on: day.date,
          title: `${role}${name}当时不是正式党员`,
          explanation: `“${paper.record.path.split('/').at(-1)!}”（${dayOf(day.date)}）以${name}为${file.person}的${role}，而名册“${why.line.path.split('/').at(-1)!}”上，${name}${why.says}。${role}应由正式党员担任。`,
          paths: [paper.record.path, why.line.path],
          evidence: [day.passage, { path: why.line.path, place: why.line.place, quote: name }],
          basis: basisOf(rulebook, stepOf(rulebook, step), `${role}由正式党员担任`),
          subject: `${role} ${name}`,
        }));
      }
    }
  }
  return [...found.values()];
}

function ownDay({ kind, dated }: CasePaper, role: string): CasePaper['dated'] {
  const own = role === '培养联系人' ? kind === 'contactPersonRegister' : kind === 'sponsorDetermination';
  return own && dated?.sure === true ? dated : null;
}

/** Why a person was surely no full member on a day; `null` where the list leaves it open or knows two of the name. */
function notFullMember(name: string, day: CalendarDate, roster: readonly RosterFact[]): { line: RosterFact; says: string } | null {
  const lines = roster.filter((line) => line.rosterKind === 'memberRoster' && line.name === name);
  if (lines.length === 0 || new Set(lines.flatMap(({ born }) => (born === undefined ? [] : [born.slice(0, 4)]))).size > 1) return null;
  const reasons = lines.map((line) => ({ line, says: reasonOf(line, day) }));
  const [first] = reasons;
  return first && first.says !== null && reasons.every(({ says }) => says !== null) ? { line: first.line, says: first.says } : null;
}

function reasonOf({ becameFull, joined, died, ended }: RosterFact, day: CalendarDate): string | null {
  if (becameFull !== undefined && earliestDay(becameFull) > day) return `的转正时间是 ${becameFull}`;
  if (becameFull === undefined && joined !== undefined && addMonths(earliestDay(joined), 12) > day) return `的入党时间是 ${joined}，到当日预备期未满一年`;
  if (died !== undefined && latestDay(died) < day) return `已于 ${died} 去世`;
  if (ended !== undefined && latestDay(ended) < day) return `已于 ${ended} 不再是党员`;
  return null;
}

function underAge(file: CaseFile, rulebook: Rulebook): readonly FindingDraft[] {
  const applied = sureDay(file, '1');
  if (!applied || file.born === null) return [];
  const age = rulebook.development.edition.general.ageAtApplication;
  if (addMonths(earliestDay(file.born), age * 12) <= applied.date) return [];
  const paper = file.papers.find(({ born }) => born !== null)!;
  return [draftOnCase(rulebook, 'D107', file, {
    on: applied.date,
    title: `递交申请书时不满 ${age} 周岁`,
    explanation: `“${paper.record.path.split('/').at(-1)!}”所写出生日期是 ${file.born}，入党申请书的日期是${dayOf(applied.date)}，当时不满 ${age} 周岁。`,
    paths: [paper.record.path, file.steps.get('1')!.record.path],
    evidence: [applied.passage],
    basis: basisOf(rulebook, stepOf(rulebook, '1'), `年满${age}岁方可申请入党`),
    subject: 'age',
  })];
}

/** A branch meeting with fewer than three full members cannot discuss an admission. */
function tooFew(file: CaseFile, rulebook: Rulebook): readonly FindingDraft[] {
  const least = rulebook.development.edition.general.fullMembersToDecide;
  return file.meetings.filter(({ step, record }) => (step === '15' || step === '23') && record.kind === 'branchMeeting' && record.confirmed).flatMap(({ step, record }): readonly FindingDraft[] => {
    const voters = sure(record.fields.entitledToVote, rulebook) ?? sure(record.fields.expected, rulebook);
    if (!voters || voters.value >= least || voters.value === 0) return [];
    return [draftOnCase(rulebook, 'D107', file, {
      on: record.date,
      title: `支部大会正式党员不足 ${least} 人`,
      explanation: `“${record.path.split('/').at(-1)!}”记载应到党员 ${voters.value} 人。讨论接收预备党员和转正的支部大会，正式党员应有 ${least} 人以上。`,
      paths: [record.path],
      evidence: [passageOf(record, voters)],
      basis: basisOf(rulebook, stepOf(rulebook, step!), `正式党员不足 ${least} 人的支部不能召开支部大会讨论接收党员`),
      subject: `few ${record.path}`,
    })];
  });
}
