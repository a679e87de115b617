import { obligationLabel } from './labels.ts';

const others: Readonly<Record<string, string>> = { G111: '会议附件', G301: '连续编号', G401: '标准项印证资料', G501: '重点工作研究记录' };

/** What is missing where a gap of this code is reported, in a few words. */
export function gapName(rule: string): string {
  return others[rule] ?? obligationLabel(rule);
}
