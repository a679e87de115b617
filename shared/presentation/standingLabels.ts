import type { MemberStanding } from '../model/roster.ts';

/** What people call a person's standing in the Party. */
export const standingLabels: Readonly<Record<MemberStanding, string>> = { full: '正式党员', probationary: '预备党员', candidate: '发展对象', activist: '积极分子', none: '非党员' };
