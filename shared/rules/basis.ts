import type { CalendarDate } from '../model/calendarDate.ts';
import type { Basis } from './rulebookShape.ts';

type StatedBasis = Pick<Basis, 'edition' | 'article' | 'articleVerified' | 'text' | 'status'>;

/** The basis in force on a day, the first where no day is known; `null` where none was in force then. */
export function basisInForce(bases: readonly Basis[], on: CalendarDate | null): Basis | null {
  if (on === null) return bases[0] ?? null;
  return bases.find(({ from, until }) => (from === undefined || from <= on) && (until === undefined || on <= until)) ?? null;
}

/** One Chinese sentence: edition, article where known, what it says, and how far that has been checked. */
export function basisSentence(basis: StatedBasis): string {
  const article = basis.article ? `${basis.article}${basis.articleVerified === false ? '（条号未核对）' : ''}` : '';
  return `${basis.edition}${article}：${basis.text}${remark(basis.status)}`;
}

/** Whether both what it says and, where given, the article's number were checked against the original. */
export function isVerified(basis: StatedBasis): boolean {
  return basis.status === 'verified' && basis.articleVerified !== false;
}

function remark(status: Basis['status']): string {
  switch (status) {
    case 'verified':
      return '';
    case 'local':
      return '（地方做法，非全国统一规定）';
    case 'recalled':
      return '（尚未与原文核对）';
    case 'notFound':
      return '（现行条文未查到，条文号未核对）';
    case 'inferred':
      return '（推断，非规定）';
  }
}
