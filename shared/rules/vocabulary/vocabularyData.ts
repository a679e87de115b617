import { z } from 'zod';
import { addDays, parseCalendarDate, type CalendarDate } from '../../model/calendarDate.ts';
import { foldForm } from '../../vocabulary/foldedCharacters.ts';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const words = z.array(filledText, { error: '应为词语的列表' });
const flag = z.boolean({ error: '应为 true 或 false' });
const days = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' }).max(1500, { error: '不能大于 1500' });
const date = z.string({ error: '应为日期' }).transform((text, context): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: '应为存在的日期，写作 YYYY-MM-DD' });
  return z.NEVER;
});
/** A day, or a month where the day is not known: then its first day counts, and the finding names the month. */
const dayOrMonth = z.string({ error: '应为日期' }).transform((text, context): { readonly day: CalendarDate; readonly precision: 'day' | 'month' } => {
  const day = parseCalendarDate(text.length === 7 ? `${text}-01` : text);
  if (day) return { day, precision: text.length === 7 ? 'month' : 'day' };
  context.addIssue({ code: 'custom', message: '应为存在的日期，写作 YYYY-MM-DD 或 YYYY-MM' });
  return z.NEVER;
});
const kind = z.enum(['strong', 'weak'], { error: '应为 strong 或 weak' });
const id = filledText.refine((text) => /^[a-z0-9][a-z0-9-]*$/.test(text), { error: '应由小写字母、数字和连字符组成' });
const forms = z.array(filledText.refine((form) => foldForm(form).length >= 2, { error: '至少要有两个字' }), { error: '应为写法的列表' }).min(1, { error: '至少要有一种写法' });

/** Surroundings in which a form is something else: directly before or after it, or anywhere in its sentence. */
const otherwise = z.strictObject({ note: filledText, before: words.default([]), after: words.default([]), sentence: words.default([]) });

const term = z.strictObject({
  id,
  forms,
  /** The earliest day on which it could have been known outside; early rather than late. */
  firstPublic: dayOrMonth,
  /** Only about then (≈). */
  approximate: flag.default(false),
  eventFrom: date.optional(),
  eventTo: date.optional(),
  effective: date.optional(),
  /** `strong`: nobody could write it before; `weak`: a name or turn of phrase that may have been about earlier. */
  kind,
  /** Days before `firstPublic` that are still let pass: passed on inside the Party, drafts, announcements. */
  graceDays: days.default(3),
  /** Strong only where it is studied, cited or carried out (学习、依据 …) or stands in 《》; else a bill under discussion. */
  needsUse: flag.default(false),
  /** It may occur earlier as ordinary words, and these words around it make it so. */
  ambiguousEarlier: otherwise.optional(),
  /** Further words that announce it, besides the list for all. */
  announcedForms: words.default([]),
  source: filledText,
  /** Whether `firstPublic` has been checked against a source. */
  verified: flag,
  note: filledText.optional(),
}).transform((entry) => ({ ...entry, /** From this day on a record may speak of it. */ allowedFrom: addDays(entry.firstPublic.day, -entry.graceDays) }));

const expired = z.strictObject({
  id,
  forms,
  /** The last day on which it was in use or in force. */
  until: date,
  /** How long after that it is still let pass; long for names that people go on using. */
  graceDays: days,
  /** `strong`: a repealed text cited by name (moderate at most); `weak`: a way of speaking. */
  kind,
  /** What is said instead. */
  replacedBy: filledText,
  /** Only where it is cited as a basis (依据、按照 …), or with an article. */
  asBasisOnly: flag.default(false),
  ambiguous: otherwise.optional(),
  source: filledText,
  verified: flag,
  note: filledText.optional(),
}).transform((entry) => ({ ...entry, /** Up to this day a record may use it. */ allowedUntil: addDays(entry.until, entry.graceDays) }));

/** `shipped` with the program; `local` entries are added, or replace a shipped one of the same id. */
const layer = z.enum(['shipped', 'local'], { error: '应为 shipped 或 local' });
/** Ids of shipped entries that do not apply here. */
const without = z.array(id).default([]);

export const vocabularyShapes = {
  'dated-terms': z.strictObject({
    content: z.literal('dated-terms'),
    edition: filledText,
    source: filledText,
    layer,
    without,
    /** Words by which a text speaks of something still to come, in the sentence before or right after a term. */
    announcing: z.strictObject({ before: words, after: words }).default({ before: [], after: [] }),
    /** Words by which a sentence says itself that it was added later, or speaks of a draft. */
    setAside: words.default([]),
    /** Words of study, citing and carrying out; see `needsUse`. */
    use: words.default([]),
    terms: z.array(term),
  }),
  'expired-terms': z.strictObject({
    content: z.literal('expired-terms'),
    edition: filledText,
    source: filledText,
    layer,
    without,
    /** Words by which a mention is about the past or about the change itself. */
    historical: z.strictObject({ before: words, sentence: words }).default({ before: [], sentence: [] }),
    terms: z.array(expired),
  }),
} as const;

export type DatedTerm = z.output<typeof term>;
export type ExpiredTerm = z.output<typeof expired>;
type TermFile = z.output<(typeof vocabularyShapes)['dated-terms']>;
type ExpiredFile = z.output<(typeof vocabularyShapes)['expired-terms']>;

/** All dated and expired terms, local files merged in. */
export interface DatedVocabulary {
  readonly edition: string;
  readonly terms: readonly DatedTerm[];
  readonly expired: readonly ExpiredTerm[];
  readonly announcing: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly setAside: readonly string[];
  readonly use: readonly string[];
  readonly historical: { readonly before: readonly string[]; readonly sentence: readonly string[] };
}

type From<Data> = readonly { readonly file: string; readonly data: Data }[];

/** A fault that no shape can state, for the caller to report with file and key. */
export interface VocabularyProblem {
  readonly file: string;
  readonly key: string;
  readonly problem: string;
}

/** Puts the files together, shipped ones first. None at all is allowed: then there is nothing to find. */
export function datedVocabulary(termFiles: From<TermFile>, expiredFiles: From<ExpiredFile>): DatedVocabulary | VocabularyProblem {
  const terms = merged(termFiles);
  if ('problem' in terms) return terms;
  const gone = merged(expiredFiles);
  if ('problem' in gone) return gone;
  const problem = contradiction(termFiles) ?? doubledForm(termFiles, terms) ?? doubledForm(expiredFiles, gone);
  if (problem) return problem;
  return {
    edition: termFiles.find(({ data }) => data.layer === 'shipped')?.data.edition ?? termFiles[0]?.data.edition ?? '',
    terms: [...terms.values()],
    expired: [...gone.values()],
    announcing: { before: folded(termFiles.flatMap(({ data }) => data.announcing.before)), after: folded(termFiles.flatMap(({ data }) => data.announcing.after)) },
    setAside: folded(termFiles.flatMap(({ data }) => data.setAside)),
    use: folded(termFiles.flatMap(({ data }) => data.use)),
    historical: { before: folded(expiredFiles.flatMap(({ data }) => data.historical.before)), sentence: folded(expiredFiles.flatMap(({ data }) => data.historical.sentence)) },
  };
}

interface Entry {
  readonly id: string;
  readonly forms: readonly string[];
}

function merged<Of extends Entry>(files: From<{ readonly layer: 'shipped' | 'local'; readonly without: readonly string[]; readonly terms: readonly Of[] }>): ReadonlyMap<string, Of> | VocabularyProblem {
  const all = new Map<string, Of>();
  for (const layerName of ['shipped', 'local'] as const) {
    const own = new Map<string, string>();
    for (const { file, data } of files.filter(({ data: { layer: of } }) => of === layerName)) {
      for (const dropped of data.without) all.delete(dropped);
      for (const [index, entry] of data.terms.entries()) {
        const other = own.get(entry.id);
        if (other) return { file, key: `terms[${index}].id`, problem: `“${entry.id}”已在 ${other} 中给出` };
        own.set(entry.id, file);
        all.set(entry.id, entry);
      }
    }
  }
  return all;
}

function contradiction(files: From<TermFile>): VocabularyProblem | null {
  for (const { file, data } of files) {
    for (const [index, { eventFrom, eventTo }] of data.terms.entries()) {
      if (eventFrom && eventTo && eventFrom > eventTo) return { file, key: `terms[${index}].eventTo`, problem: '早于起始日期' };
    }
  }
  return null;
}

/** One way of writing cannot stand for two terms; shipped files come first, so that the fault is named in the local one. */
function doubledForm<Of extends Entry>(files: From<{ readonly layer: 'shipped' | 'local'; readonly terms: readonly Of[] }>, inForce: ReadonlyMap<string, Of>): VocabularyProblem | null {
  const owners = new Map<string, string>();
  for (const { file, data } of files.toSorted((a, b) => (a.data.layer === b.data.layer ? 0 : a.data.layer === 'shipped' ? -1 : 1))) {
    for (const [index, entry] of data.terms.entries()) {
      if (inForce.get(entry.id) !== entry) continue;
      for (const [position, form] of entry.forms.entries()) {
        const owner = owners.get(foldForm(form));
        if (owner) return { file, key: `terms[${index}].forms[${position}]`, problem: `写法“${form}”已用于“${owner}”` };
        owners.set(foldForm(form), entry.id);
      }
    }
  }
  return null;
}

function folded(list: readonly string[]): readonly string[] {
  return [...new Set(list.map(foldForm))];
}
