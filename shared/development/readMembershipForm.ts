import type { DevelopmentStepId } from '../model/development.ts';
import type { DatedPassage } from './casePaper.ts';
import type { PaperSection } from './paperSections.ts';
import type { SectionDates } from './sectionDates.ts';

/** What one part of a 志愿书 shows of a step. */
export interface FormStep {
  readonly step: DevelopmentStepId;
  readonly dated: DatedPassage | null;
  readonly text: string;
}

/** Headings of the form in its order; the same heading (审批意见) means another step behind the resolution on conversion. */
const headings: readonly { readonly part: 'sponsors' | 'admission' | 'talk' | 'approval' | 'conversion' | 'other'; readonly words: RegExp }[] = [
  { part: 'sponsors', words: /入党介绍人(?:的)?意见|介绍人意见/g },
  { part: 'conversion', words: /支部(?:党员)?大会(?:通过|讨论)(?:预备党员|申请人)?(?:[^。\n]{0,12})?(?:转为|转正)[^。\n]{0,12}决议|延长预备期|预备党员转正(?:的)?决议/g },
  { part: 'admission', words: /支部(?:党员)?大会(?:通过|讨论)(?:接收|吸收)[^。\n]{0,20}决议|支部大会决议|支部(?:党员)?大会意见/g },
  { part: 'talk', words: /(?:上级党组织)?指派专人(?:进行)?谈话|派人谈话情况|谈话情况和/g },
  { part: 'approval', words: /(?:基层党委|上级党委|党委)审批意见|党委意见/g },
  { part: 'other', words: /总支部?(?:委员会)?(?:审查|审批)?意见|备注|本人经历|家庭主要成员/g },
];

/** The steps that a 志愿书 records, each with the day that its part bears, in the form's order. */
export function readMembershipForm({ text }: PaperSection, dates: SectionDates): readonly FormStep[] {
  const marks = headings.flatMap(({ part, words }) => Array.from(text.matchAll(words), ({ index, 0: heading }) => ({ part, start: index, end: index + heading.length })))
    .sort((a, b) => a.start - b.start)
    .filter((mark, index, sorted) => index === 0 || mark.start >= sorted[index - 1]!.end);
  const steps: FormStep[] = [];
  const firstMark = marks[0]?.start ?? text.length;
  const applied = signedOn(text, dates, 0, firstMark);
  if (applied) steps.push({ step: '14', dated: applied, text: '' });
  let converted = false;
  for (const [index, { part, start, end }] of marks.entries()) {
    const until = marks[index + 1]?.start ?? text.length;
    const inside = dates.between(end, until);
    const body = text.slice(start, until);
    if (part === 'sponsors' || part === 'other') continue;
    if (part === 'conversion') converted = true;
    // An empty part of the form, not filled in yet, shows nothing.
    if (inside.length === 0) continue;
    if (part === 'admission') steps.push({ step: '15', dated: meetingDay(body, end - start, inside), text: body });
    else if (part === 'conversion') steps.push({ step: '23', dated: meetingDay(body, end - start, inside), text: body });
    else if (part === 'talk') steps.push({ step: '16', dated: inside.at(-1)!, text: body });
    else steps.push({ step: converted ? '24' : '17', dated: inside.at(-1)!, text: body });
  }
  return steps;
}

/** The resolution names the meeting's day in its first sentence; its last day is that of the signature. */
function meetingDay(body: string, from: number, inside: readonly DatedPassage[]): DatedPassage {
  const opening = body.slice(from, from + 80);
  return /大会|会议|召开|讨论/.test(opening) && inside.length > 1 ? inside[0]! : inside.at(-1)!;
}

/** The applicant's own signature, or the only day before the first opinion. */
function signedOn(text: string, dates: SectionDates, start: number, end: number): DatedPassage | null {
  const labelled = dates.behind(/填(?:写|表)(?:时间|日期)|本人签[名字](?:或盖章)?|申请人签[名字]/, 40);
  if (labelled) return labelled;
  const found = dates.all.filter(({ date, start: at }) => date !== null && at >= start && at < end);
  const last = found.at(-1);
  // Days of the life story stand before; the signature closes the applicant's own part.
  return last && text.slice(last.end, end).replace(/\s/g, '').length <= 24 ? dates.passage(last) : null;
}
