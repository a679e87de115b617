import { assertNever } from '../model/assertNever.ts';
import type { SkipReason, UnreadableCode } from '../model/item.ts';
import { unreadableMessage } from './errorMessage.ts';

/** Why a file was left alone, as a person would say it. */
export function skipMessage(reason: SkipReason): string {
  switch (reason) {
    case 'system-file':
      return '系统文件，不属于档案材料';
    case 'lock-file':
      return '办公软件打开文件时留下的锁定文件';
    case 'temporary-file':
      return '临时文件';
    case 'symbolic-link':
      return '指向别处的链接，不跟随';
    case 'special-file':
      return '不是普通文件';
    case 'archive-expanded':
      return '压缩包，里面的文件已逐个列出';
    case 'moved-out':
      return '已由人移出档案，原件保留';
    case 'left-there':
      return '来源单位没有把它归入成果包，原件在该单位';
    default:
      return assertNever(reason);
  }
}

/** What is wrong with an item, as it stands in the report; `null` where nothing is. */
export function itemErrorMessage(item: {
  readonly skipReason: SkipReason | null;
  readonly unreadable: { readonly code: UnreadableCode; readonly detail: string | null } | null;
}): { readonly code: string; readonly message: string } | null {
  if (item.unreadable) return { code: item.unreadable.code, message: unreadableMessage(item.unreadable.code, item.unreadable.detail ?? undefined) };
  // An archive whose members were listed, what a person moved out and what another unit kept are no fault; the reason says what became of it.
  if (item.skipReason && item.skipReason !== 'archive-expanded' && item.skipReason !== 'moved-out' && item.skipReason !== 'left-there') return { code: item.skipReason, message: skipMessage(item.skipReason) };
  return null;
}
