import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from '../../model/calendarDate.ts';
import type { DevelopmentStepId } from '../../model/development.ts';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const count = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' });
const flag = z.boolean({ error: '应为 true 或 false' });
const date = z.string({ error: '应为日期' }).transform((text, context): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: '应为存在的日期，写作 YYYY-MM-DD' });
  return z.NEVER;
});
const stepId = z.custom<DevelopmentStepId>((value) => typeof value === 'string' && /^(?:[1-9]|1\d|2[0-5])a?$/.test(value), { error: '应为步骤编号，例如 7 或 13a' });
const paper = filledText.refine((id) => /^[a-zA-Z]+$/.test(id), { error: '应为材料种类代号' });
/** What a meeting decided about a person. */
const matter = z.enum(['activist', 'candidate', 'committeeReview', 'admission', 'conversion'], { error: '应为 activist、candidate、committeeReview、admission、conversion 之一' });

/** `hard` stands in the rules; `soft` is their “一般”; `local` is a local practice. */
const force = z.enum(['hard', 'soft', 'local'], { error: '应为 hard、soft、local 之一' });

const material = z.strictObject({
  name: filledText,
  /** Kinds of paper that are it; any one is enough. */
  papers: z.array(paper),
  /** Minutes that are it: what they decided about the person. */
  matters: z.array(matter),
  /** Owed of everyone; an optional one is shown but never missed. */
  required: flag,
});

const step = z.strictObject({
  id: stepId,
  stage: filledText,
  name: filledText,
  actor: filledText,
  materials: z.array(material),
  /** Steps that must not be dated later than this one. */
  after: z.array(stepId),
  /** Further steps that must have been taken when this one was, in whatever order. */
  implies: z.array(stepId),
  /** `committee`: only where the branch has one; `unseen`: done elsewhere, its papers are seldom with the branch. */
  owed: z.enum(['everyone', 'committee', 'unseen'], { error: '应为 everyone、committee、unseen 之一' }),
  force,
  article: filledText,
  articleVerified: flag,
});

const limit = z.strictObject({
  from: stepId,
  to: stepId,
  /** `atLeast`: too early before; `atMost`: too late after. Whole months, the same day of the month. */
  bound: z.enum(['atLeast', 'atMost'], { error: '应为 atLeast 或 atMost' }),
  months: count.min(1),
  force,
  text: filledText,
  article: filledText.optional(),
  articleVerified: flag.optional(),
});

const general = z.strictObject({
  ageAtApplication: count.min(1),
  reviewEveryMonths: count.min(1),
  reviewToleranceDays: count,
  publicityWorkingDays: count.min(1),
  trainingDays: count.min(1),
  trainingHours: count.min(1),
  fullMembersToDecide: count.min(1),
});

const edition = z.strictObject({
  content: z.literal('development-edition'),
  id: filledText,
  name: filledText,
  source: filledText,
  from: date,
  /** `待录入`: the text is not entered yet, so steps of its time are only compared with the edition before. */
  status: z.enum(['已录入', '待录入'], { error: '应为 已录入 或 待录入' }),
  steps: z.array(step),
  limits: z.array(limit),
  general: general.optional(),
});

const localPack = z.strictObject({
  content: z.literal('development-local'),
  id: filledText,
  name: filledText,
  source: filledText,
  enabled: flag,
  limits: z.array(limit),
});

const papers = z.strictObject({
  content: z.literal('development-papers'),
  edition: filledText,
  source: filledText,
  /** In order: the first whose words stand in a title is the paper's kind. `…` stands for anything between. */
  papers: z.array(z.strictObject({ id: paper, titles: z.array(filledText) })).min(1),
  /** Phrases that anyone would write, which no text repeats from another. */
  stock: z.array(filledText),
});

/** Shapes of the data files of family D, by their `content`. */
export const developmentShapes = { 'development-edition': edition, 'development-local': localPack, 'development-papers': papers } as const;

export type DevelopmentEdition = z.output<typeof edition>;
export type DevelopmentStep = z.output<typeof step>;
export type DevelopmentLimit = z.output<typeof limit>;
export type DevelopmentGeneral = z.output<typeof general>;
export type Matter = z.output<typeof matter>;

/** What family D goes by: the edition in full, those that follow it, and what names the papers. */
export interface DevelopmentData {
  /** The edition whose steps and limits are known. */
  readonly edition: DevelopmentEdition & { readonly general: DevelopmentGeneral };
  /** Later editions whose text is not entered. */
  readonly pending: readonly DevelopmentEdition[];
  /** Limits of the edition and of the local packs that are switched on. */
  readonly limits: readonly (DevelopmentLimit & { readonly source: string })[];
  readonly papers: readonly { readonly id: string; readonly titles: readonly string[] }[];
  readonly stock: readonly string[];
}

/** A fault that the shapes cannot say. */
export interface DevelopmentFault {
  readonly file: string;
  readonly key: string;
  readonly problem: string;
}

/**
 * Puts the files of family D together.
 *
 * @returns the data, or the first fault: no edition entered, a step named that is not there, a step twice
 */
export function developmentData(
  editions: readonly { readonly file: string; readonly data: DevelopmentEdition }[],
  packs: readonly { readonly file: string; readonly data: z.output<typeof localPack> }[],
  titles: { readonly data: z.output<typeof papers> },
): DevelopmentData | DevelopmentFault {
  const entered = editions.filter(({ data }) => data.status === '已录入').sort((a, b) => (a.data.from < b.data.from ? 1 : -1));
  const [latest] = entered;
  if (!latest) return { file: 'resources/rules', key: 'content', problem: '缺少已录入的 development-edition' };
  const { file, data } = latest;
  if (!data.general) return { file, key: 'general', problem: '已录入的版本必须给出 general' };
  const ids = new Set<DevelopmentStepId>();
  for (const [index, { id, after }] of data.steps.entries()) {
    if (ids.has(id)) return { file, key: `steps[${index}].id`, problem: `步骤“${id}”重复` };
    const unknown = after.find((before) => !ids.has(before));
    if (unknown !== undefined) return { file, key: `steps[${index}].after`, problem: `步骤“${unknown}”应列在“${id}”之前` };
    ids.add(id);
  }
  for (const { file: where, data: { limits } } of [latest, ...packs]) {
    for (const [index, { from, to }] of limits.entries()) {
      const unknown = [from, to].find((id) => !ids.has(id));
      if (unknown !== undefined) return { file: where, key: `limits[${index}]`, problem: `没有步骤“${unknown}”` };
    }
  }
  return {
    edition: { ...data, general: data.general },
    pending: editions.filter(({ data: other }) => other.status === '待录入').map(({ data: other }) => other),
    limits: [{ name: data.name, limits: data.limits }, ...packs.filter(({ data: pack }) => pack.enabled).map(({ data: pack }) => pack)].flatMap(({ name, limits }) => limits.map((entry) => ({ ...entry, source: name }))),
    papers: titles.data.papers,
    stock: titles.data.stock,
  };
}
