import type { DevelopmentStepId } from '../model/development.ts';
import type { RecordFact } from '../model/facts.ts';
import type { DevelopmentData } from '../rules/development/developmentData.ts';
import { parseNumeral } from '../text/numerals.ts';
import type { CasePaper, DatedPassage, StatedVotes, StepEvent } from './casePaper.ts';
import { paperSections, type PaperSection } from './paperSections.ts';
import { readMembershipForm, type FormStep } from './readMembershipForm.ts';
import { bornIn, sectionDates, type SectionDates } from './sectionDates.ts';
import { namesOf, subjectsOf } from './subjects.ts';

export interface ReadingOptions {
  readonly development: DevelopmentData;
  /** Below it a field is a guess. */
  readonly fieldConfidence: number;
  /** Fewer characters than this: a scan or photo whose text is not read. */
  readonly readableCharacters: number;
}

/** Reads the papers that a record of a development file holds; what is no paper of any step gives none. */
export function readCasePapers(record: RecordFact, options: ReadingOptions): readonly CasePaper[] {
  return paperSections(record, options.development).flatMap((section) => {
    const paper = section.kind === null ? null : readPaper(section, section.kind, options);
    return paper === null ? [] : [paper];
  });
}

/** The step whose day a kind of paper bears, as the edition's materials say; `null` for a paper of no step of its own. */
function stepOfPaper(kind: string, { edition }: DevelopmentData): DevelopmentStepId | null {
  const own = edition.steps.find(({ materials }) => materials.some(({ papers }) => papers[0] === kind && kind !== 'thoughtReport'));
  if (own) return own.id;
  const holding = edition.steps.filter(({ materials }) => materials.some(({ papers }) => papers.includes(kind)));
  return holding.length === 1 ? holding[0]!.id : null;
}

function readPaper(section: PaperSection, kind: string, { development, fieldConfidence, readableCharacters }: ReadingOptions): CasePaper {
  const { record, text } = section;
  const dates = sectionDates(section, fieldConfidence);
  const { names, from } = subjectsOf(section);
  const alone = names.length === 1;
  const form = kind === 'membershipForm' ? readMembershipForm(section, dates) : [];
  const dated = ownDay(kind, dates);
  const reply = kind === 'politicalReviewLetter' ? replyDay(section, dates) : null;
  const publicity = /Publicity$/.test(kind) ? (dates.range(/公示(?:时间|期限|期|日期|起止时间)[:\s]{0,3}(?:为|从|自|:)?/) ?? dates.range()) : null;
  const ballots = kind === 'admissionBallots' || kind === 'conversionBallots';
  const resolution = form.find(({ step }) => step === '15');
  const passage = { path: record.path, quote: section.original(0, Math.min(60, text.length)).replace(/\n/g, ' ') };
  return {
    record,
    kind,
    title: section.title,
    persons: names,
    personInText: from === 'text',
    born: alone ? bornIn(text) : null,
    dated,
    events: [...ownEvents(kind, record, dated, publicity?.to ?? null, development), ...formEvents(form, record), ...(alone ? mentions(section, dates) : [])],
    contacts: peopleBehind(text, /培养联系人(?:姓名)?|培养人/),
    sponsors: peopleBehind(text, /入党介绍人(?:姓名)?|介绍人(?:姓名|签[名字])?/),
    reviews: kind === 'activistReview' ? dates.between(0, text.length) : [],
    publicity,
    reply,
    votes: ballots ? votesIn(text, record, section) : resolution ? votesIn(resolution.text, record, section) : null,
    entitled: ballots || resolution ? entitledIn(resolution?.text ?? text, record) : null,
    issuer: issuerOf(section),
    alsoIs: Object.entries(formParts).flatMap(([part, step]) => (form.some((read) => read.step === step) || (kind === 'membershipForm' && text.length < readableCharacters) ? [part] : [])),
    text: text === '' ? passage.quote : text,
    readable: text.length >= readableCharacters,
    together: !section.whole,
  };
}

/** The day of what a paper records (talk, training, meeting), else the day at its foot, else the day it was filed under. */
function ownDay(kind: string, dates: SectionDates): DatedPassage | null {
  switch (kind) {
    case 'applicationTalk':
    case 'superiorTalk':
      return dates.behind(/谈话(?:时间|日期)/) ?? dates.filed() ?? dates.foot();
    case 'candidateTraining':
      return dates.range()?.to ?? dates.foot() ?? dates.filed();
    case 'membershipForm':
      return dates.behind(/填(?:写|表)(?:时间|日期)|本人签[名字](?:或盖章)?|申请人签[名字]/, 40);
    case 'admissionBallots':
    case 'conversionBallots':
      return dates.behind(/(?:会议|表决|大会)(?:时间|日期)/) ?? dates.filed() ?? dates.foot();
    default:
      return dates.foot() ?? dates.filed();
  }
}

/** Parts of a 志愿书 that are materials themselves; a scan whose text is not read may hold them all. */
const formParts: Readonly<Record<string, DevelopmentStepId>> = { membershipFormResolution: '15', membershipFormApproval: '17', membershipFormConversion: '23', membershipFormConversionApproval: '24' };

function ownEvents(kind: string, record: RecordFact, dated: DatedPassage | null, publicityEnd: DatedPassage | null, development: DevelopmentData): readonly StepEvent[] {
  const step = stepOfPaper(kind, development);
  if (step !== null) return [{ step, source: kind === 'membershipForm' ? 'form' : kind.endsWith('Ballots') ? 'mention' : 'paper', dated: publicityEnd ?? dated, record }];
  if (kind === 'admissionBallots') return [{ step: '15', source: 'mention', dated, record }];
  if (kind === 'admissionRequest') return [{ step: '15', source: 'mention', dated: null, record }];
  if (kind === 'conversionRequest') return [{ step: '23', source: 'mention', dated: null, record }];
  return [];
}

function formEvents(form: readonly FormStep[], record: RecordFact): readonly StepEvent[] {
  return form.map(({ step, dated }) => ({ step, source: 'form' as const, dated, record }));
}

/** Days that forms state of other steps: 确定为入党积极分子时间, 申请入党时间. */
const stated: readonly (readonly [DevelopmentStepId, RegExp])[] = [
  ['1', /(?:递交|提交)?(?:入党申请书?|申请入党)(?:的)?(?:时间|日期)|申请(?:时间|日期)/],
  ['3', /(?:确定|列)为?(?:入党)?积极分子(?:的)?(?:时间|日期)/],
  ['7', /(?:确定|列)为?发展对象(?:的)?(?:时间|日期)/],
  ['15', /(?:支部(?:党员)?大会(?:通过|讨论)?|接收(?:为)?预备党员)(?:的)?(?:时间|日期)|预备期(?:为)?(?:自|从|:)?/],
];
/** And sentences that tell of them: 我支部于…确定李明为入党积极分子. */
const told: readonly (readonly [DevelopmentStepId, RegExp])[] = [
  ['1', /^[^。\n]{0,14}(?:递交|提交)[^。\n]{0,8}申请/],
  ['3', /^[^。\n]{0,30}(?:确定|列|推荐|吸收)[^。\n]{0,24}为(?:入党)?积极分子/],
  ['7', /^[^。\n]{0,30}(?:确定|列)[^。\n]{0,24}为发展对象/],
  ['15', /^[^。\n]{0,12}(?:支部(?:党员)?大会|党员大会)[^。\n]{0,40}(?:接收|吸收|通过)[^。\n]{0,24}预备党员/],
];

function mentions(section: PaperSection, dates: SectionDates): readonly StepEvent[] {
  const events: StepEvent[] = [];
  for (const [step, label] of stated) {
    const dated = dates.behind(label, 16);
    if (dated) events.push({ step, source: 'mention', dated, record: section.record });
  }
  for (const found of dates.all) {
    const behind = section.text.slice(found.end, found.end + 90);
    // “2024年6月14日至…” is a span, not the day of a decision.
    if (/^\s*(?:至|到|-|—)/.test(behind) || found.closesRange) continue;
    const dated = dates.passage(found);
    if (!dated) continue;
    for (const [step, sentence] of told) if (sentence.test(behind)) events.push({ step, source: 'mention', dated, record: section.record });
  }
  return events;
}

function replyDay({ text }: PaperSection, dates: SectionDates): DatedPassage | null {
  const labelled = dates.behind(/(?:回函|复函|函复|出具)(?:时间|日期)/);
  if (labelled) return labelled;
  return /请(?:予以?|你|贵)|协助调查|望予|发函/.test(text) && !/兹证明|特此证明|函复|回函/.test(text) ? null : (dates.foot() ?? dates.filed());
}

function peopleBehind(text: string, label: RegExp): readonly string[] {
  const names: string[] = [];
  for (const match of text.matchAll(new RegExp(`(?:${label.source})(?:\\([^()\\n]{0,8}\\))?\\s*[:\\n]\\s*([^\\n]{2,60})`, 'g'))) names.push(...namesOf(match[1]!.split(/\s{2,}|\s(?=[\u3400-\u9fff]{2,8}:)|[。;]/, 1)[0]!));
  for (const match of text.matchAll(new RegExp(`(?:确定|指定|由|安排)([^。;:\\n]{2,40}?)(?:两|二|2)?名?(?:正式党员|同志)?(?:为|担任|作为)[^。;\\n]{0,20}(?:${label.source})`, 'g'))) names.push(...namesOf(match[1]!.replace(/(?:两|二|2)名.*$/, '')));
  return [...new Set(names)];
}

function votesIn(text: string, record: RecordFact, { title }: PaperSection): StatedVotes | null {
  const of = (words: string): number | null => {
    const match = new RegExp(`(?:${words})(?:的)?(?:票数|票|人数)?\\s*[:(为有]?\\s*([0-9]{1,3}|[〇零一二三四五六七八九十]{1,4})(?!\\s*[年月日个])`).exec(text);
    return match ? parseNumeral(match[1]!) : null;
  };
  const votes = { for: of('(?<!不)赞成|(?<!不)同意'), against: of('反对|不同意|不赞成'), abstained: of('弃权') };
  if (votes.for === null || (votes.against === null && votes.abstained === null)) return null;
  const at = Math.max(0, text.search(/赞成|同意\s*[:\d]/));
  return { ...votes, passage: { path: record.path, quote: text.slice(at, at + 40).replace(/\n/g, ' ').trim() || title } };
}

function entitledIn(text: string, record: RecordFact): CasePaper['entitled'] {
  const match = /有表决权(?:的)?(?:正式)?党员?[^\d\n]{0,6}[\s:]*(\d{1,3})/.exec(text);
  return match ? { count: Number(match[1]), passage: { path: record.path, quote: match[0].replace(/\s+/g, ' ') } } : null;
}

/** The body that stands last before the day: 中共柳林乡委员会. */
function issuerOf({ text }: PaperSection): string | null {
  const lines = text.trim().split('\n').map((line) => line.replace(/\s/g, '')).filter((line) => line !== '').slice(-5).reverse();
  return lines.find((line) => line.length <= 40 && /^(?:中共|中国共产党)?[\u3400-\u9fff]{2,30}(?:党委|委员会|党支部|支部|总支部?|组织部|派出所|党委会)(?:\(盖?章?\))?$/.test(line)) ?? null;
}
