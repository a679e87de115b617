import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClassifier } from '../../../shared/classification/classify.ts';
import type { Block, Place, Table } from '../../../shared/model/document.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';
import { understand } from '../../../shared/understanding/understand.ts';

const schemeFile = 'resources/schemes/default.json';
const classifier = createClassifier(parseScheme(JSON.parse(readFileSync(schemeFile, 'utf8')), schemeFile));

const minutes = `中共清河县柳林乡东沟村支部党员大会会议记录
时间：2025年6月6日上午9:00—10:30
地点：东沟村党群服务中心会议室
主持人：赵𬭎
记录人：𠅤云山
应到党员：5人　实到党员：4人　缺席：1人
参加人员：赵𬭎、𠅤云山、王𫖯、王㛃
缺席人员：李𬱖（外出务工）
议题：修渠
赵𬭎：今天请大家讨论修渠，先说说各自的看法。
王𫖯：修渠要先把账理清楚，北沟那一段去年塌过，今年得先修。
决议：修渠由王𫖯负责，7月底前办完。`;

const paragraphs = (text: string): readonly Block[] => text.split('\n').map((line) => ({ kind: 'paragraph', text: line }));
const read = (blocks: readonly Block[]) => ({ format: 'docx' as const, blocks, evidence: { uninformative: {} }, notes: [] });
const table = (...rows: readonly (readonly string[])[]): Table => ({ kind: 'table', rows: rows.map((row) => row.map((text) => ({ text }))) });
const quoted = (blocks: readonly Block[], { block, start, end }: Place) => (blocks[block] as { readonly text: string }).text.slice(start, end);

describe('names with characters beyond the Basic Multilingual Plane', () => {
  test('are read from minutes as any other name, each with its place in the text as it is', () => {
    const blocks = paragraphs(minutes);
    const fields = understand(read(blocks), '东沟村/2025年/6月党员大会.docx', classifier).records[0]!.fields;
    expect(fields.chair?.value).toBe('赵𬭎');
    expect(fields.recorder?.value).toBe('𠅤云山');
    expect(fields.presentNames?.map(({ value }) => value)).toEqual(['赵𬭎', '𠅤云山', '王𫖯', '王㛃']);
    expect(fields.absentees?.map(({ value }) => value.name)).toEqual(['李𬱖']);
    expect(fields.speeches?.map(({ value }) => value.speaker)).toEqual(['赵𬭎', '王𫖯']);
    for (const field of [fields.chair!, fields.recorder!, ...fields.presentNames!]) expect(quoted(blocks, field.place)).toContain(field.value);
  });

  test('are read from rosters and sign-in sheets', () => {
    const roster = understand(read([{ kind: 'paragraph', text: '东沟村党支部党员名册' }, table(['序号', '姓名', '性别', '出生年月', '入党时间'], ['1', '赵𬭎', '男', '1970-01', '1995-07'], ['2', '王𫖯', '女', '1980-03', '2008-06'], ['3', '孙大海', '男', '1966-02', '1990-07'])]), '东沟村/党员名册.docx', classifier);
    expect(JSON.stringify(roster.rosters)).toMatch(/赵𬭎.*王𫖯.*孙大海/s);
    const sheet = understand(read([{ kind: 'paragraph', text: '东沟村党支部党员大会签到表' }, { kind: 'paragraph', text: '时间：2025年6月6日' }, table(['序号', '姓名', '签到'], ['1', '赵𬭎', '赵𬭎'], ['2', '王𫖯', '王𫖯'], ['3', '孙大海', '孙大海'])]), '东沟村/6月签到表.docx', classifier);
    expect(sheet.signInNames).toEqual(['赵𬭎', '王𫖯', '孙大海']);
  });

  test('a text in which Extension A stands already is not mixed up with its stand-ins', () => {
    const blocks = paragraphs(minutes.replaceAll('王㛃', '王\u4dbf'));
    expect(understand(read(blocks), '东沟村/会议.docx', classifier).records[0]!.fields.presentNames?.map(({ value }) => value)).toEqual(['赵𬭎', '𠅤云山', '王𫖯', '王\u4dbf']);
  });
});
