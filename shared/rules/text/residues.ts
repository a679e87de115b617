import { villageStemOfBranch } from '../../classification/villageStem.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Span } from '../../similarity/compact.ts';
import type { ResidueWords } from './textSignalsData.ts';

/** A word in a record that seems to have come along from somewhere else. */
export interface Residue extends Span {
  readonly word: string;
  /** Where it may come from: `街道、社区`, `西湾村`. Residues with the same source agree. */
  readonly source: string;
  /** `self`: the writer speaks of a body as his own. */
  readonly voice: 'self' | 'mention' | 'place';
}

/** What is needed to tell foreign places from own ones. */
export interface Surroundings {
  /** Villages of the township, as 东沟. */
  readonly villages: ReadonlySet<string>;
  /** Names of bodies in the township, joined: where one says 社区, 社区 is nothing foreign. */
  readonly bodies: string;
  /** Townships as 柳林镇 → in how many records a body of theirs is named. */
  readonly townships: ReadonlyMap<string, number>;
  /** Text of the circulars, blanks left out: what stands there is quoted. */
  readonly circulars: string;
}

/** Words of other units and places in a record's own sentences; quotations, visits and work elsewhere are left out. */
export function residuesIn(record: RecordFact, branch: BranchFacts, surroundings: Surroundings, words: ResidueWords): readonly Residue[] {
  const own = `${branch.name}${record.fields.organisation?.value ?? ''}`;
  // What a village does not say of itself tells nothing of branches that are no village's.
  const units = branch.name.includes('村') ? words.units.filter(({ ownBodies }) => !ownBodies.some((body) => own.includes(body))) : [];
  const found: Residue[] = [];
  if (!anyWord(words).test(record.text) || !isSuspect(record.text, units)) return found;
  for (const sentence of sentencesOf(record.text)) {
    if (!isSuspect(sentence.text, units)) continue;
    const residues = [...unitWords(sentence, units, surroundings, words), ...otherVillages(sentence, branch, surroundings), ...otherTownships(sentence, surroundings)];
    if (residues.length === 0 || words.excuses.some((excuse) => sentence.text.includes(excuse)) || isQuoted(sentence.text, surroundings)) continue;
    if (isGuestSpeech(record, sentence)) continue;
    found.push(...residues.filter((one) => !residues.some((other) => other !== one && other.start <= one.start && other.end >= one.end && other.word.length > one.word.length)));
  }
  return found;
}

interface Sentence {
  readonly text: string;
  readonly start: number;
}

function sentencesOf(text: string): readonly Sentence[] {
  return [...text.matchAll(/[^。；;！\n]+/g)].map((match) => ({ text: match[0], start: match.index }));
}

const villageBody = /([\u3400-\u9fff]{2,4})村(?:党支部|党总支|支部委员会|全体党员|党员大会|支委会)/g;

const townshipBody = /([\u3400-\u9fff]{2}[镇乡])(?:党委|政府|人民政府)/g;

/** Townships whose bodies a text names, as 柳林镇; 全镇, 本乡 and the like are none. */
export function townshipsIn(text: string): readonly string[] {
  if (!/[镇乡](?:党委|政府|人民政府)/.test(text)) return [];
  return [...text.matchAll(townshipBody)].map((match) => match[1]!).filter((name) => !/[本我全各该到在由和与的向报经请为按据对从给将受是]/.test(name));
}

/** One pass for what nearly all texts have nothing of. */
function anyWord(words: ResidueWords): RegExp {
  const known = patterns.get(words) ?? new RegExp(['村(?:党支部|党总支|支部委员会|全体党员|党员大会|支委会)', '[镇乡](?:党委|政府|人民政府)', ...words.units.flatMap(({ self, mentions }) => [...self, ...mentions]).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))].join('|'));
  patterns.set(words, known);
  return known;
}

const patterns = new WeakMap<ResidueWords, RegExp>();

function isSuspect(sentence: string, units: ResidueWords['units']): boolean {
  if (/村(?:党支部|党总支|支部委员会|全体党员|党员大会|支委会)|[镇乡](?:党委|政府|人民政府)/.test(sentence)) return true;
  return units.some(({ self, mentions }) => self.some((word) => sentence.includes(word)) || mentions.some((word) => sentence.includes(word)));
}

function unitWords({ text, start }: Sentence, units: ResidueWords['units'], { bodies }: Surroundings, { notResidue }: ResidueWords): readonly Residue[] {
  const bare = withoutQuotations(text);
  const inside = (at: number, word: string): boolean => notResidue.some((other) => other.includes(word) && bare.slice(Math.max(0, at - other.length), at + other.length).includes(other));
  return units.flatMap(({ name, self, mentions, ownBodies }) => {
    const search = (list: readonly string[], voice: Residue['voice']): readonly Residue[] => list.flatMap((word) => {
      const at = bare.indexOf(word);
      return at < 0 || inside(at, word) ? [] : [{ word, source: name, voice, start: start + at, end: start + at + word.length }];
    });
    // A township with a community or company of its own speaks of it without having copied anything.
    return [...search(self, 'self'), ...(ownBodies.some((body) => bodies.includes(body)) ? [] : search(mentions, 'mention'))];
  });
}

function otherVillages({ text, start }: Sentence, branch: BranchFacts, { villages }: Surroundings): readonly Residue[] {
  const own = villageStemOfBranch(branch.name);
  return [...withoutQuotations(text).matchAll(villageBody)].flatMap((match): readonly Residue[] => {
    const before = text.slice(0, match.index + match[1]!.length);
    const village = [...villages].find((name) => name.length >= 2 && before.endsWith(name));
    if (village === undefined || village === own || before.endsWith(own)) return [];
    const at = match.index + match[1]!.length - village.length;
    if (/[与同和跟及、给由请向]$/.test(text.slice(0, at)) || text.includes(own)) return [];
    return [{ word: text.slice(at, match.index + match[0].length), source: `${village}村`, voice: 'place', start: start + at, end: start + match.index + match[0].length }];
  });
}

/** A township is this one's own where a few records name it, or where none is named often enough to tell. */
const OWN_TOWNSHIP = 3;

function otherTownships({ text, start }: Sentence, { townships }: Surroundings): readonly Residue[] {
  if (![...townships.values()].some((records) => records >= OWN_TOWNSHIP)) return [];
  return townshipsIn(withoutQuotations(text)).filter((name) => (townships.get(name) ?? 0) < OWN_TOWNSHIP).map((name) => ({ word: name, source: name, voice: 'mention', start: start + text.indexOf(name), end: start + text.indexOf(name) + name.length }));
}

/** Titles and quotations blanked out, everything else in its place. */
function withoutQuotations(text: string): string {
  return text.replace(/《[^》]*》|“[^”]*”|"[^"]*"|「[^」]*」/g, (quoted) => '＿'.repeat(quoted.length));
}

function isQuoted(sentence: string, { circulars }: Surroundings): boolean {
  const bare = sentence.replace(/\s/g, '');
  return bare.length >= 12 && circulars.includes(bare.slice(0, Math.min(40, bare.length)));
}

/** A guest from a company may well say “our company”. */
function isGuestSpeech({ fields, text }: RecordFact, { start }: Sentence): boolean {
  const guests = new Set((fields.observers ?? []).map(({ value }) => value));
  if (guests.size === 0) return false;
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start + 12);
  return [...guests].some((guest) => line.includes(guest));
}
