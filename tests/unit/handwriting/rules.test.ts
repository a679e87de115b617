import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../electron/sample/random.ts';
import { measurePage } from '../../../shared/handwriting/measurePage.ts';
import type { RecordFact } from '../../../shared/model/facts.ts';
import type { PageHandwriting, WrittenPage } from '../../../shared/model/handwriting.ts';
import { pageText } from '../../evaluation/handwriting/pageText.ts';
import { pens, writePage, writerStyle, type Pen, type WriterStyle, type WrittenLine } from '../../evaluation/handwriting/writtenPage.ts';
import { knownGoodWriting } from '../../../shared/rules/handwriting/knownGood.ts';
import { ruleContext } from '../../../shared/rules/rule.ts';
import { branch, findingsOf, plainRulebook, record, township } from '../rules/township.ts';

const li = { ...writerStyle('maShanZheng', randomFrom('b maShanZheng 0')), jitter: 1.2 };
const zhao = { ...writerStyle('zhiMangXing', randomFrom('b zhiMangXing 2')), jitter: 1.2 };

function measured(seed: string, style: WriterStyle, { pen = pens.gel, end = [] }: { readonly pen?: Pen; readonly end?: readonly WrittenLine[] } = {}): PageHandwriting {
  const random = randomFrom(seed);
  return measurePage({ ...writePage([...pageText(random, 8, 18).map((text) => ({ text })), ...end], style, pen, random), scale: 1, dpi: 200 })!;
}

const added: readonly WrittenLine[] = ['会议还研究了道路养护由马学军负责', '六月底前完成费用从集体收入列支'].map((text) => ({ text, pen: pens.ballpoint }));
const pages = {
  li: ['1', '2', '3', '4'].map((seed) => measured(`li ${seed}`, li)),
  liMarker: ['5', '6'].map((seed) => measured(`li ${seed}`, li, { pen: pens.marker })),
  zhao: ['1', '2', '3'].map((seed) => measured(`zhao ${seed}`, zhao)),
};
const [li1, li2, li3, li4] = pages.li as [PageHandwriting, PageHandwriting, PageHandwriting, PageHandwriting];
const [zhao1, zhao2, zhao3] = pages.zhao as [PageHandwriting, PageHandwriting, PageHandwriting];

interface Sitting {
  readonly recorder: string | null;
  readonly writing: PageHandwriting;
  readonly camera?: string;
}

/** A scanned book, a record on each page. */
function book(sittings: readonly Sitting[]): { readonly records: readonly RecordFact[]; readonly writing: readonly WrittenPage[] } {
  const path = '东沟村党支部/2025年支委会记录本.pdf';
  const records = sittings.map(({ recorder }, ordinal) => record({ kind: 'committeeMeeting', date: `2025-${String(ordinal + 1).padStart(2, '0')}-15`, path, ordinal, ...(recorder === null ? {} : { fields: { recorder } }) }));
  return { records, writing: sittings.map(({ writing, camera = '' }, ordinal): WrittenPage => ({ path, page: ordinal + 1, camera, signInSheet: false, records: [{ path, ordinal, first: 0, last: 20 }], writing })) };
}

function found(rule: string, sittings: readonly Sitting[], handwriting: Partial<typeof plainRulebook.handwriting> = {}) {
  const { records, writing } = book(sittings);
  return findingsOf(rule, branch(records, { writing }), { ...plainRulebook, handwriting: { ...plainRulebook.handwriting, ...handwriting } });
}

const by = (recorder: string | null, ...writings: readonly PageHandwriting[]): readonly Sitting[] => writings.map((writing) => ({ recorder, writing }));
const sixPages = by('李秀英', li1, li2, li3, li4, zhao1, zhao2);

describe('B601', () => {
  it('shows the pages of a recorder that differ from the others, as the weakest of doubts', () => {
    const [finding] = found('B601', sixPages);
    expect(finding).toMatchObject({ strength: 'weak', severity: 'low', persons: ['李秀英'], title: '记录人同为李秀英，2 页的字迹与其余 4 页差别较大' });
    expect(finding!.explanation).toContain('不是笔迹鉴定');
    expect(finding!.explanation).toContain('还没有用本乡镇核实过的页面自测过');
    expect(finding!.evidence.slice(0, 2).map(({ quote }) => quote.slice(0, 8))).toEqual(['甲组：第 5 页', '甲组：第 6 页']);
  });

  it('goes by what known good pages of the township differ, where there are any', () => {
    expect(found('B601', sixPages, { knownGood: { distance: 0.9, pages: 12 } })).toEqual([]);
    expect(found('B601', sixPages, { knownGood: { distance: 0.001, pages: 12 } })).toMatchObject([{ strength: 'moderate' }]);
  });

  it('known good pages: the furthest that two of one recorder lie apart, where there are enough', () => {
    const learnt = (sittings: readonly Sitting[]) => {
      const { records, writing } = book(sittings);
      return knownGoodWriting(ruleContext(township([branch(records, { writing })]), plainRulebook, []), (_, year) => year === 2025);
    };
    const apart = learnt([...by('李秀英', li1, li2, li3), ...by('孙玉兰', zhao1, zhao2, zhao3)]);
    expect(apart).toMatchObject({ pages: 6 });
    expect(apart!.distance).toBeGreaterThan(0);
    expect(learnt(sixPages)!.distance).toBeGreaterThan(apart!.distance);
    expect(learnt(by('李秀英', li1, li2))).toBeNull();
  });

  it('says nothing of one hand, of two recorders, of nobody named, of too few pages', () => {
    expect(found('B601', by('李秀英', li1, li2, li3, li4, li1, li2))).toEqual([]);
    expect(found('B601', [...by('李秀英', li1, li2, li3, li4), ...by('赵德明', zhao1, zhao2)])).toEqual([]);
    expect(found('B601', by(null, li1, li2, li3, li4, zhao1, zhao2))).toEqual([]);
    expect(found('B601', sixPages.slice(1))).toEqual([]);
  });

  it('does not compare another pen, another resolution, a form, a short note, a phone photo', () => {
    const others = (change: (writing: PageHandwriting) => PageHandwriting) => [...by('李秀英', li1, li2, li3, li4), ...by('李秀英', change(zhao1), change(zhao2))];
    expect(found('B601', [...by('李秀英', li1, li2, li3, li4), ...by('李秀英', ...pages.liMarker)])).toEqual([]);
    expect(found('B601', others((writing) => ({ ...writing, capture: { ...writing.capture, dpi: 300 } })))).toEqual([]);
    expect(found('B601', others((writing) => ({ ...writing, printed: 0.45 })))).toEqual([]);
    expect(found('B601', others((writing) => ({ ...writing, blocks: writing.blocks.map((block) => ({ ...block, characters: 30 })).slice(0, 1) })))).toEqual([]);
    const photos = sixPages.map((sitting) => ({ ...sitting, camera: 'QINGHE QH-A30' }));
    expect(found('B601', photos)).toEqual([]);
    expect(found('B601', photos, { phonePhotos: true })).toHaveLength(1);
    const seen = (capture: Partial<PageHandwriting['capture']>) => sixPages.map(({ recorder, writing }) => ({ recorder, writing: { ...writing, capture: { ...writing.capture, ...capture } } }));
    expect(found('B601', seen({ dpi: null }))).toEqual([]);
    expect(found('B601', seen({ shade: 0.2 }))).toEqual([]);
    expect(found('B601', seen({ dpi: 96 }))).toEqual([]);
    expect(found('B601', sixPages.map((sitting) => ({ ...sitting, camera: 'EPSON Perfection' })))).toHaveLength(1);
  });
});

describe('B602', () => {
  it('shows two recorders whose pages are as alike as those of one, where a third differs', () => {
    const [finding] = found('B602', [...by('李秀英', li1, li2, li3), ...by('赵德明', li4, li2, li1), ...by('孙玉兰', zhao1, zhao2, zhao3)]);
    expect(finding).toMatchObject({ strength: 'weak', persons: ['李秀英', '赵德明'], title: '记录人李秀英和赵德明名下的字迹相近' });
  });

  it('says nothing without a third to hold them against, or where the hands differ', () => {
    expect(found('B602', [...by('李秀英', li1, li2, li3), ...by('赵德明', li4, li2, li1)])).toEqual([]);
    expect(found('B602', [...by('李秀英', li1, li2, li3), ...by('孙玉兰', zhao1, zhao2, zhao3)])).toEqual([]);
  });
});

describe('B603', () => {
  it('shows last lines in another ink, and not those that are signed or looked through', () => {
    const [finding] = found('B603', by('李秀英', measured('added', li, { end: added })));
    expect(finding).toMatchObject({ strength: 'weak', title: '页末 2 行墨色不同' });
    const looked = added.map((line) => ({ ...line, text: '审阅意见：同意会议决定抓好落实' }));
    expect(found('B603', by('李秀英', measured('added', li, { end: looked })))).toEqual([]);
    expect(found('B603', by('李秀英', li1, li2, ...pages.liMarker, zhao1))).toEqual([]);
  });

  it('shows last lines in a thicker pen; both together weigh more', () => {
    const thick = added.map((line) => ({ ...line, pen: pens.marker }));
    expect(found('B603', by(null, measured('thick', li, { end: thick })))[0]?.title).toMatch(/^页末 2 行笔画粗了约 \d+%$/);
    const both = added.map((line) => ({ ...line, pen: { colour: pens.ballpoint.colour, extra: pens.marker.extra } }));
    expect(found('B603', by(null, measured('both', li, { end: both })))).toMatchObject([{ strength: 'moderate' }]);
  });
});
