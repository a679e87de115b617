import type { ReportFinding } from '../model/report.ts';

/** What a person entered by hand stands in no file: its empty path is left out. */
export function withoutNowhere(finding: ReportFinding): ReportFinding {
  return finding.paths.includes('') ? { ...finding, paths: finding.paths.filter((path) => path !== ''), evidence: finding.evidence.filter(({ path }) => path !== '') } : finding;
}
