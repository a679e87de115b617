import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { assessStandard, assessmentLabels, confirmEvidence, declineEvidence, newStandardRecord, reviewStandard, standardKey, standardStateLabels } from '../../../shared/ledgers/standardRecord.ts';

const signed = { by: '靳有田', at: '2026-01-20T02:00:00.000Z', on: '2026-01-20' as CalendarDate };
const blank = newStandardRecord({ pack: '县里', standard: '12', branch: '东沟村党支部', year: 2025 });
const link = (itemId: number) => ({ itemId, path: `${itemId}.txt`, sha256: String(itemId).repeat(64).slice(0, 64), ...signed });

describe('a standard item of a branch and year', () => {
  it('is met only with evidence, reviewed only after self-assessment, and stays as accepted until it is returned', () => {
    expect(standardKey(blank)).toBe('县里/12/东沟村党支部/2025');
    expect(() => assessStandard(blank, 'met', '', signed)).toThrow('refused');
    expect(() => reviewStandard(blank, 'accepted', '', signed)).toThrow('refused');
    const confirmed = confirmEvidence(declineEvidence(blank, link(2)), [link(1), link(2)]);
    expect([confirmed.evidence.map(({ itemId }) => itemId), confirmed.declined]).toEqual([[1, 2], []]);
    expect(() => confirmEvidence(confirmed, [link(1)])).toThrow('refused');
    const accepted = reviewStandard(assessStandard(confirmed, 'met', '两份', signed), 'accepted', '', signed);
    expect([standardStateLabels[accepted.state], assessmentLabels[accepted.assessment!.result], accepted.review?.by]).toEqual(['审核通过', '达标', '靳有田']);
    expect(() => declineEvidence(accepted, link(1))).toThrow('refused');
    expect(() => assessStandard(accepted, 'notMet', '', signed)).toThrow('refused');
    expect(() => reviewStandard(accepted, 'returned', ' ', signed)).toThrow('refused');
    const returned = reviewStandard(accepted, 'returned', '第二份不是当年的', signed);
    const without = declineEvidence(returned, link(2));
    expect([without.state, without.evidence.length, without.declined]).toEqual(['returned', 1, [link(2).sha256]]);
  });

  it('is set aside as not applicable only with a reason', () => {
    expect(() => assessStandard(blank, 'notApplicable', '', signed)).toThrow('refused');
    expect(assessStandard(blank, 'notApplicable', '本支部没有党小组', signed)).toMatchObject({ state: 'assessed', assessment: { result: 'notApplicable' } });
  });
});
