import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonBlocks } from '../../../shared/similarity/commonBlocks.ts';
import { BARRIER, compactText, NAME, originOf } from '../../../shared/similarity/compact.ts';
import { forEachRun } from '../../../shared/similarity/rollingHash.ts';
import { jaccardOn } from '../../../shared/similarity/jaccard.ts';
import { RunCounter } from '../../../shared/similarity/runCounter.ts';
import { termIndex } from '../../../shared/similarity/termIndex.ts';
import { createSimilarity, similarTexts } from '../../../shared/similarity/similarity.ts';
import { editedCopy, honestMinutes, randomOf, textOfMinutes } from '../../evaluation/similarity/syntheticMinutes.ts';

const unitsOf = (text: string): Uint16Array => compactText(text).units;
const read = (units: Uint16Array): string => String.fromCharCode(...units);

describe('compactText', () => {
  it('drops blanks and punctuation and counts a number as one zero', () => {
    expect(read(compactText('２０２５年3月 5日，修渠　120.5 米。（Abc）').units)).toBe('0年0月0日修渠0米abc');
  });

  it('leaves hidden stretches out behind a barrier and takes names as one unit', () => {
    const text = '主持人：赵国强\n赵国强说要修渠';
    const { units } = compactText(text, { hidden: [{ start: 0, end: 7 }], names: [{ start: 8, end: 11 }] });
    expect([...units]).toEqual([NAME, ...unitsOf('说要修渠')]);
    expect([...compactText('甲乙丙丁', { hidden: [{ start: 1, end: 3 }] }).units]).toEqual([0x7532, BARRIER, 0x4e01]);
  });

  it('leads back to the characters a stretch was read from', () => {
    const text = '渠长 1200 米，由赵国强验收。';
    const compact = compactText(text, { names: [{ start: 11, end: 14 }] });
    const span = (from: number, to: number): string => {
      const { start, end } = originOf(text, compact, from, to);
      return text.slice(start, end);
    };
    expect(read(compact.units.subarray(0, 4))).toBe('渠长0米');
    expect(span(0, 3)).toBe('渠长 1200');
    expect(span(4, 6)).toBe('由赵国强');
  });

  it('never loses its way, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('渠修路灯 ，。12３\n国')) }), (text) => {
      const compact = compactText(text);
      for (let unit = 0; unit < compact.units.length; unit += 1) {
        const { start, end } = originOf(text, compact, unit, unit + 1);
        expect(read(compactText(text.slice(start, end)).units)).toBe(String.fromCharCode(compact.units[unit]!));
      }
    }));
  });
});

describe('commonBlocks', () => {
  const a = '今年先把东边的水渠修好再说别的事情，路灯的事情放到下个月的会上再议一次。';

  it('finds passages that changed places, each unit once', () => {
    const b = '路灯的事情放到下个月的会上再议一次。另外说一句闲话。今年先把东边的水渠修好再说别的事情。';
    expect(commonBlocks(unitsOf(a), unitsOf(b)).map(({ a: from, b: to, length }) => [from, to, length])).toEqual([[0, 24, 17], [17, 0, 17]]);
  });

  it('leaves what is shorter than thirteen characters', () => {
    expect(commonBlocks(unitsOf('今年先把东边的水渠修好再'), unitsOf('今年先把东边的水渠修好再'))).toEqual([]);
    expect(commonBlocks(unitsOf('今年先把东边的水渠修好再说'), unitsOf('今年先把东边的水渠修好再说'))).toEqual([{ a: 0, b: 0, length: 13 }]);
  });

  it('never matches across a barrier', () => {
    const { units } = compactText(a, { hidden: [{ start: 8, end: 9 }] });
    expect(commonBlocks(units, units).map(({ a: from }) => from)).toEqual([9]);
  });

  it('gives blocks that agree and do not overlap, and finds every long run', () => {
    const piece = fc.string({ unit: fc.constantFrom(...Array.from('渠路灯水')), minLength: 0, maxLength: 30 });
    fc.assert(fc.property(piece, piece, piece, fc.string({ unit: fc.constantFrom(...Array.from('天地人和')), minLength: 13, maxLength: 30 }), (x, y, z, shared) => {
      const [one, two] = [unitsOf(x + shared + y), unitsOf(z + shared + x)];
      const blocks = commonBlocks(one, two);
      const takenA = new Set<number>();
      const takenB = new Set<number>();
      for (const { a: from, b: to, length } of blocks) {
        expect(length).toBeGreaterThanOrEqual(13);
        for (let index = 0; index < length; index += 1) {
          expect(one[from + index]).toBe(two[to + index]);
          expect(takenA.has(from + index) || takenB.has(to + index)).toBe(false);
          takenA.add(from + index);
          takenB.add(to + index);
        }
      }
      expect(takenA.size).toBeGreaterThanOrEqual(13);
    }));
  });
});

describe('jaccardOn', () => {
  it('is the common weight by the weight of both, whichever text comes first', () => {
    const index = termIndex(['修好东边的水渠再说', '先修好东边的水渠', '换路灯'].map((text, at) => ({ id: String(at), text, group: '' })));
    const plain = (a: number, b: number): number => {
      const weights = new Map([...index.terms(a)].map((term, at) => [term, index.weights(a)[at]!]));
      const common = [...index.terms(b)].reduce((sum, term, at) => sum + Math.min(weights.get(term) ?? 0, index.weights(b)[at]!), 0);
      return common / (index.totals[a]! + index.totals[b]! - common || 1);
    };
    const jaccard = jaccardOn(index);
    for (const [a, b] of [[0, 1], [1, 0], [0, 2], [0, 1], [1, 1]] as const) expect(jaccard(a, b)).toBeCloseTo(plain(a, b), 12);
    expect(jaccard(0, 1)).toBeGreaterThan(0);
  });
});

describe('RunCounter', () => {
  it('counts owners, not occurrences, and only what was added', () => {
    const counter = new RunCounter();
    for (const hash of [7, -7]) counter.add(hash);
    for (const owner of [0, 0, 1, 2]) counter.meet(7, owner);
    counter.meet(99, 0);
    expect([counter.count(7), counter.count(-7), counter.count(99)]).toEqual([3, 0, 0]);
  });

  it('counts the same when it has had to make room', () => {
    const counter = new RunCounter();
    const hashes = Array.from({ length: 20_000 }, (_, index) => Math.imul(index + 1, 0x9e3779b1) | 0);
    for (const hash of hashes) counter.add(hash);
    for (const [owner, share] of [1, 2, 4].entries()) for (const [index, hash] of hashes.entries()) if (index % share === 0) counter.meet(hash, owner);
    expect(hashes.slice(0, 5).map((hash) => counter.count(hash))).toEqual([3, 1, 2, 1, 3]);
    expect(hashes.reduce((sum, hash) => sum + counter.count(hash), 0)).toBe(35_000);
  });
});

describe('forEachRun', () => {
  it('gives the same hash for the same run wherever it stands', () => {
    const hashes = (text: string): number[] => {
      const found: number[] = [];
      forEachRun(unitsOf(text), 4, (hash) => found.push(hash));
      return found;
    };
    expect(hashes('修好水渠').concat(hashes('换路灯吧'))).toEqual([hashes('先修好水渠')[1], hashes('来换路灯吧')[1]]);
    expect(hashes('修好')).toEqual([]);
  });
});

describe('createSimilarity', () => {
  const random = randomOf(3);
  const originals = honestMinutes(random, 6, 12);
  const copy = editedCopy(originals[5]!, random, 0.25);
  const texts = [...originals, copy].map((minutes, index) => ({ id: String(index), text: textOfMinutes(minutes), group: String(minutes.village) }));
  const similarity = createSimilarity(texts);

  it('finds the edited copy among minutes of one template, and nothing else', () => {
    expect(similarity.pairs().map(({ a, b, sameGroup }) => [a, b, sameGroup])).toEqual([[72, 5, true]]);
  });

  it('shows the passages as they stand in both texts', () => {
    const { passages, common, charactersA } = similarity.compare(72, 5);
    for (const { a, b } of passages) expect(read(unitsOf(texts[72]!.text.slice(a.start, a.end)))).toBe(read(unitsOf(texts[5]!.text.slice(b.start, b.end))));
    expect(common).toBeGreaterThan(charactersA * 0.6);
  });

  it('works with two texts and with none', () => {
    expect(createSimilarity([]).pairs()).toEqual([]);
    const twice = [0, 1].map((index) => ({ id: String(index), text: texts[0]!.text, group: '甲' }));
    expect(createSimilarity(twice).pairs()).toEqual([{ a: 1, b: 0, similarity: 1, sameGroup: true }]);
  });

  it('gives other callers repeated texts with their passages', () => {
    const report = '这一季度我学习了党章，参加了修渠和清理河道的劳动，认识到党员要走在群众前面，缺点是发言不够大胆，今后要多向老党员请教。';
    const found = similarTexts([
      { id: '一', text: `思想汇报\n${report}\n2025年3月`, group: '甲' },
      { id: '二', text: `思想汇报\n${report}\n2025年6月`, group: '甲' },
      { id: '三', text: '思想汇报\n今年最大的收获是把养殖场的账理清楚了，欠款都要了回来，也帮两户邻居写了贷款申请，打算明年把防疫再抓紧一些。', group: '甲' },
    ]);
    expect(found.map(({ a, b }) => [a.id, b.id])).toEqual([['二', '一']]);
    expect(found[0]!.passages.some(({ characters }) => characters > 50)).toBe(true);
  });
});
