import { describe, expect, it } from 'vitest';
import { looksLikePersonName, readNames } from '../../../shared/reading/readNames.ts';
import { namesOfSignIn } from '../../../shared/reading/namesOfSignIn.ts';
import { placeLocator, textOf } from '../../../shared/reading/documentText.ts';
import { layouts } from './layouts.ts';
import { blocksOf } from './writing.ts';

describe('lists of names', () => {
  it.each([
    ['张三、李四 王五', ['张三', '李四', '王五']],
    ['张 三  李 四  王建国', ['张三', '李四', '王建国']],
    ['张 三 李 四 王建国 赵小明', ['张三', '李四', '王建国', '赵小明']],
    ['王建国（书记）、李小红（组织委员）、阿不都·热合曼', ['王建国', '李小红', '阿不都·热合曼']],
    ['支部书记王建国、副书记李明、党员张三丰', ['王建国', '李明', '张三丰']],
    ['柳林镇党委副书记赵立新，驻村第一书记孙志强', ['赵立新', '孙志强']],
    ['1.张三 2.李四 3.欧阳锋', ['张三', '李四', '欧阳锋']],
    ['张三、李四等12人', ['张三', '李四']],
    ['支委：张三、李四；党员：王五、赵六', ['张三', '李四', '王五', '赵六']],
    ['王　芳　李　明', ['王芳', '李明']],
    ['王㛃、李䶮、周玉兰', ['王㛃', '李䶮', '周玉兰']],
    ['全体党员、村两委成员、时间、地点、党小组', []],
    ['无', []],
  ])('%s', (text, names) => {
    const found = readNames(text);
    expect(found.map((one) => one.name)).toEqual(names);
    for (const one of found) expect(text.slice(one.start, one.end).replace(/\s/g, '')).toBe(one.name);
  });

  it.each(['党员', '时间', '文件精神', '东沟村', '任务', '高标准', '全票通过', '万元', '方案'])('%s is no name', (word) => {
    expect(looksLikePersonName(word)).toBe(false);
  });
  it.each(['王建国', '张有才', '司马光', '祁发财', '尕藏·才让', '高兴旺', '欧阳锋'])('%s is a name', (word) => {
    expect(looksLikePersonName(word)).toBe(true);
  });
});

describe('sign-in sheets', () => {
  it('counts only signed lines where any is signed', () => {
    expect(namesOfSignIn({ blocks: blocksOf(layouts.signin) })).toEqual(['王建国', '李小红', '周玉兰']);
  });
  it('takes all names where signatures are on paper only', () => {
    expect(namesOfSignIn({ blocks: blocksOf('会议签到表\n时间：2025年7月1日\n|序号|姓 名|签名|\n|1|王建国||\n|2|马 强||') })).toEqual(['王建国', '马强']);
  });
  it('reads grids and lists', () => {
    expect(namesOfSignIn({ blocks: blocksOf('签到表\n主持人：赵立新\n|王建国|李小红|马 强|\n|周玉兰|||') })).toEqual(['王建国', '李小红', '马强', '周玉兰']);
    expect(namesOfSignIn({ blocks: blocksOf('参会人员签名：\n王建国  李小红\n马 强') })).toEqual(['王建国', '李小红', '马强']);
  });
});

describe('the text of a document', () => {
  it('leads back to places', () => {
    const blocks = blocksOf('第一段\n|甲|>|乙|\n最后');
    const text = textOf(blocks);
    expect(text).toBe('第一段\n甲\n乙\n最后');
    const place = placeLocator(blocks);
    expect(place(text.indexOf('乙'), text.indexOf('乙') + 1)).toEqual({ block: 1, row: 0, column: 2, start: 0, end: 1 });
    expect(place(text.indexOf('最后'), text.length)).toEqual({ block: 2, start: 0, end: 2 });
    expect(place(99, 100)).toBeNull();
  });
});
