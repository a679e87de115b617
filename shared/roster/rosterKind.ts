import type { RosterKind } from '../model/roster.ts';
import type { ColumnMeaning } from './columns.ts';

/** Lists of people that say nothing of membership: hand-outs, hours, points, marks, votes. */
const otherLists = /慰问|学时|积分|承诺|成绩|考试|志愿|纪念章|测评|评议|选票|得票|计票|签到|推荐|困难|补贴|工资|低保|监测|走访|谈话|值班|积极分子|发展对象|申请人|失联|报名|发放|奖励|表彰|参会|设岗|示范/;

/**
 * What kind of list of people a table is, by its columns first and its title second.
 *
 * @param title the words above the table and the sheet's name
 * @returns `null` for sign-in sheets, vote counts and lists of other matters
 */
export function rosterKindOf(meanings: ReadonlySet<ColumnMeaning>, title: string): RosterKind | null {
  const has = (...some: ColumnMeaning[]) => some.some((meaning) => meanings.has(meaning));
  if (has('vote')) return null;
  const membership = has('joined', 'becameFull', 'isProbationary');
  if (/党费/.test(title) ? has('feePeriod', 'feeDue', 'feePaid') : has('feeDue') && has('feePeriod', 'feePaid')) return 'partyFees';
  if (otherLists.test(title)) return null;
  if (/流动|外出/.test(title) ? has('floatingFrom', 'floatingTo', 'floatingWhere', 'joined') : has('floatingFrom', 'floatingWhere') && !membership && !has('office')) return 'floatingMembers';
  if (has('signature') && !membership && !has('born', 'identityNumber', 'office')) return null;
  if (/代表/.test(title) && !/党员代表/.test(title)) return 'representativesRoster';
  if (has('represents') && !membership) return 'representativesRoster';
  if (has('office') && (has('duty') || (/支委|班子|委员|两委|分工|村干部/.test(title) && !/党员(?:花名册|名册|名单)/.test(title)))) return 'committeeRoster';
  if (has('duty') && /支委|班子|委员|两委|分工/.test(title)) return 'committeeRoster';
  if (membership) return 'memberRoster';
  const members = /党员.{0,6}(?:花名册|名册|名单|一览表|基本情况|信息|台账|统计)/.test(title);
  return members && has('gender', 'born', 'identityNumber', 'standing', 'group', 'office') ? 'memberRoster' : null;
}
