import type { Scheme } from '../model/scheme.ts';
import type { ClassificationInput } from './classification.ts';
import { titleMatcher, type TitleMatch } from './titleMatcher.ts';

/** Where something that speaks for a kind was found. */
export type EvidenceSource = 'title' | 'namedMeeting' | 'firstLines' | 'fileName' | 'folder' | 'body' | 'fields' | 'origin' | 'learned';

export interface KindEvidence {
  readonly kind: string;
  readonly source: EvidenceSource;
  readonly weight: number;
  readonly reason: string;
}

/** How far each place is believed: content before names, the nearest folder before those above it. */
const TRUST = { title: 1, namedMeeting: 1, firstLines: 0.85, laterLines: 0.55, fileName: 0.75, nearestFolder: 0.4, upperFolder: 0.25 } as const;
/** A rich body alone does not outweigh a plain title. */
const BODY_CAP = 6.5;
/** Reading on past this adds time, not knowledge. */
const BODY_CHARACTERS = 4000;
const OPENING_CHARACTERS = 300;

export type EvidenceGatherer = (input: ClassificationInput) => readonly KindEvidence[];

/** Collects all that titles, names and terms say, kind by kind; prepared once for a scheme. */
export function evidenceGatherer(scheme: Scheme): EvidenceGatherer {
  const match = titleMatcher(scheme.kinds);
  const terms = scheme.kinds.flatMap(({ id, terms: weighted }) => weighted.map(({ term, weight }) => ({ kind: id, term: term.normalize('NFKC').replace(/\s/g, ''), weight })));
  return (input) => [
    ...fromNames(input, match),
    ...fromBody(input, terms),
  ];
}

function fromNames(input: ClassificationInput, match: (name: string) => readonly TitleMatch[]): KindEvidence[] {
  const evidence: KindEvidence[] = [];
  const add = (name: string, source: EvidenceSource, trust: number, reason: (name: string, title: string) => string) => {
    for (const found of match(name)) evidence.push({ kind: found.kind, source, weight: strengthOf(found) * trust, reason: reason(name.trim(), found.title) });
  };
  if (input.title) add(input.title, 'title', TRUST.title, (name) => `标题为“${shorten(name)}”`);
  const meeting = meetingNamed(input.opening);
  if (meeting) add(meeting, 'namedMeeting', TRUST.namedMeeting, (name) => `正文写明会议为“${shorten(name)}”`);
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
function meetingNamed(opening: string): string | null {
  const text = opening.normalize('NFKC');
  const labelled = /(?:会议名称|会议类型|会议类别|会议性质|活动名称|活动类型|组织生活类型|类型)\s*[::\t]\s*([^\s,。;]{2,30})/.exec(text)?.[1];
  if (labelled && !/[□☐]/.test(labelled)) return labelled;
  const ticked = /[☑√✓✔■☒]\s*([\p{Script=Han}“”]{2,14})/u.exec(text)?.[1];
  if (ticked) return ticked;
  return /(?:召开|召集|举行)(?:了)?([^,。;\s]{0,20}?(?:大会|会议|生活会|支委会|小组会|两委会|村代会|党课))/.exec(text)?.[1] ?? null;
}

/** The first short lines that are not the title itself, letters' salutations or labelled values. */
function headLines({ title, opening }: ClassificationInput): string[] {
  const same = title?.replace(/\s/g, '');
  return opening
    .split('\n', title === null ? 5 : 3)
    .map((line) => line.trim())
    .filter((line) => line.length >= 2 && line.length <= 60 && line.replace(/\s/g, '') !== same && !/^[^::]{1,10}[::]\s*\S/.test(line))
    .slice(0, 4);
}

function fromBody(input: ClassificationInput, terms: readonly { kind: string; term: string; weight: number }[]): KindEvidence[] {
  const text = input.text.slice(0, BODY_CHARACTERS).normalize('NFKC').replace(/\s/g, '');
  const opening = text.slice(0, OPENING_CHARACTERS);
  const headers = input.tableHeaders.join('|').replace(/\s/g, '');
  const spoken = new Map<string, { weight: number; terms: string[] }>();
  for (const { kind, term, weight } of terms) {
    const first = text.indexOf(term);
    const near = first >= 0 && first < opening.length ? 1 : first >= 0 ? 0.5 : headers.includes(term) ? 1 : 0;
    if (near === 0) continue;
    const repeated = first >= 0 && text.includes(term, first + term.length) ? 1.3 : 1;
    const sum = spoken.get(kind) ?? { weight: 0, terms: [] };
    spoken.set(kind, { weight: sum.weight + weight * near * repeated, terms: [...sum.terms, term] });
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
