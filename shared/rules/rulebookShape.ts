import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from '../model/calendarDate.ts';
import { calendarShapes } from './calendar/calendarData.ts';
import { decisionShapes } from './decisions/decisionData.ts';
import { developmentShapes } from './development/developmentData.ts';
import { vocabularyShapes } from './vocabulary/vocabularyData.ts';
import { fileTimesShapes } from './fileTimes/fileTimesData.ts';
import { handwritingShapes } from './handwriting/handwritingData.ts';
import { peopleSignalShapes } from './people/peopleSignalsData.ts';
import { photoSignalShapes } from './photos/photoSignalsData.ts';
import { sensitivityShapes } from './sensitivityShape.ts';
import { textSignalShapes } from './text/textSignalsData.ts';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const words = z.array(filledText, { error: '应为词语的列表' });
const kinds = z.array(filledText.refine((id) => /^[a-zA-Z]+$/.test(id), { error: '应为分类方案中的材料种类代号' }), { error: '应为材料种类代号的列表' });
const someKinds = kinds.min(1, { error: '至少要有一种材料' });
const share = z.number({ error: '应为数字' }).min(0, { error: '应在 0 到 1 之间' }).max(1, { error: '应在 0 到 1 之间' });
const count = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' });
const flag = z.boolean({ error: '应为 true 或 false' });
const code = z.templateLiteral([z.enum(['G', 'M', 'D', 'V', 'B']), z.number()], { error: '应为检查代码，例如 G101' }).refine((text) => /^[GMDVB]\d{3}$/.test(text), { error: '应为检查代码，例如 G101' });
const severity = z.enum(['high', 'medium', 'low', 'info'], { error: '应为 high、medium、low、info 之一' });
const date = z.string({ error: '应为日期' }).transform((text, context): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: '应为存在的日期，写作 YYYY-MM-DD' });
  return z.NEVER;
});

/**
 * How far a stated basis has been checked (domain.md §0): `verified` against the text; `local` practice; `recalled` from
 * public text without checking; `notFound` in spite of a search; `inferred` by the product.
 */
const basisStatus = z.enum(['verified', 'local', 'recalled', 'notFound', 'inferred'], { error: '应为 verified、local、recalled、notFound、inferred 之一' });

const basis = z.strictObject({
  /** Title and edition of the regulation, or where the practice comes from. */
  edition: filledText,
  /** 第十一条; absent where the number is not known. Never guessed. */
  article: filledText.optional(),
  /** Whether the number itself has been checked; where not, the finding says so. */
  articleVerified: flag.optional(),
  text: filledText,
  from: date.optional(),
  until: date.optional(),
  status: basisStatus,
});

/** What every finding of a rule carries, whatever was read. */
const entry = z.strictObject({
  code,
  severity,
  enabled: flag,
  bases: z.array(basis).min(1, { error: '至少要有一条依据' }),
  innocent: words.min(2, { error: '至少要有两种寻常的解释' }),
  clearedBy: filledText,
});

const obligation = z.strictObject({
  code,
  name: filledText,
  period: z.enum(['month', 'quarter', 'year', 'term'], { error: '应为 month、quarter、year、term 之一' }),
  /** Who owes it. */
  owedBy: z.enum(['everyBranch', 'branchWithCommittee', 'branchWithGroups', 'villageWithRecords'], { error: '应为 everyBranch、branchWithCommittee、branchWithGroups、villageWithRecords 之一' }),
  meets: someKinds,
  /** A meeting of another kind counts too where its title says one of these … */
  titleWords: words,
  /** … or one of its topics does. */
  topicWords: words,
  /** Kinds that do not meet it, but hint that it took place; named in the finding. */
  hints: kinds,
});

const term = z.strictObject({ electedFrom: date.optional(), years: count.min(1), note: filledText });

const attachment = z.strictObject({
  id: filledText,
  name: filledText,
  /** Kinds of attachment that are it. */
  kinds: someKinds,
  owedBy: someKinds,
  /** Words by which the minutes themselves name or contain it. */
  words: words.min(1),
  minimumPeople: count,
  /** Owed only where the text speaks of it, such as 无记名投票 for ballots. */
  onlyIf: words,
  /** Names listed in the minutes themselves are enough. */
  waivedByNames: flag,
});

const field = z.strictObject({
  id: z.enum(['title', 'date', 'time', 'venue', 'chair', 'lecturer', 'recorder', 'attendance', 'names', 'absentReasons', 'topics', 'speeches', 'votes', 'decisions', 'signatures'], { error: '不是已知的记录要素' }),
  name: filledText,
  labels: words,
  /** `core`: without it nobody can tell what meeting it was. */
  weight: z.enum(['core', 'minor'], { error: '应为 core 或 minor' }),
  /** Another rule looks at it, so that one fault is not reported twice. */
  judgedBy: code.optional(),
});

const requirement = z.strictObject({ kinds: someKinds, required: z.array(field.shape.id), whenVoting: z.array(field.shape.id), status: basisStatus });

const quorum = z.strictObject({
  id: filledText,
  kinds: someKinds,
  /** Applies only where title or topics say one of these; the first quorum that fits a record is the one. */
  subjects: words,
  numerator: count.min(1),
  denominator: count.min(1),
  /** Exactly the fraction is enough (以上、不少于) or not (超过). */
  inclusive: flag,
  from: date.optional(),
  until: date.optional(),
  of: filledText,
  /** How many must agree, of those who should have come or of those who came. */
  majority: z.strictObject({ numerator: count.min(1), denominator: count.min(1), inclusive: flag, of: z.enum(['expected', 'present'], { error: '应为 expected 或 present' }), text: filledText }).optional(),
  basis: basis.omit({ from: true, until: true }),
});

const patterns = z.strictObject({
  stockPhrases: words.min(1),
  collectiveSpeakers: words.min(1),
  absenceReasons: words.min(1),
  conclusions: words.min(1),
  topicsToDecide: words.min(1),
  preparation: words.min(1),
  study: words.min(1),
  handsOn: words.min(1),
  administrativeMeetings: words.min(1),
  businessTopics: words.min(1),
  partyWords: words.min(1),
  decisionChain: words.min(1),
  criticism: words.min(1),
  criticismContent: words.min(1),
  workReport: words.min(1),
  voting: words.min(1),
  notMinutes: words.min(1),
  surnames: filledText,
});

const thresholds = z.strictObject({
  committeeFromFullMembers: count,
  fieldConfidence: share,
  readableCharacters: count,
  seriesNumbers: count.min(2),
  copiedBlockCharacters: count.min(8),
  copiedShare: share,
  copiedCharacters: count,
  electionClusterDays: count,
  termGraceYears: count,
});

const standard = z.strictObject({
  /** 项号. */
  id: filledText.refine((id) => !id.includes('/'), { error: '不能含有“/”' }),
  aspect: filledText,
  name: filledText,
  requirement: filledText,
  /** 评分或达标条件. */
  criteria: filledText.optional(),
  frequency: z.enum(['month', 'quarter', 'halfYear', 'year', 'term', 'once', 'asNeeded'], { error: '应为 month、quarter、halfYear、year、term、once、asNeeded 之一' }),
  /** What shows that it is done: any of the kinds, so many each time. */
  materials: z.array(z.strictObject({ kinds: someKinds, count: count.min(1, { error: '至少一份' }) }), { error: '应为印证材料的列表' }).min(1, { error: '至少要有一种印证材料' }),
  /** Category code of the scheme. */
  category: z.string({ error: '应为两位数的类别码' }).regex(/^\d{2}$/, { error: '应为两位数的类别码' }),
  responsible: filledText.optional(),
  /** Whether a year without enough evidence is a gap (G401); not where another check reports it already. */
  reported: flag,
  status: basisStatus,
});

const keyTask = z.strictObject({ id: filledText, name: filledText, synonyms: words, from: date, to: date, source: filledText, status: basisStatus });

/** Every data file says itself what it holds (`content`), so that its name is free. */
export const resourceShapes = {
  ...calendarShapes,
  ...sensitivityShapes,
  ...decisionShapes,
  ...developmentShapes,
  ...vocabularyShapes,
  ...fileTimesShapes,
  ...textSignalShapes,
  ...peopleSignalShapes,
  ...photoSignalShapes,
  ...handwritingShapes,
  catalogue: z.strictObject({ content: z.literal('catalogue'), edition: filledText, source: filledText, rules: z.array(entry) }),
  obligations: z.strictObject({ content: z.literal('obligations'), edition: filledText, source: filledText, obligations: z.array(obligation), terms: z.array(term).min(1) }),
  attachments: z.strictObject({ content: z.literal('attachments'), edition: filledText, source: filledText, attachments: z.array(attachment) }),
  'record-fields': z.strictObject({ content: z.literal('record-fields'), edition: filledText, source: filledText, fields: z.array(field), requirements: z.array(requirement) }),
  quorums: z.strictObject({ content: z.literal('quorums'), edition: filledText, source: filledText, quorums: z.array(quorum) }),
  vocabulary: z.strictObject({ content: z.literal('vocabulary'), edition: filledText, source: filledText, words: patterns }),
  thresholds: z.strictObject({ content: z.literal('thresholds'), edition: filledText, source: filledText, thresholds }),
  'standard-pack': z.strictObject({ content: z.literal('standard-pack'), id: filledText, name: filledText, domain: filledText, edition: filledText, source: filledText, example: flag, standards: z.array(standard).min(1, { error: '至少要有一项标准' }) }),
  'key-tasks': z.strictObject({ content: z.literal('key-tasks'), id: filledText, name: filledText, edition: filledText, source: filledText, example: flag, tasks: z.array(keyTask) }),
} as const;

export type Basis = z.output<typeof basis>;
export type CatalogueEntry = z.output<typeof entry>;
export type Obligation = z.output<typeof obligation>;
export type OfficeTerm = z.output<typeof term>;
export type OwedAttachment = z.output<typeof attachment>;
export type RecordFieldRule = z.output<typeof field>;
export type FieldRequirement = z.output<typeof requirement>;
export type Quorum = z.output<typeof quorum>;
export type Vocabulary = z.output<typeof patterns>;
export type Thresholds = z.output<typeof thresholds>;
export type StandardItem = z.output<typeof standard>;
export type StandardPack = z.output<(typeof resourceShapes)['standard-pack']>;
export type KeyTaskList = z.output<(typeof resourceShapes)['key-tasks']>;
