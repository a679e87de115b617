import { standardKey, assessmentLabels, standardStateLabels } from '../ledgers/standardRecord.ts';
import { rectificationStateLabels, type Rectification, type RectificationState, type TakenStep } from '../ledgers/rectification.ts';
import { lastStep } from '../ledgers/rectificationSteps.ts';
import { standardRows, type StandardRow } from '../ledgers/standardsView.ts';
import { isSettled } from '../ledgers/findingDecision.ts';
import type { Report, ReportItem } from '../model/report.ts';
import type { StandardPack } from '../rules/rulebookShape.ts';
import type { EvidenceLedgerRow, RectificationRow } from './ledgers.ts';

/** 整改销号台账 as it is printed, by number; what was registered in error is left out. */
export function rectificationRows(report: Report): readonly RectificationRow[] {
  const items = new Map(report.items.map((item) => [item.path, item]));
  return report.ledgers.rectifications.filter(({ state }) => state !== 'withdrawn').map((entry) => rectificationRow(entry, items));
}

/** One entry; `items` by path give the archive numbers of its evidence, which is named by its path otherwise. */
export function rectificationRow(entry: Rectification, items: ReadonlyMap<string, ReportItem> = new Map()): RectificationRow {
  const { branch, source, raisedOn, category, problem, basis, goal, measures, leader, unit, responsible, dueOn, note, evidence, state } = entry;
  const looked = lastStep(entry, 'lookBack');
  const reopened = entry.steps.filter(({ step }) => step === 'reopen');
  return {
    branch, source: entry.finding ? `${source}（${entry.finding.rule}）` : source, raisedOn, category, problem, basis, goal, measures, leader, unit, responsible, dueOn,
    progress: progressOf(state),
    completedOn: state === 'closed' || state === 'lookedBack' ? (lastStep(entry, 'close')?.on ?? null) : null,
    evidence: evidence.map(({ path }) => items.get(path)?.archiveNo ?? path),
    closeRequested: signature(lastStep(entry, 'requestClose')),
    checked: [signature(lastStep(entry, 'accept'), '通过'), signature(lastReturn(entry), '退回')].filter(Boolean).join('\n'),
    closedBy: signature(lastStep(entry, 'close')),
    lookBack: looked ? signature(looked) : entry.lookBackOn ? `应于 ${entry.lookBackOn} 回头看` : '',
    note: [`编号 ${entry.id}`, ...reopened.map((step) => `${step.on} 重新整改：${step.text}`), note].filter(Boolean).join('\n'),
  };
}

/** 印证资料台账: every confirmed material, and what was assessed without any; of a county's own packs the proposals too. */
export function evidenceLedgerRows(report: Report, packs: readonly StandardPack[]): readonly EvidenceLedgerRow[] {
  const records = new Map(report.ledgers.standardRecords.map((record) => [standardKey(record), record]));
  const touched = new Set(report.ledgers.standardRecords.map(({ branch, year }) => `${branch} ${year}`));
  const filed = report.items.filter(({ status }) => status === 'filed');
  const items = new Map(report.items.map((item) => [item.path, item]));
  const attached = Map.groupBy(report.items.filter(({ attachedTo }) => attachedTo !== null), ({ attachedTo }) => attachedTo!);
  const facts: Facts = { items, attached, doubts: openDoubtsByPath(report) };
  const years = [...new Set([...filed.flatMap(({ year }) => year ?? []), ...report.ledgers.standardRecords.map(({ year }) => year)])].sort();
  return report.branches.flatMap(({ name: branch }) => {
    const candidates = filed.filter((item) => item.branch === branch).flatMap(({ path, sha256, kindId, year }, index) => (sha256 === null ? [] : [{ itemId: -1 - index, path, sha256, kind: kindId, year }]));
    return years.flatMap((year) => packs.filter(({ example }) => !example || touched.has(`${branch} ${year}`)).flatMap((pack) => standardRows([pack], { branch, year }, records, candidates, (path) => facts.doubts.get(path) ?? 0).flatMap((row) => rowsOf(row, facts))));
  });
}

interface Facts {
  readonly items: ReadonlyMap<string, ReportItem>;
  /** Attachments by the meeting they are tied to. */
  readonly attached: ReadonlyMap<string, readonly ReportItem[]>;
  readonly doubts: ReadonlyMap<string, number>;
}

function rowsOf(row: StandardRow, { items, attached, doubts }: Facts): readonly EvidenceLedgerRow[] {
  const { record, standard, pack } = row;
  const { assessment, review } = record;
  const common = {
    branch: record.branch, standardNo: standard.id, requirement: `${standard.name}：${standard.requirement}`,
    selfAssessment: assessment ? `${assessmentLabels[assessment.result]}${assessment.note === '' ? '' : `（${assessment.note}）`}` : '',
    reviewed: review ? `${standardStateLabels[record.state]} ${review.by} ${review.on}${review.reason === '' ? '' : `：${review.reason}`}` : '',
  };
  const material = (path: string, note: string): EvidenceLedgerRow => {
    const item = items.get(path);
    return {
      ...common, material: item?.title ?? path, materialKind: item?.kind ?? '', formedOn: item?.date ?? null, author: item?.branch ?? '', archiveNo: item?.archiveNo ?? '', path: item ? path : null,
      attachments: (attached.get(path) ?? []).map((attachment) => attachment.archiveNo ?? attachment.path), doubts: doubts.get(path) ?? 0, note,
    };
  };
  const confirmed = record.evidence.map(({ path, by, on }) => material(path, `${record.year}年；${by} ${on} 确认`));
  // Proposals are named as such: nobody has looked at them yet.
  const known = new Set(record.evidence.map(({ path }) => path));
  const proposed = pack.example ? [] : row.proposed.filter(({ path }) => !known.has(path)).map(({ path }) => material(path, `${record.year}年；系统提出，待确认`));
  const rows = [...confirmed, ...proposed];
  if (rows.length > 0 || !assessment) return rows;
  return [{ ...common, material: '', materialKind: '', formedOn: null, author: '', archiveNo: '', path: null, attachments: [], doubts: 0, note: `${record.year}年；没有印证材料` }];
}

function openDoubtsByPath(report: Report): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { family, severity, paths, decision } of report.findings) {
    if (family === 'gap' || severity === 'info' || isSettled(decision)) continue;
    for (const path of new Set(paths)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return counts;
}

/** 未启动 / 进行中 / 已完成, with the step it stands at. */
function progressOf(state: RectificationState): string {
  const rough = state === 'registered' ? '未启动' : state === 'closed' || state === 'lookedBack' ? '已完成' : '进行中';
  return `${rough}（${rectificationStateLabels[state]}）`;
}

/** A return counts until the matter was accepted after it. */
function lastReturn(entry: Rectification): TakenStep | null {
  const [returned, accepted] = [lastStep(entry, 'return'), lastStep(entry, 'accept')];
  return returned && !(accepted && entry.steps.indexOf(accepted) > entry.steps.indexOf(returned)) ? returned : null;
}

function signature(step: TakenStep | null, word = ''): string {
  return step ? [word, `${step.by} ${step.on}`, step.text].filter(Boolean).join('\n') : '';
}
