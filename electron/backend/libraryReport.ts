import { assess } from '../../shared/assessment/assess.ts';
import { withDecisions } from '../../shared/ledgers/findingDecision.ts';
import { lateRecordSentence, type LateRecordNote } from '../../shared/ledgers/lateRecordNote.ts';
import { itemErrorMessage, skipMessage } from '../../shared/messages/itemMessage.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { BranchFacts } from '../../shared/model/facts.ts';
import type { Report, ReportBranch, ReportItem } from '../../shared/model/report.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { buildReport } from '../../shared/report/buildReport.ts';
import { everything, inBranches, inYears, isSelectedFinding, isSelectedItem, type Selection } from '../../shared/report/selection.ts';
import { fullMembersOn } from '../../shared/rules/members.ts';
import { schemeIndex, type SchemeIndex } from '../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import type { StoredRecord } from '../library/readings.ts';
import { checkLibrary } from './checkLibrary.ts';
import { clock } from './clock.ts';
import { findingDecisions } from './ledgers/decideFindings.ts';
import { reportLedgers } from './ledgers/reportLedgers.ts';
import { loadRatioTable } from './loadRatioTable.ts';
import { programVersion } from './programVersion.ts';
import { ownRules } from './resourceOverrides.ts';
import { townshipName } from './settings.ts';
import { recordsByItem } from './recordsByItem.ts';

/** The report on a library as of one day: every item, finding, coverage and total. */
export async function libraryReport(library: Library, scheme: Scheme, asOf: CalendarDate, selection: Selection = everything): Promise<Report> {
  const records = recordsByItem(library);
  const listed = library.items.list();
  const { findings, coverage, facts, cases } = await checkLibrary(library, scheme, asOf, records, listed);
  const index = schemeIndex(scheme);
  const items = listed.filter((item) => isSelectedItem(item, selection));
  const paths = new Set(items.map(({ path }) => path));
  const inSelection = (branch: string | null) => inBranches(branch, selection);
  const reported = findings.filter((finding) => isSelectedFinding(finding, selection, paths));
  const decisions = findingDecisions(library);
  const notes = Map.groupBy(library.ledgers.list('lateRecordNotes'), ({ itemId }) => itemId);
  const { table, basis } = await loadRatioTable();
  return buildReport({
    version: await programVersion(),
    asOf,
    generatedAt: clock.now(),
    run: { events: library.events.head() },
    township: townshipName(library),
    scheme,
    branches: facts.branches.filter(({ name }) => inSelection(name)).map((branch) => reportBranch(branch, library, asOf)),
    items: items.map((item) => ({ ...reportItem(item, records.get(item.id) ?? [], index), ...lateRecord(notes.get(item.id)) })),
    findings: withDecisions(reported, decisions),
    records: assess(facts, reported, table).filter(({ path }) => paths.has(path)),
    assessment: basis,
    sensitivity: ownRules(library).sensitivity,
    coverage: coverage.filter(({ branch, year }) => inSelection(branch) && inYears(year, selection)),
    cases: cases.filter(({ branch, paths: own }) => inSelection(branch) && own.some((path) => paths.has(path))),
    ledgers: reportLedgers(library, decisions, findings, inSelection, paths),
  });
}

function reportBranch(branch: BranchFacts, library: Library, asOf: CalendarDate): ReportBranch {
  const members = fullMembersOn(branch, asOf);
  return {
    name: branch.name,
    fonds: library.branches.get(branch.name)?.fonds ?? '',
    fullMembers: branch.overrides.fullMembers ?? (members && members.atLeast === members.atMost ? members.atLeast : null),
    hasCommittee: branch.overrides.hasCommittee ?? null,
  };
}

/** An item as reports list it. */
function reportItem(item: LibraryItem, records: readonly StoredRecord[], index: SchemeIndex): ReportItem {
  return {
    path: item.path,
    sha256: item.sha256,
    bytes: item.bytes,
    status: item.status,
    branch: item.branch,
    year: item.year,
    date: item.date,
    category: item.category,
    kind: item.kind === null ? null : (index.kind(item.kind)?.name ?? item.kind),
    kindId: item.kind,
    title: item.title,
    archiveNo: item.archiveNo,
    retention: item.status === 'filed' ? item.retention : null,
    pages: item.pages,
    ...(item.pagesStated ? { pagesStated: true as const } : {}),
    confidence: item.confidence,
    reasons: item.skipReason ? [skipMessage(item.skipReason)] : item.reasons,
    fields: fieldsOf(records, index),
    alsoIn: item.alsoIn,
    duplicateOf: item.duplicateOf,
    attachedTo: item.attachedTo?.path ?? null,
    error: itemErrorMessage(item),
  };
}

function lateRecord(notes: readonly LateRecordNote[] | undefined): Pick<ReportItem, 'lateRecord'> {
  return notes ? { lateRecord: notes.map(lateRecordSentence) } : {};
}

/** The fields of its record; where a file holds several records, those of each under `records`. */
function fieldsOf(records: readonly StoredRecord[], index: SchemeIndex): Readonly<Record<string, unknown>> {
  const [first, ...others] = records;
  if (!first) return {};
  if (others.length === 0) return { ...first.fields };
  return {
    records: records.map(({ ordinal, kind, fields }) => ({ ordinal, kind: kind === null ? null : (index.kind(kind)?.name ?? kind), ...fields })),
  };
}
