import { fileTimes, informative } from '../../evidence/fileTimes.ts';
import { MINUTE, momentText, type Instant } from '../../evidence/instants.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftFinding, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { editingOrigins, type EditingOrigins } from './editingOrigins.ts';
import { formationsOf, type Formation } from './formations.ts';
import { lateNotes } from './lateNotes.ts';
import { habitAround, sittingsOf } from './sittings.ts';

/**
 * B203: records of different days share an editing origin beyond any form. Shared ancestry is the norm in honest offices
 * (detection.md §1.3), so it counts only where the order is wrong (an earlier meeting's file grew out of a later one's) or
 * where it comes with one late sitting; PDF and OFD identifiers and scanning sessions are mentioned as hints.
 */
export const b203SharedOrigin: Rule = {
  code: 'B203',
  title: '不同日期的记录出自同一编辑来源',
  check: (context) => {
    const origins = editingOrigins(context.facts);
    const documentIds = countDocumentIds(context);
    return context.facts.branches.flatMap((branch) => {
      const formations = formationsOf(branch, context);
      return [
        ...outOfOrder(branch, formations, origins, context),
        ...oneSitting(branch, formations, origins, context),
        ...sameDocument(branch, documentIds, context),
        ...oneScan(branch, context),
      ];
    });
  },
};

interface Origin {
  readonly formation: Formation;
  readonly root: string;
  readonly ids: ReadonlySet<string>;
}

function originsOf(formations: readonly Formation[], origins: EditingOrigins): readonly Origin[] {
  return formations.flatMap((formation) => {
    const own = origins.own(formation.record);
    return own ? [{ formation, ...own }] : [];
  });
}

/** An earlier meeting's file that holds every revision of a later one's, and more, was made out of it. */
function outOfOrder(branch: BranchFacts, formations: readonly Formation[], origins: EditingOrigins, { rulebook }: RuleContext): readonly FindingDraft[] {
  const { sharedIds, lateDays } = rulebook.fileTimes;
  const families = Map.groupBy(originsOf(formations, origins), ({ root }) => root);
  return [...families.values()].flatMap((family) =>
    family.flatMap((descendant) => {
      const ancestors = family.filter(({ formation, ids }) =>
        formation.date > descendant.formation.date && ids.size >= sharedIds && ids.size < descendant.ids.size && isWithin(ids, descendant.ids) &&
        daysBetween(descendant.formation.date, formation.date) >= Math.max(lateDays, formation.cadence));
      const ancestor = ancestors.toSorted((a, b) => (a.formation.date < b.formation.date ? 1 : -1))[0];
      if (!ancestor) return [];
      const { formation } = descendant;
      const apart = daysBetween(formation.date, ancestor.formation.date);
      const departs = habitAround([formation], [formation], formations, rulebook.fileTimes) === 'departs';
      const saved = formation.times.saved;
      const savedLater = saved !== null && saved.day >= ancestor.formation.date;
      const note = lateNotes(branch)(formation.record);
      return [draftFinding(rulebook, 'B203', {
        branch: branch.name,
        date: formation.date,
        paths: [formation.record.path],
        ordinal: formation.record.ordinal,
        title: `较早会议的文件由较晚会议的文件改成（相隔 ${apart} 天）`,
        explanation: `${nameOf(formation.record)}的文件含有${nameOf(ancestor.formation.record)}的文件的全部 ${ancestor.ids.size} 个修订标识，另有自己的 ${descendant.ids.size - ancestor.ids.size} 个，说明前者是在后者的基础上改成的，而所记会议反而早 ${apart} 天。${savedLater && saved ? `文件最后保存于${momentText(saved)}。` : ''}乡镇和本支部通用模板带来的标识已排除。${note ? `补录说明“${note.title}”提到了这次会议。` : ''}`,
        evidence: [idPassage(descendant), idPassage(ancestor)],
        strength: departs && savedLater && note === null ? 'moderate' : 'weak',
        subject: 'derived',
      })];
    }),
  );
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const id of some) if (!all.has(id)) return false;
  return true;
}

function idPassage({ formation, root, ids }: Origin): { readonly path: string; readonly quote: string } {
  return { path: formation.record.path, quote: `修订标识 rsidRoot ${root}；${[...ids].slice(0, 8).join(' ')}${ids.size > 8 ? ' …' : ''}` };
}

function oneSitting(branch: BranchFacts, formations: readonly Formation[], origins: EditingOrigins, { rulebook }: RuleContext): readonly FindingDraft[] {
  const { sharedIds, lateCadences } = rulebook.fileTimes;
  return sittingsOf(formations, rulebook.fileTimes).flatMap(({ members }) => {
    if (members.length < 2 || !members.some(({ lag, cadence }) => lag >= lateCadences * cadence)) return [];
    const families = Map.groupBy(originsOf(members, origins), ({ root }) => root);
    return [...families].flatMap(([root, family]) => {
      const shared = family.map(({ ids }) => ids).reduce((common, ids) => new Set([...common].filter((id) => ids.has(id))));
      const ordered = family.toSorted((a, b) => (a.formation.date < b.formation.date ? -1 : 1));
      const apart = daysBetween(ordered[0]!.formation.date, ordered.at(-1)!.formation.date);
      if (family.length < 2 || shared.size < sharedIds || apart < ordered[0]!.formation.cadence) return [];
      return [draftFinding(rulebook, 'B203', {
        branch: branch.name,
        date: ordered[0]!.formation.date,
        paths: ordered.filter(({ formation }) => formation.lag > rulebook.fileTimes.timelyDays).map(({ formation }) => formation.record.path),
        title: `${family.length} 份相隔 ${apart} 天的会议记录出自同一份文件，且在同一次操作中生成`,
        explanation: `${ordered.slice(0, 12).map(({ formation }) => nameOf(formation.record)).join('、')}的文件有同一个修订来源（rsidRoot ${root}），并共有 ${shared.size} 个修订标识，通用模板带来的已排除；它们又是在同一次操作中生成的。这说明是一份接一份另存而成，不说明会议没有开。`,
        evidence: ordered.slice(0, 12).map(idPassage),
        strength: 'weak',
        subject: `sitting ${members[0]!.at.raw} ${root}`,
      })];
    });
  });
}

/** PDF ID[0] and OFD DocID stay with a document through its edits; how many branches and files carry each. */
function countDocumentIds({ facts }: RuleContext): ReadonlyMap<string, readonly RecordFact[]> {
  const found = new Map<string, RecordFact[]>();
  for (const { records } of facts.branches) {
    for (const record of records) {
      const id = informative(record.evidence, 'pdf.id.0') ?? informative(record.evidence, 'ofd.DocID');
      if (id === null || /^(?:0+|f+)$/i.test(id)) continue;
      const own = found.get(id);
      if (!own) found.set(id, [record]);
      else if (!own.some(({ path }) => path === record.path)) own.push(record);
    }
  }
  return found;
}

/** More files under one identifier than this come from a program that gives all its files the same. */
const MOST_COPIES = 4;

function sameDocument(branch: BranchFacts, documentIds: ReadonlyMap<string, readonly RecordFact[]>, { rulebook }: RuleContext): readonly FindingDraft[] {
  return [...documentIds].flatMap(([id, records]) => {
    const dates = new Set(records.map(({ date }) => date));
    if (records[0]!.branch !== branch.name || records.length > MOST_COPIES || dates.size < 2 || dates.has(null) || records.some((record) => record.branch !== branch.name || record.role !== 'meeting')) return [];
    const ordered = records.toSorted((a, b) => (a.date! < b.date! ? -1 : 1));
    return [draftFinding(rulebook, 'B203', {
      branch: branch.name,
      date: ordered[0]!.date,
      paths: ordered.map(({ path }) => path),
      title: `${records.length} 份不同日期的记录有同一个文档标识`,
      explanation: `${ordered.map(nameOf).join('、')}的文件有同一个文档标识（${id.slice(0, 16)}…）。这个标识在建立文档时产生，改动后另存也不变，说明它们由同一份文件改成。`,
      evidence: ordered.map(({ path }) => ({ path, quote: `文档标识 ${id}` })),
      strength: 'weak',
      subject: id,
    })];
  });
}

/** Paper of many months scanned in one go: mentioned, because the scan then dates nothing. */
function oneScan(branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const { sittingGapMinutes, sittingDates, lateDays, lateCadences } = rulebook.fileTimes;
  const scans = branch.records.flatMap((record) => {
    const times = record.role === 'meeting' && record.date !== null && record.evidence.pdf ? fileTimes(record.evidence) : null;
    return times?.pdfOrigin === 'scanned' && times.created && !times.created.dayOnly ? [{ record, date: record.date!, at: times.created }] : [];
  }).sort((a, b) => a.at.at - b.at.at);
  const sessions: { readonly record: RecordFact; readonly date: NonNullable<RecordFact['date']>; readonly at: Instant }[][] = [];
  for (const scan of scans) {
    const last = sessions.at(-1);
    if (last && scan.at.at - last.at(-1)!.at.at <= sittingGapMinutes * MINUTE) last.push(scan);
    else sessions.push([scan]);
  }
  return sessions.flatMap((session) => {
    const ordered = session.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const apart = daysBetween(ordered[0]!.date, ordered.at(-1)!.date);
    if (new Set(ordered.map(({ date }) => date)).size < sittingDates || apart < lateCadences * lateDays) return [];
    return [draftFinding(rulebook, 'B203', {
      branch: branch.name,
      date: ordered[0]!.date,
      paths: ordered.map(({ record }) => record.path),
      title: `${session.length} 份相隔 ${apart} 天的记录在同一次扫描中生成`,
      explanation: `${ordered.slice(0, 12).map(({ record }) => nameOf(record)).join('、')}的扫描件从${momentText(session[0]!.at)}起连续生成，多半是集中扫描。扫描时间不说明纸上的记录何时写成，请看纸质原件。`,
      evidence: session.slice(0, 12).map(({ record, at }) => ({ path: record.path, quote: `扫描时间 ${at.raw}` })),
      strength: 'weak',
      subject: `scan ${session[0]!.at.raw}`,
    })];
  });
}
