import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sensitivityTexts } from '../../../shared/presentation/sensitivityTexts.ts';
import { noOwnRules, ownRulesShape, withOwnRules } from '../../../shared/rules/ownRules.ts';
import type { Rulebook } from '../../../shared/rules/rulebook.ts';
import { sensitivityShapes } from '../../../shared/rules/sensitivityShape.ts';
import { shownThresholds, withSensitivity } from '../../../shared/rules/sensitivity.ts';
import { rulebook as shipped } from './township.ts';

describe('the sensitivity of doubts', () => {
  test('moves every threshold within its bounds, one way for 少报 and the other for 细查, and nothing for 标准', () => {
    expect(withSensitivity(shipped, 'standard')).toBe(shipped);
    const thresholds = shownThresholds(shipped);
    expect(thresholds.length).toBe(shipped.sensitivity.length);
    for (const { cautious, standard, close } of thresholds) expect([cautious >= standard && standard >= close, cautious > close]).toEqual([true, true]);
    expect([withSensitivity(shipped, 'cautious').fileTimes.lateDays, shipped.fileTimes.lateDays, withSensitivity(shipped, 'close').fileTimes.lateDays]).toEqual([45, 30, 21]);
    expect(withSensitivity(shipped, 'cautious').catalogue).toBe(shipped.catalogue);
  });

  test('never moves a county’s own value the wrong way', () => {
    const own: Rulebook = { ...shipped, fileTimes: { ...shipped.fileTimes, lateDays: 60 } };
    expect([withSensitivity(own, 'cautious').fileTimes.lateDays, withSensitivity(own, 'close').fileTimes.lateDays]).toEqual([60, 21]);
  });

  test('is part of what a library sets differently; an older library has the shipped one', () => {
    const { sensitivity, ...older } = noOwnRules;
    expect(ownRulesShape.parse(older)).toEqual(noOwnRules);
    expect(withOwnRules(shipped, { ...noOwnRules, sensitivity: { step: 'close', selfCheck: null } }).textSignals.repeats.leastShare).toBe(0.33);
  });

  test('its data names only thresholds that there are', () => {
    const file: object = JSON.parse(readFileSync(new URL('../../../resources/rules/sensitivity.json', import.meta.url), 'utf8')) as object;
    expect(sensitivityShapes.sensitivity.safeParse(file).success).toBe(true);
    expect(sensitivityShapes.sensitivity.safeParse({ ...file, thresholds: [{ at: 'fileTimes.nothing', name: '无', cautious: 1, close: 0 }] }).success).toBe(false);
  });

  test('is said in the report, with the self-check behind it', () => {
    expect(sensitivityTexts({})).toEqual(['疑点灵敏度：标准（出厂的各项界限）。']);
    const selfCheck = { books: ['东沟村党支部 2025'], records: 24, doubts: { cautious: 0, standard: 2, close: 5 }, asOf: '2026-01-15', writing: null };
    const [step, checked] = sensitivityTexts({ sensitivity: { step: 'cautious', selfCheck } });
    expect(step).toContain('没有另外测');
    expect(checked).toBe('设定时用 1 本经人确认属实的记录（24 份，检查日期 2026-01-15）自测，“少报”在其中提示了 0 条疑点（少报 0、标准 2、细查 5）。');
  });
});
