import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../shared/reading/readRecords.ts';
import { colloquial } from './colloquial.ts';
import { blocksOf } from './writing.ts';

const read = (text: string, path = '记录.docx') => readRecords({ blocks: blocksOf(text) }, { path });

describe('records in the words that clerks use', () => {
  it.each(colloquial.map((sample) => [sample.name, sample] as const))('%s', (_name, sample) => {
    const records = read(sample.text);
    expect(records).toHaveLength(sample.records.length);
    const stated = records.map(({ fields }, index) => {
      const wanted = sample.records[index]!;
      const values = {
        date: fields.date?.value, chair: fields.chair?.value, recorder: fields.recorder?.value, lecturer: fields.lecturer?.value,
        expected: fields.expected?.value, present: fields.present?.value, absent: fields.absent?.value,
        presentNames: fields.presentNames?.map((name) => name.value),
        absentees: fields.absentees?.map(({ value }) => `${value.name}:${value.reason ?? ''}`),
      };
      return Object.fromEntries(Object.entries(values).filter(([key]) => key in wanted));
    });
    expect(stated).toEqual(sample.records);
  });

  it('numbers that count something else are no attendance', () => {
    const text = '主题党日活动记录\n时间:2024年3月5日\n地点:村部\n主持人:王建国\n镇上来了3个人检查。衣服发到9人手中,救助到12人,缺3人干活的地里大家去帮忙。';
    expect(read(text)[0]?.fields).not.toHaveProperty('present');
    expect(read(text)[0]?.fields).not.toHaveProperty('expected');
    expect(read(text)[0]?.fields).not.toHaveProperty('absent');
  });

  it('a whole smaller than its part is not taken', () => {
    expect(read('党员会\n2024年3月5日 村部\n党员9人,来了12人。王建国主持')[0]?.fields).not.toHaveProperty('expected');
  });

  it('登记 and 书记 name no recorder', () => {
    expect(read('党员会\n2024年3月5日 村部\n王建国主持,马书记,张登记。会上说了修路的事。')[0]?.fields).not.toHaveProperty('recorder');
  });
});

describe('entries of a book under short headings', () => {
  const entries = '支委会\n3月2日 晚 村部\n王建国主持,李小红记。三个人都到了。\n说了防火的事,定下轮流巡山。\n党课\n3月20日 村部\n王建国讲《党员的本分》,李小红记。到8人。\n讲完大家说了半个钟头。';

  it('take their year from the cover, which is no record', () => {
    expect(read(`东沟村记录本\n2024年\n${entries}`).map(({ fields }) => fields.date?.value)).toEqual(['2024-03-02', '2024-03-20']);
  });

  it('lose nothing of what stands before the first heading', () => {
    const records = read(`2024年1月5日上午,全体党员在村部开会,王建国主持,李小红记录,应到9人,实到8人。会上先说了去年的账,再说了今年修路的打算,王大山说路基要垫高一尺,赵青山说涵洞要先修。\n${entries}`);
    expect(records.map(({ fields }) => fields.date?.value)).toEqual(['2024-01-05', '2024-03-02', '2024-03-20']);
    expect(records[0]?.blocks.start).toBe(0);
  });

  it('the number of a paper, alone on its line, gives the year', () => {
    expect(read('村民代表会会议纪要\n〔2024〕第2期\n4月11日上午,村民代表会在村部召开,王建国主持,李小红记。')[0]?.fields.date?.value).toBe('2024-04-11');
  });

  it.each([
    ['a plan', `2024年支部工作计划\n${entries}`],
    ['a summary', `2024年上半年工作总结\n${entries}`],
    ['one meeting that speaks of others', '党员大会会议记录\n时间:2024年3月5日\n地点:村部\n主持人:王建国\n记录人:李小红\n议题:一季度安排\n一、3月8日主题党日,全体党员参加。\n二、3月20日党课,王建国讲,大家按时到会。\n会议同意以上安排。'],
  ])('%s stays one', (_name, text) => {
    expect(read(text)).toHaveLength(1);
  });
});
