import type { Scheme } from '../model/scheme.ts';
import type { ClassificationInput } from './classification.ts';
import { termScanner } from './termScanner.ts';
import { titleMatcher, type TitleMatch } from './titleMatcher.ts';

/** Where something that speaks for a kind was found. */
export type EvidenceSource = 'title' | 'namedMeeting' | 'firstLines' | 'fileName' | 'folder' | 'body' | 'attendance' | 'fields' | 'origin' | 'learned';

export interface KindEvidence {
  readonly kind: string;
  readonly source: EvidenceSource;
  readonly weight: number;
  readonly reason: string;
}

/** How far each place is believed: content before names, the nearest folder before those above it. */
const TRUST = { title: 1, namedMeeting: 1, firstLines: 0.85, laterLines: 0.55, fileName: 0.75, nearestFolder: 0.4, upperFolder: 0.25 } as const;
/** A title's earlier words beside its last. */
const ABOUT = 0.6;
/** A rich body alone does not outweigh a plain title. */
const BODY_CAP = 6.5;
/** Reading on past this adds time, not knowledge. */
const BODY_CHARACTERS = 4000;
const OPENING_CHARACTERS = 300;

interface SpokenTerm {
  readonly kind: string;
  readonly words: string;
  readonly weight: number;
}

export type EvidenceGatherer = (input: ClassificationInput) => readonly KindEvidence[];

/** Collects all that titles, names and terms say, kind by kind; prepared once for a scheme. */
export function evidenceGatherer(scheme: Scheme): EvidenceGatherer {
  const match = titleMatcher(scheme.kinds);
  const scan = termScanner(scheme.kinds.flatMap(({ id, terms }) => terms.map(({ term, weight }): SpokenTerm => ({ kind: id, words: term.normalize('NFKC').replace(/\s/g, ''), weight }))));
  return (input) => [
    ...fromNames(input, match),
    ...fromBody(input, scan),
  ];
}

function fromNames(input: ClassificationInput, match: (name: string) => readonly TitleMatch[]): KindEvidence[] {
  const evidence: KindEvidence[] = [];
  const add = (name: string, source: EvidenceSource, trust: number, reason: (name: string, title: string) => string) => {
    const matches = match(name);
    for (const found of matches) {
      // Chinese titles say last what a paper is: what stands before is only what it is about.
      const about = !found.atEnd && matches.some((other) => other.atEnd && other.kind !== found.kind) ? ABOUT : 1;
      evidence.push({ kind: found.kind, source, weight: strengthOf(found) * trust * about, reason: reason(name.trim(), found.title) });
    }
  };
  if (input.title) add(input.title, 'title', TRUST.title, (name) => `标题为“${shorten(name)}”`);
  const meeting = meetingNamed(input.opening);
  if (meeting) add(meeting.name, 'namedMeeting', meeting.stated || input.hasMeetingFields ? TRUST.namedMeeting : TRUST.laterLines, (name) => `正文写明会议为“${shorten(name)}”`);
  for (const [index, line] of headLines(input).entries()) {
    add(line, 'firstLines', input.title === null && index < 2 ? TRUST.firstLines : TRUST.laterLines, (name) => `开头写有“${shorten(name)}”`);
  }
  add(input.fileName, 'fileName', TRUST.fileName, (name) => `文件名为“${shorten(name)}”`);
  for (const [index, folder] of input.folders.toReversed().entries()) {
    add(folder, 'folder', index === 0 ? TRUST.nearestFolder : TRUST.upperFolder, () => `所在文件夹“${input.folders.slice(-2).join('/')}”`);
  }
  return evidence;
}

function strengthOf({ length, atEnd, whole }: TitleMatch): number {
  return 4 + 0.6 * Math.min(length, 10) - (length === 2 ? 1.5 : 0) + (atEnd ? 2.5 : 0) + (whole ? 1 : 0);
}

/** 会议名称：支部党员大会; a ticked box; 召开支部全体党员会议 in a running sentence. */
function meetingNamed(opening: string): { readonly name: string; readonly stated: boolean } | null {
  const text = opening.normalize('NFKC');
  const labelled = /(?:会议名称|会议类型|会议类别|会议性质|活动名称|活动类型|组织生活类型|类型)\s*[::\t]\s*([^\s,。;]{2,30})/.exec(text)?.[1];
  if (labelled && !/[□☐]/.test(labelled)) return { name: labelled, stated: true };
  const ticked = /[☑√✓✔■☒]\s*([\p{Script=Han}“”]{2,14})/u.exec(text)?.[1];
  if (ticked) return { name: ticked, stated: true };
  const held = /(?:召开|召集|举行)(?:了)?([^,。;\s]{0,20}?(?:大会|会议|生活会|支委会|小组会|两委会|村代会|党课))/.exec(text)?.[1];
  return held ? { name: held, stated: false } : null;
}

/** The first short lines that are not the title itself, letters' salutations or labelled values. */
function headLines({ title, opening }: ClassificationInput): string[] {
  const same = title?.replace(/\s/g, '');
  return opening
    .split('\n', title === null ? 5 : 3)
    .map((line) => line.trim())
    .filter((line) => line.length >= 2 && line.length <= 60 && !/[，。；！？,;]/.test(line) && line.replace(/\s/g, '') !== same && !/^[^::]{1,10}[::]\s*\S/.test(line))
    .slice(0, 4);
}

function fromBody(input: ClassificationInput, scan: ReturnType<typeof termScanner<SpokenTerm>>): KindEvidence[] {
  const text = input.text.slice(0, BODY_CHARACTERS).normalize('NFKC').replace(/\s/g, '');
  const headers = input.tableHeaders.join('|').replace(/\s/g, '');
  const spoken = new Map<string, { weight: number; terms: string[] }>();
  const inText = scan(text);
  const read = new Set(inText.map(({ term }) => term));
  for (const { term: { kind, words, weight }, first, count } of [...inText, ...scan(headers).filter(({ term }) => !read.has(term)).map((found) => ({ ...found, first: 0 }))]) {
    const near = first < OPENING_CHARACTERS ? 1 : 0.5;
    const sum = spoken.get(kind) ?? { weight: 0, terms: [] };
    spoken.set(kind, { weight: sum.weight + weight * near * (count > 1 ? 1.3 : 1), terms: [...sum.terms, words] });
  }
  return [...spoken].map(([kind, { weight, terms: words }]) => ({
    kind,
    source: 'body',
    weight: Math.min(BODY_CAP, weight),
    reason: `正文有${words.slice(0, 3).map((word) => `“${word}”`).join('')}`,
  }));
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
