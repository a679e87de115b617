import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { standardTable } from '../../../shared/ledgers/standardTable.ts';
import { frequencyLabels, neededMaterials } from '../../../shared/ledgers/standards.ts';
import { resourceShapes } from '../../../shared/rules/rulebookShape.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';

const file = join(import.meta.dirname, '../../../resources/schemes/default.json');
const scheme = parseScheme(JSON.parse(readFileSync(file, 'utf8')), file);
const named = { id: 'county', name: '某县标准', edition: '2026', source: '某县' };
const header = ['领域', '方面', '项号', '标准名称', '具体要求', '评分/达标条件', '频次', '应有印证资料(类型×数量)', '关联八大类码', '责任人', '自评(达标/未达标/不适用)', '上级核验'];

describe('a table of standards', () => {
  it('becomes a pack: header below a title, merged cells, several materials, category from the scheme where none is given', () => {
    const reading = standardTable([
      ['某县农村党支部建设标准', '', '', '', '', '', '', '', '', '', '', ''],
      header,
      ['农村', '组织生活', '1', '党员大会', '每季度一次', '有决议', '每季度', '支部党员大会记录×1；签到表 × 1', '04', '书记', '', ''],
      ['', '', '2', '年度学习', '有计划', '', '每年', '学习计划\n学习记录*2份', '', '', '', ''],
      ['', '', '', '', '', '', '', '', '', '', '', ''],
    ], scheme, named);
    if (!('pack' in reading)) throw new Error(JSON.stringify(reading.faults));
    expect(resourceShapes['standard-pack'].safeParse(reading.pack).success).toBe(true);
    expect(reading.pack.standards).toEqual([
      { id: '1', aspect: '组织生活', name: '党员大会', requirement: '每季度一次', criteria: '有决议', frequency: 'quarter', materials: [{ kinds: ['branchMeeting'], count: 1 }, { kinds: ['signInSheet'], count: 1 }], category: '04', responsible: '书记', reported: true, status: 'local' },
      { id: '2', aspect: '组织生活', name: '年度学习', requirement: '有计划', frequency: 'year', materials: [{ kinds: ['studyPlan'], count: 1 }, { kinds: ['studyRecord'], count: 2 }], category: '05', reported: true, status: 'local' },
    ]);
    expect(reading.pack.standards.map((item) => [frequencyLabels[item.frequency], neededMaterials(item).map(({ perYear }) => perYear)])).toEqual([['每季度', [4, 4]], ['每年', [1, 2]]]);
  });

  it('names row, column and fault, all of them at once', () => {
    const reading = standardTable([header, ['农村', '组织生活', '1', '', '要求', '', '偶尔', '不存在的材料×1', '', '', '', ''], ['', '', '1', '名称', '要求', '', '每年', '学习计划×0', '', '', '', ''], ['', '', '1', '名称', '要求', '', '每年', '学习计划', '19', '', '', '']], scheme, named);
    expect(reading).toEqual({ faults: [
      { row: 2, column: '标准名称', fault: '不能为空' },
      { row: 2, column: '频次', fault: '“偶尔”看不懂。应为每月、每季度、每半年、每年、每届、一次性、发生时之一' },
      { row: 2, column: '应有印证资料(类型×数量)', fault: '分类方案中没有名为“不存在的材料”的文件种类' },
      { row: 3, column: '应有印证资料(类型×数量)', fault: '“学习计划×0”的数量应至少为 1' },
      { row: 4, column: '关联八大类码', fault: '分类方案中没有类别“19”' },
    ] });
    expect(standardTable([header], scheme, named)).toEqual({ faults: [{ row: 1, column: '', fault: '表头下面没有标准项' }] });
    expect(standardTable([['随便', '一张表']], scheme, named)).toMatchObject({ faults: [{ row: 1, column: '' }] });
    expect(standardTable([['方面', '项号', '标准名称', '具体要求', '应有印证资料']], scheme, named)).toEqual({ faults: [{ row: 1, column: '频次', fault: '缺少这一列' }] });
  });
});
