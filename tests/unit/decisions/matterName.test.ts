import { describe, expect, it } from 'vitest';
import { gramWeights, likeness, matterName } from '../../../shared/decisions/matterName.ts';

const places = ['东沟村', '东沟'];
const name = (written: string) => matterName(written, places)!;

describe('names of matters', () => {
  it.each([
    ['提议四组安全饮水改造事项', '四组安全饮水改造'],
    ['关于东沟村四组安全饮水改造的', '四组安全饮水改造'],
    ['审议《三组产业路硬化实施方案》', '三组产业路硬化'],
    ['会议审议通过了关于修建文化广场的议案', '修建文化广场'],
    ['20250718村集体经济收入分配', '集体经济收入分配'],
  ])('%s', (written, core) => {
    expect(name(written).core).toBe(core);
  });
  it('has none for what is only a verb and an ending', () => {
    expect(matterName('审议有关事项', places)).toBeNull();
  });
  const all = ['四组安全饮水改造', '旧砖窑道路硬化', '晒谷场道路硬化', '六组太阳能路灯安装', '村集体经济收入分配', '老人互助和留守儿童关爱', '森林防火'].map(name);
  const weight = gramWeights(all);
  it.each([
    ['四组安全饮水改造', '四组饮水安全改造工程', true],
    ['旧砖窑道路硬化', '旧砖窑至大坝道路硬化工程', true],
    ['旧砖窑道路硬化', '晒谷场道路硬化', false],
    ['三组产业路硬化', '五组产业路硬化', false],
    ['2024年村集体经济收入分配', '2025年村集体经济收入分配', false],
    ['村集体经济收入分配', '老人互助和留守儿童关爱', false],
    ['高标准农田建设', '文化广场建设', false],
  ])('%s and %s: one matter %s', (one, other, same) => {
    expect(likeness(name(one), name(other), weight) >= 0.6).toBe(same);
    expect(likeness(name(other), name(one), weight)).toBe(likeness(name(one), name(other), weight));
  });
});
