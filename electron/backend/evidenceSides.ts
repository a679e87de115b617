import type { EvidenceSide } from '../../shared/contract/findingCalls.ts';
import { shownPictureFormats } from '../../shared/model/document.ts';
import type { Passage } from '../../shared/model/finding.ts';
import type { ReportFinding } from '../../shared/model/report.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { fileMoments } from '../../shared/presentation/fileMoments.ts';
import { schemeIndex, type SchemeIndex } from '../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import type { StoredRecord } from '../library/readings.ts';
import { findPassage } from '../../shared/presentation/findPassage.ts';

/** Files shown with a finding; a burst of fifty needs no fifty texts at once. */
const MOST_SIDES = 40;
/** Texts of more files than this are not sent along: beyond two or three nobody reads them side by side. */
const MOST_TEXTS = 12;

/**
 * The evidence of a finding, file by file: its text with the passages marked, what does not stand in the text, its moments.
 *
 * @param isShown whether the window shows a branch's files; of one that it does not, only the name of the branch is told
 */
export function evidenceSides(library: Library, scheme: Scheme, finding: ReportFinding, isShown: (branch: string | null) => boolean): { readonly sides: readonly EvidenceSide[]; readonly loose: readonly Passage[] } {
  const index = schemeIndex(scheme);
  const pairs = pairNumbers(finding.evidence);
  const paths = [...new Set([...finding.paths, ...finding.evidence.map(({ path }) => path)])];
  const items = new Map(paths.flatMap((path) => {
    const item = library.items.firstAt(path);
    return item ? [[path, item] as const] : [];
  }));
  const sides = [...items].slice(0, MOST_SIDES).map(([path, item], order) => {
    if (!isShown(item.branch)) return withheldSide(item);
    const passages = finding.evidence.flatMap((passage, at) => (passage.path === path ? [{ ...passage, pair: pairs[at]! }] : []));
    return sideOf(item, passages, path === finding.paths[0] ? (finding.ordinal ?? null) : null, order < MOST_TEXTS, { library, index });
  });
  return { sides, loose: finding.evidence.filter(({ path }) => !items.has(path)) };
}

/** Passages of two files one after the other belong together, as the rules on repeated text give them; others stand alone. */
function pairNumbers(evidence: readonly Passage[]): readonly number[] {
  const numbers: number[] = [];
  let last = 0;
  for (const [at, passage] of evidence.entries()) {
    const before = evidence[at - 1];
    const second = before !== undefined && before.textStart !== undefined && passage.textStart !== undefined && before.path !== passage.path && numbers.filter((number) => number === last).length === 1;
    if (!second) last += 1;
    numbers.push(last);
  }
  return numbers;
}

function sideOf(item: LibraryItem, passages: readonly (Passage & { readonly pair: number })[], ordinal: number | null, withText: boolean, { library, index }: { readonly library: Library; readonly index: SchemeIndex }): EvidenceSide {
  const records = library.readings.recordsOf(item.id);
  const record = records.find((one) => one.ordinal === ordinal) ?? bestRecord(records, passages);
  const text = record?.text ?? '';
  const placed = passages.map((passage) => ({ passage, found: findPassage(text, passage) }));
  const kind = record?.kind ?? item.kind;
  const document = item.sha256 === null ? null : library.documents.get(item.sha256);
  const { date, signedOn } = record?.fields ?? {};
  return {
    item: item.id,
    path: item.path,
    ordinal: records.length > 1 ? (record?.ordinal ?? null) : null,
    branch: item.branch,
    title: (records.length > 1 ? record?.fields.title?.value : null) ?? item.title ?? item.path.split('/').at(-1) ?? item.path,
    date: (records.length > 1 ? date?.value : null) ?? item.date,
    kind: kind === null ? null : (index.kind(kind)?.name ?? kind),
    format: item.format,
    text: withText ? text : '',
    marks: withText ? placed.flatMap(({ passage: { pair }, found }) => (found ? [{ ...found, pair }] : [])).sort((a, b) => a.start - b.start) : [],
    notes: placed.flatMap(({ passage: { quote }, found }) => (found && withText ? [] : [quote])),
    picture: item.kept && item.format !== null && shownPictureFormats.has(item.format),
    moments: document ? fileMoments(document.evidence, { date: date?.value ?? item.date, signedOn: signedOn?.value ?? null }) : [],
  };
}

/** Another branch's file in a village's window: that it is one, and whose. */
function withheldSide({ path, branch }: LibraryItem): EvidenceSide {
  return { item: null, path, ordinal: null, branch, title: `${branch ?? '其他支部'}的材料`, date: null, kind: null, format: null, text: '', marks: [], notes: ['不是本村的材料，本机不显示内容；需要对照时请到乡镇查看。'], picture: false, moments: [] };
}

/** Of a minute-book, the record in which the passages stand. */
function bestRecord(records: readonly StoredRecord[], passages: readonly Passage[]): StoredRecord | undefined {
  const hits = (record: StoredRecord) => passages.filter((passage) => findPassage(record.text, passage) !== null).length;
  return records.toSorted((a, b) => hits(b) - hits(a))[0];
}
