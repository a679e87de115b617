import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/model/document.ts';
import { findTimes } from '../../../shared/calendar/findTimes.ts';
import { readRecords } from '../../../shared/reading/readRecords.ts';
import { responsibleIn } from '../../../shared/reading/readResponsible.ts';
import { splitNames } from '../../../shared/reading/splitNames.ts';
import { blocksOf, plain } from './writing.ts';

const read = (text: string): readonly Record<string, unknown>[] => readRecords({ blocks: blocksOf(text) }, { path: 'a.docx' }).map((record) => plain(record.fields));
const head = '党员大会会议记录\n时间：2025年3月5日\n地点：村部\n主持人：王建国';

describe('attendance', () => {
  it('three counts under one label', () => {
    expect(read(`${head}\n参会人数：应到党员6人，实到5人，缺席1人`)[0]).toMatchObject({ expected: 6, present: 5, absent: 1 });
  });

  it('three counts behind a label and a tab', () => {
    expect(read(`${head}\n参会人数\t应到党员6人，实到3人，缺席3人`)[0]).toMatchObject({ expected: 6, present: 3, absent: 3 });
  });

  it('counts in brackets are no names', () => {
    expect(read(`${head}\n参会人数：应到委员5人，实到4人，有表决权5人`)[0]!['presentNames']).toBeUndefined();
  });

  it('uncommon surnames in a labelled list, and then before their speeches', () => {
    const fields = read(`${head}\n参加人员：凤秋实、宓小菊、禤大山、从小雨\n缺席人员：仝立春（外出）\n凤秋实：我同意修路。\n从小雨：我也同意。`)[0];
    expect(fields).toMatchObject({
      presentNames: ['凤秋实', '宓小菊', '禤大山', '从小雨'],
      absentees: [{ name: '仝立春', reason: '外出' }],
      speeches: [{ speaker: '凤秋实', text: '我同意修路。' }, { speaker: '从小雨', text: '我也同意。' }],
    });
  });

  it('words in a list of people are no people', () => {
    expect(read(`${head}\n参加人员：全体党员、王建国、村干部、群众`)[0]!['presentNames']).toEqual(['王建国']);
  });

  it('a reason that the page’s edge parted from its name', () => {
    expect(read(`${head}\n到会人员：王建国、李小红。缺席情况：岑凤枝（在外务工）、佘银杏\n（在浙江务工）、蔺青山（家中有事）。`)[0]).toMatchObject({
      presentNames: ['王建国', '李小红'],
      absentees: [{ name: '岑凤枝', reason: '在外务工' }, { name: '佘银杏', reason: '在浙江务工' }, { name: '蔺青山', reason: '家中有事' }],
    });
  });

  it.each([
    ['张三李四王五', ['张三', '李四', '王五']],
    ['王建李国强', ['王建', '李国强']],
    ['欧阳锋王五', ['欧阳锋', '王五']],
    ['村民委员会成员', []],
    ['李小红', []],
  ])('%s', (text, names) => {
    expect(splitNames(text)).toEqual(names);
  });
});

describe('topics end where the minutes begin', () => {
  it('speakers below a topic', () => {
    expect(read(`${head}\n议题：修路\n王建国：先修东边。\n李小红：同意。\n会后大家去看了路。`)[0]).toMatchObject({ topics: ['修路'], speeches: [{ speaker: '王建国', text: '先修东边。' }, { speaker: '李小红', text: '同意。' }] });
  });

  it('a topic cell keeps to itself', () => {
    expect(read('|时间|2025年3月5日|地点|村部|\n|主持人|王建国|记录人|李小红|\n|议题|修路|>|>|\n|会议内容|王建国：先修东边。\\n会议决定：修路。|>|>|')[0]).toMatchObject({ topics: ['修路'], speeches: [{ speaker: '王建国', text: '先修东边。' }], decisions: [{ text: '修路' }] });
  });

  it.each([
    ['专题：防火', ['防火']],
    ['议题一：修路\n王建国：先修东边。\n议题二：用水\n李小红：同意。', ['修路', '用水']],
    ['议程：\n1.通报党费\n2.讨论修路', ['通报党费', '讨论修路']],
    ['会议围绕秋季防火开展讨论。', ['秋季防火']],
    ['会议学习《信访工作条例》。李小红说：“学得好。”\n会议研究修渠事项。水渠漏水。', ['学习《信访工作条例》', '研究修渠事项']],
  ])('%s', (text, topics) => {
    expect(read(`${head}\n${text}`)[0]!['topics']).toEqual(topics);
  });
});

describe('speeches and decisions', () => {
  it('speeches in a paragraph end before the decision that the same paragraph announces', () => {
    const fields = read(`${head}\n会议研究修渠事项。王建国说：“先修东边。工钱要公开。”李小红说：“同意。”会议决定：修渠，由李小红负责，4月底前完成。表决情况：赞成9票，反对0票，弃权0票。`)[0];
    expect(fields).toMatchObject({
      speeches: [{ speaker: '王建国', text: '先修东边。工钱要公开。' }, { speaker: '李小红', text: '同意。' }],
      decisions: [{ text: '修渠，由李小红负责，4月底前完成', responsible: '李小红', due: '4月底' }],
      votes: [{ for: 9, against: 0, abstained: 0 }],
    });
  });

  it.each([
    ['调解协议一式三份，由村调委会存档，由古常青负责', '古常青'],
    ['没有做完的事由包组党员接着办，由茅开泰负责', '茅开泰'],
    ['由村委会于5月底前完成招标，责任人：相福来', '相福来'],
    ['由村委会于5月底前完成招标', '村委会'],
    ['由于下雨，路暂不修', undefined],
    ['蔺德贵、仝立春牵头，十日内扎好', '蔺德贵、仝立春'],
  ])('who is to do it: %s', (text, who) => {
    expect(responsibleIn(text, undefined)).toBe(who);
  });
});

describe('several records', () => {
  const ledger = '|日期|会议名称|主持人|参会人数|内容|\n|2024.1.8|支委会|王建国|5人|研究慰问名单|\n|2月20日|党员大会|李小红|19人|讨论春耕|';

  it('a ledger is one record a row, a plan is one document', () => {
    expect(read(`东沟村党支部2024年会议台账\n${ledger}`)).toMatchObject([
      { title: '支委会', organisation: '东沟村党支部', date: '2024-01-08', chair: '王建国', present: 5, topics: ['研究慰问名单'] },
      { title: '党员大会', organisation: '东沟村党支部', date: '2024-02-20', chair: '李小红', present: 19, topics: ['讨论春耕'] },
    ]);
    expect(read(`东沟村党支部2024年会议计划\n${ledger}`)).toHaveLength(1);
  });

  it('a heart-to-heart talk', () => {
    expect(read('谈心谈话记录\n谈话时间：2025年3月5日\n谈话人：蔺春生\n谈话对象：敖玉梅\n谈话地点：村部')[0]).toMatchObject({ talker: '蔺春生', talkedTo: ['敖玉梅'] });
  });
});

describe('times', () => {
  it.each([['上午9时许', ['09:00']], ['9:00—10:30', ['09:00', '10:30']], ['晚上七点半', ['19:30']], ['2024.12.16下午3时至下午5时5分', ['15:00', '17:05']]])('%s', (text, times) => {
    expect(findTimes(text).map((found) => found.time)).toEqual(times);
  });
});

describe('long documents', () => {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const seconds = (blocks: readonly Block[]): number => {
    const from = performance.now();
    readRecords({ blocks }, { path: 'a.docx' });
    return (performance.now() - from) / 1000;
  };

  it.each([
    ['3,000 short lines', Array.from({ length: 3000 }, (_, index) => paragraph(['时间：2024年3月5日', '地点：村部', '主持人：王建国', '张三：同意。'][index % 4]!))],
    ['one paragraph of 112,000 characters', [paragraph('张三、李四在村委会讨论修路的事情和用水的事情同意的有三人'.repeat(4000))]],
  ])('%s take seconds, not minutes', (_name, blocks) => {
    expect(seconds(blocks)).toBeLessThan(5);
  });
});

describe('what odd folders taught', () => {
  it.each(['笔录：李小红', '会议笔录：李小红', '执笔人　李小红'])('%s names who wrote', (line) => {
    expect(read(`${head}\n${line}`)[0]).toMatchObject({ recorder: '李小红' });
  });

  it.each([
    ['表决结果：15票赞成，0反对，0弃权。', { for: 15, against: 0, abstained: 0 }],
    ['经投票表决，12票同意、1反对、2弃权', { for: 12, against: 1, abstained: 2 }],
    ['表决结果：赞成15，反对0，弃权1。', { for: 15, against: 0, abstained: 1 }],
  ])('a unit said once or not at all: %s', (line, vote) => {
    expect(read(`${head}\n${line}`)[0]).toMatchObject({ votes: [vote] });
  });
});
