import { z } from 'zod';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const words = z.array(filledText, { error: '应为词语的列表' });
const share = z.number({ error: '应为数字' }).min(0, { error: '应在 0 到 1 之间' }).max(1, { error: '应在 0 到 1 之间' });
const count = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' });

const repeats = z.strictObject({
  /** A passage that so many branches have is the township's, not a branch's own. */
  commonBranches: count.min(2),
  /** A passage in so many records of a branch, and in this share of its records of that kind, is the branch's template. */
  templateRecords: count.min(2),
  templateShare: share,
  /** A record with fewer characters of its own is not judged. */
  ownCharacters: count.min(20),
  /** So many characters and this share of a record's own text must be repeated. */
  leastCharacters: count.min(13),
  leastShare: share,
  /** Among them so many in speeches and decisions. */
  leastSpoken: count,
  moderateCharacters: count,
  moderateShare: share,
  strongCharacters: count,
  strongShare: share,
  /** So many whole speeches by the same speakers. */
  strongSpeeches: count.min(1),
  /** Two bodies of one branch that agree to this share, in so many figures, are the same however common their words are. */
  wholeBodyShare: share,
  wholeBodyFigures: count.min(1),
  wholeBodyFiguresElsewhere: count.min(1),
  /** From this share on two meetings of different kinds have the same body. */
  sameBodyShare: share,
  /** Within so many days the steps of 四议两公开 deal with one matter in the same words. */
  chainDays: count,
  /** What a record takes over from earlier ones sentence by sentence, from however many. */
  sentences: z.strictObject({
    /** A shorter sentence is a turn of phrase. */
    leastCharacters: count.min(4),
    /** A record with fewer sentences, or fewer characters in them, is not judged. */
    leastSentences: count.min(2),
    leastText: count,
    /** So many taken over make more than one or two turns of speech. */
    manySentences: count.min(2),
    /** Earlier records are at least so many days older: two papers of one occasion repeat nothing. */
    apartDays: count.min(1),
    /** From this share of its characters on a record takes over much, … */
    leastShare: share,
    /** … from this one on, without an amount of its own beside it, it says nothing of its own, … */
    emptyShare: share,
    /** … and from this one on it is an earlier text. */
    wholeShare: share,
    /** So many of the same amounts and sayings of the same people tell a copy from a habit of speech. */
    telling: count.min(1),
  }),
});

const residue = z.strictObject({
  /** What a village does not say of itself: unit or level, and the words. */
  units: z.array(z.strictObject({
    name: filledText,
    /** Said of oneself. */
    self: words,
    /** Bodies that a village seldom writes of; two of them in one record count. */
    mentions: words,
    /** A branch (or, for mentions, a township) whose name holds one of these is such a unit itself. */
    ownBodies: words,
  })).min(1),
  /** Words around a foreign word that explain it: a visit, a quotation, a speaker from there, a place of work. */
  excuses: words.min(1),
  /** Common words that contain such a word and mean something else. */
  notResidue: words,
  /** So many residues of one source make more than a hint. */
  agreeing: count.min(1),
  /** The roster is good where this share of the names in the minutes is on it, … */
  rosterShare: share,
  /** … and so many different names were compared. */
  rosterNames: count,
});

export const textSignalShapes = {
  'text-signals': z.strictObject({
    content: z.literal('text-signals'),
    edition: filledText,
    source: filledText,
    repeats,
    /** Oaths and other set texts that anyone may write down; more may be added. */
    standardTexts: z.array(z.strictObject({ title: filledText, text: filledText })),
    residue,
  }),
} as const;

export type RepeatThresholds = z.output<typeof repeats>;
export type ResidueWords = z.output<typeof residue>;
export type TextSignals = z.output<(typeof textSignalShapes)['text-signals']>;
