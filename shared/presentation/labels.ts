import { assertNever } from '../model/assertNever.ts';
import type { RuleFamily, Severity, Strength } from '../model/finding.ts';
import type { ItemStatus } from '../model/item.ts';
import type { CoverageState, RecordAssessment } from '../model/report.ts';

/** Shown for whatever belongs to no branch yet. */
export const UNASSIGNED_BRANCH = '待归属';

/** The Chinese name of how a file ended. */
export function statusLabel(status: ItemStatus): string {
  switch (status) {
    case 'filed':
      return '已归档';
    case 'needs-review':
      return '待核对';
    case 'duplicate':
      return '重复';
    case 'unreadable':
      return '未能读取';
    case 'skipped':
      return '已跳过';
    default:
      return assertNever(status);
  }
}

/** The order in which states of files are listed everywhere. */
export const statusOrder: readonly ItemStatus[] = ['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped'];

/** The Chinese name of a finding's level. */
export function severityLabel(severity: Severity): string {
  switch (severity) {
    case 'high':
      return '重要';
    case 'medium':
      return '一般';
    case 'low':
      return '轻微';
    case 'info':
      return '提示';
    default:
      return assertNever(severity);
  }
}

/** The order in which levels are listed everywhere. */
export const severityOrder: readonly Severity[] = ['high', 'medium', 'low', 'info'];

/** The Chinese name of a family of checks. */
export function familyLabel(family: RuleFamily): string {
  switch (family) {
    case 'gap':
      return '缺项';
    case 'minutes':
      return '记录规范';
    case 'development':
      return '发展党员';
    case 'decision':
      return '议事决策';
    case 'backfill':
      return '补记疑点';
    default:
      return assertNever(family);
  }
}

/** The families other than gaps, in the order in which they are listed. */
export const doubtFamilies: readonly RuleFamily[] = ['minutes', 'development', 'decision', 'backfill'];

/** The Chinese name of a back-fill signal's strength. */
export function strengthLabel(strength: Strength | RecordAssessment['level']): string {
  switch (strength) {
    case 'none':
      return '无';
    case 'weak':
      return '弱';
    case 'moderate':
      return '中';
    case 'strong':
      return '强';
    default:
      return assertNever(strength);
  }
}

/** The Chinese name of a state of the coverage grid. */
export function coverageLabel(state: CoverageState): string {
  switch (state) {
    case 'met':
      return '有';
    case 'missing':
      return '缺';
    case 'not-due':
      return '未到期';
    case 'not-applicable':
      return '不适用';
    case 'unknown':
      return '待核实';
    default:
      return assertNever(state);
  }
}

/** The sign of a state in the coverage grid; legible without colour. */
export function coverageSign(state: CoverageState): string {
  switch (state) {
    case 'met':
      return '●';
    case 'missing':
      return '○';
    case 'not-due':
      return '·';
    case 'not-applicable':
      return '－';
    case 'unknown':
      return '？';
    default:
      return assertNever(state);
  }
}

/** What the signs of the coverage grid mean, in one line. */
export const coverageLegend = '● 有　○ 缺　· 未到期　－ 不适用　？ 待核实';

const obligations: Readonly<Record<string, string>> = {
  G101: '支部党员大会',
  G102: '支部委员会会议',
  G103: '党小组会',
  G104: '党课',
  G105: '主题党日',
  G106: '组织生活会',
  G107: '民主评议党员',
  G108: '谈心谈话',
  G109: '书记述职',
  G110: '换届',
  G112: '党费收缴',
  G201: '村民代表会议',
  G202: '村务、党务公开',
};

/** The name of the obligation that a rule code stands for; the code itself where it is not one of the known ones. */
export function obligationLabel(rule: string): string {
  return obligations[rule] ?? rule;
}

/** `2025` → 2025年, `2025-Q3` → 2025年第三季度, `2025-07` → 2025年7月, a full date → 2025年7月3日; other text as it is. */
export function periodLabel(period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `${quarter[1]}年第${'一二三四'.charAt(Number(quarter[2]) - 1)}季度`;
  const date = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(period);
  if (!date) return period;
  return `${date[1]}年${date[2] ? `${Number(date[2])}月` : ''}${date[3] ? `${Number(date[3])}日` : ''}`;
}

/** A file's length for people: 912 字节, 12.3 KB, 4.5 MB. */
export function bytesLabel(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
