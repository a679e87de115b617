import type { MatterState, MatterStepState } from '../../../shared/model/checkOutcome.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** The six steps as heads of columns, short. */
export const heads: Readonly<Record<MatterStepState['step'], string>> = { proposal: '支部提议', consultation: '两委商议', review: '党员大会审议', resolution: '代表会议决议', decisionPublicity: '决议公开', resultPublicity: '结果公开' };

/** From the first to the last day of a matter. */
export function span({ from, to }: MatterState): string {
  if (from === null || to === null) return '日期未读出';
  return from === to ? from : `${from} 至 ${to}`;
}

/** The matters in Excel. */
export const matterColumns: readonly ListColumn<MatterState>[] = [
  { header: '党支部', width: 18, value: ({ branch }) => branch },
  { header: '事项', width: 36, value: ({ name }) => name },
  { header: '起止', width: 24, value: span },
  ...Object.entries(heads).map(([step, header]): ListColumn<MatterState> => ({ header, width: 16, value: ({ steps }) => steps.filter((one) => one.step === step).map(stepText).join('；') })),
  { header: '疑点', width: 7, kind: 'number', value: ({ findings }) => findings.length },
];

function stepText({ state, papers, registered }: MatterStepState): string {
  const shown = papers.some(({ marked }) => marked) ? papers.filter(({ marked }) => marked) : papers;
  if (shown.length > 0) return shown.map(({ day }) => `● ${day ?? '日期未读出'}`).join('；');
  if (registered[0]) return `◐ ${registered[0].from} 只见登记表`;
  return state === 'missing' ? '○ 缺' : state === 'waiting' ? '· 未到时候' : '？ 待核实';
}
