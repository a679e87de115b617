import { describe, expect, it } from 'vitest';
import type { Block, Cell, Table } from '../../../shared/model/document.ts';
import { readRosters } from '../../../shared/roster/readRosters.ts';

/** `^` is covered by a merged cell; `文字>3` spans three columns. */
function table(text: string, name?: string): Table {
  const rows = text.trim().split('\n').map((line) => line.trim().split('|').map((cell): Cell | null => {
    if (cell.trim() === '^') return null;
    const [words, span] = cell.trim().split('>');
    return { text: words!, ...(span ? { columnSpan: Number(span) } : {}) };
  }));
  return { kind: 'table', ...(name ? { name } : {}), rows };
}
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const read = (...blocks: Block[]) => readRosters({ blocks });
const names = (reading: { entries: readonly { name: string }[] } | undefined) => reading?.entries.map(({ name }) => name);

describe('readRosters', () => {
  it('reads a roster below a title row, with identity numbers left out', () => {
    const [reading] = read(table(`
      东沟村党支部党员花名册（截至2024年12月31日）>7|^|^|^|^|^|^
      序号|姓名|性别|身份证号|入党时间|转正时间|党内职务
      1|李 建国|男|620421196503051234|1998.07|1999.07|党支部书记
      2|王秀兰|女|620421197001011228|2008-07-01|2009年7月|组织委员
      3|刘晓|女||2024.5.20||
      合计|3人|||||`));
    expect(reading).toMatchObject({ kind: 'memberRoster', organisation: '东沟村党支部', asOf: '2024-12-31' });
    expect(names(reading)).toEqual(['李建国', '王秀兰', '刘晓']);
    expect(reading!.entries[0]).toEqual({ name: '李建国', gender: '男', born: '1965-03-05', joined: '1998-07', becameFull: '1999-07', office: '党支部书记', place: { block: 0, row: 2, column: 1, start: 0, end: 4 } });
    expect(JSON.stringify(reading)).not.toContain('620421');
  });

  it('reads other column names, standing and remarks', () => {
    const [reading] = read(paragraph('西沟村党员名单'), table(`
      名字|出生年月|加入党组织时间|人员类别|是否预备|所在党小组|备注
      张全福|1960.1|199807|正式党员|否|第一党小组|
      马兰|1975年2月|2024-06|预备党员|是|第二党小组|
      韩军|1950.3|1970.7|正式党员|否|第一党小组|2024年3月因病去世
      赵四|1982.3|2005.7|正式党员|否||2023.5转出至县城`));
    expect(reading!.entries.map(({ standing }) => standing)).toEqual(['full', 'probationary', 'full', 'full']);
    expect(reading!.entries[2]).toMatchObject({ died: '2024-03', group: '第一党小组' });
    expect(reading!.entries[3]).toMatchObject({ movedOut: '2023-05' });
    expect(reading!.organisation).toBe('西沟村');
  });

  it('reads a fee table with a two-row header and only the months that were paid', () => {
    const [reading] = read(table(`
      东沟村党支部2024年党费收缴登记表>6|^|^|^|^|^
      姓名|月标准|缴纳情况>3|^|^|备注
      ^|^|1月|2月|3月|^
      李建国|2|2|2||
      王秀兰|1|1|1||`));
    expect(reading).toMatchObject({ kind: 'partyFees', periods: ['2024-01', '2024-02'] });
    expect(names(reading)).toEqual(['李建国', '王秀兰']);
  });

  it('takes a fee table’s quarter from its title or its columns', () => {
    expect(read(paragraph('2025年第三季度党费收缴明细'), table('姓名|应交党费|实交党费\n李建国|6|6'))[0]?.periods).toEqual(['2025-Q3']);
    expect(read(paragraph('2025年党费台账'), table('姓名|第一季度|第二季度|合计\n李建国|6|6|12'))[0]?.periods).toEqual(['2025-Q1', '2025-Q2']);
  });

  it('reads floating members', () => {
    const [reading] = read(paragraph('流动党员登记表'), table('姓名|性别|外出时间|流入地|返回时间\n周强|男|2023.2|新疆|\n吴芳|女|2022年3月|兰州|2024年1月'));
    expect(reading?.kind).toBe('floatingMembers');
    expect(reading?.entries.map(({ floating }) => floating)).toEqual([{ from: '2023-02', where: '新疆' }, { from: '2022-03', to: '2024-01', where: '兰州' }]);
  });

  it('reads committee and representatives', () => {
    expect(read(paragraph('支委分工一览表'), table('姓名|职务|分工\n李建国|书记|主持全面工作'))[0]).toMatchObject({ kind: 'committeeRoster', entries: [{ office: '书记' }] });
    expect(read(paragraph('东沟村村民代表花名册'), table('序号|姓名|性别|组别\n1|钱贵|男|一社'))[0]?.kind).toBe('representativesRoster');
  });

  it('skips headers repeated on the next page and goes on in a table without one', () => {
    const header = '姓名|性别|入党时间';
    const readings = read(paragraph('党员花名册'), table(`${header}\n李建国|男|1998.7\n${header}\n王秀兰|女|2008.7`), paragraph(''), table('孙强|男|2010.7\n钱贵|男|2011.7'));
    expect(readings).toHaveLength(1);
    expect(names(readings[0])).toEqual(['李建国', '王秀兰', '孙强', '钱贵']);
  });

  it('reads lists printed side by side, and several sheets', () => {
    expect(names(read(table('姓名|入党时间|姓名|入党时间\n李建国|1998|王秀兰|2008\n孙强|2010||', '党员'))[0])).toEqual(['李建国', '王秀兰', '孙强']);
    expect(read(table('姓名|入党时间\n李建国|1998', '党员花名册'), table('姓名|职务|分工\n李建国|书记|全面', '支委')).map(({ kind }) => kind)).toEqual(['memberRoster', 'committeeRoster']);
  });

  it('parts a township’s roster by its column of branches', () => {
    const readings = read(paragraph('柳林镇党员花名册'), table('姓名|所在党支部|入党时间\n李建国|东沟村党支部|1998\n张全福|西沟村党支部|1990\n王秀兰|东沟村党支部|2008'));
    expect(readings.map(({ organisation, entries }) => [organisation, entries.length])).toEqual([['东沟村党支部', 2], ['西沟村党支部', 1]]);
  });

  it.each([
    ['党员大会签到表', '序号|姓名|签名|备注\n1|李建国||'],
    ['签到册', '姓名|签到|姓名|签到\n李建国||王秀兰|'],
    ['民主评议党员测评结果', '姓名|优秀|合格|不合格\n李建国|20|3|0'],
    ['选举计票单', '候选人姓名|画正|得票数\n李建国|正正|10'],
    ['党员教育培训学时登记表', '姓名|性别|培训内容|学时\n李建国|男|党课|2'],
    ['走访慰问困难党员花名册', '姓名|性别|入党时间|慰问金|签字\n李建国|男|1998|200|'],
    ['设备清单', '名称|数量\n打印机|1'],
    ['谈话记录', '谈话人|谈话对象\n李建国|王秀兰'],
  ])('reads no roster out of %s', (title, rows) => {
    expect(read(paragraph(title), table(rows))).toEqual([]);
  });
});
