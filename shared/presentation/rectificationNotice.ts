import type { Rectification } from '../ledgers/rectification.ts';
import { isOpen } from '../ledgers/rectification.ts';
import { lastStep } from '../ledgers/rectificationSteps.ts';
import type { CalendarDate } from '../model/calendarDate.ts';
import { periodLabel, UNASSIGNED_BRANCH } from './labels.ts';

/** A sheet to hand to a branch: what it says, ready to be set. */
export interface NoticeSheet {
  readonly title: string;
  readonly number: string;
  readonly to: string;
  readonly opening: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly closing: readonly string[];
  /** Who issues it, and the day. */
  readonly issuer: string;
  readonly day: string;
  /** Lines to sign on. */
  readonly signatures: readonly string[];
}

/** 整改通知单: the open matters of one branch, what is asked and by when. */
export function rectificationNotice(entries: readonly Rectification[], branch: string | null, of: { readonly township: string | null; readonly on: CalendarDate }): NoticeSheet {
  const own = entries.filter((entry) => entry.branch === branch && isOpen(entry.state));
  return {
    title: '整改通知单',
    number: `共 ${own.length} 项`,
    to: branch ?? UNASSIGNED_BRANCH,
    opening: '经检查，下列事项需要核实或整改。请如实说明情况、落实责任、按期整改，并将佐证材料归档后申请销号。确属事后补录的，请附补录说明，写明实际补录日期、补录人和原因；不得补造记录、倒签日期。',
    headers: ['编号', '具体问题', '依据', '整改目标', '整改时限', '责任人'],
    rows: own.map(({ id, problem, basis, goal, dueOn, responsible }) => [id, problem, basis, goal, dueOn ? periodLabel(dueOn) : '', responsible]),
    closing: ['疑点不是结论。对问题有不同看法的，请在时限内说明理由并提供材料。'],
    issuer: of.township ?? '',
    day: periodLabel(of.on),
    signatures: ['签收人', '签收日期'],
  };
}

/** 整改销号回执: the closed matters of one branch, with who checked and who closed them. */
export function rectificationReceipt(entries: readonly Rectification[], branch: string | null, of: { readonly township: string | null; readonly on: CalendarDate }): NoticeSheet {
  const own = entries.filter((entry) => entry.branch === branch && (entry.state === 'closed' || entry.state === 'lookedBack'));
  return {
    title: '整改销号回执',
    number: `共 ${own.length} 项`,
    to: branch ?? UNASSIGNED_BRANCH,
    opening: '下列事项已核验销号。',
    headers: ['编号', '具体问题', '佐证材料', '核验意见', '销号', '回头看'],
    rows: own.map((entry) => {
      const [accepted, closed] = [lastStep(entry, 'accept'), lastStep(entry, 'close')];
      return [entry.id, entry.problem, entry.evidence.map(({ path }) => path.split('/').at(-1) ?? path).join('\n'), accepted ? `${accepted.text}\n${accepted.by} ${accepted.on}` : '', closed ? `${closed.by} ${closed.on}` : '', entry.lookBackOn ? periodLabel(entry.lookBackOn) : ''];
    }),
    closing: ['到期回头看；同样问题再次出现的，重新整改。'],
    issuer: of.township ?? '',
    day: periodLabel(of.on),
    signatures: ['经办人', '日期'],
  };
}
