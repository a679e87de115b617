import { describe, expect, it } from 'vitest';
import type { BranchHint } from '../../../shared/classification/branchHint.ts';
import { recogniseBranch, type BranchInput } from '../../../shared/classification/recogniseBranch.ts';
import { unifyBranches } from '../../../shared/classification/unifyBranches.ts';

const nothing: BranchInput = { organisation: null, title: null, opening: '', signature: null, folders: [], fileName: '1' };
const of = (input: Partial<BranchInput>) => recogniseBranch({ ...nothing, ...input });

describe('recogniseBranch', () => {
  it.each([
    ['中共清河县柳林乡东沟村支部委员会', '东沟村党支部'],
    ['中共清河县柳林乡东沟村总支部委员会', '东沟村党总支'],
    ['东沟村党支部', '东沟村党支部'],
    ['东沟党支部', '东沟村党支部'],
    ['柳林镇东沟村村民委员会', '东沟村党支部'],
    ['东沟村村委会', '东沟村党支部'],
    ['东沟村民委员会', '东沟村党支部'],
    ['东沟村第二党支部', '东沟村第二党支部'],
    ['东沟村党委', '东沟村党委'],
    ['城关街道石桥社区党支部', '石桥社区党支部'],
    ['和平村党支部', '和平村党支部'],
    ['向阳村党支部', '向阳村党支部'],
    ['中共红星镇王家村支部委员会', '王家村党支部'],
    ['东 沟 村 党 支 部', '东沟村党支部'],
    ['李家庄村党支部', '李家庄村党支部'],
    ['大东沟村党支部', '大东沟村党支部'],
    ['东沟村“两委”', '东沟村党支部'],
    ['南河村党支部委员会', '南河村党支部'],
    ['安定区内官营镇永安村党支部', '永安村党支部'],
    ['新农村社区党支部', '新农村社区党支部'],
    ['镇江村党支部', '镇江村党支部'],
    ['市庄村党支部', '市庄村党支部'],
    ['和平街道和平社区党支部', '和平社区党支部'],
    ['月亮湾村党支部', '月亮湾村党支部'],
    ['金城街道办事处滨河社区居民委员会', '滨河社区党支部'],
    ['杨家店子村党总支第一党支部', '杨家店子村第一党支部'],
    ['河西村民小组', '河西村党支部'],
    ['柳林乡兴农村党支部', '兴农村党支部'],
    ['兴农村村委会', '兴农村党支部'],
  ])('reads the organisation %s', (organisation, name) => {
    expect(of({ organisation })?.name).toBe(name);
  });

  it.each([['东沟村村民代表会议记录'], ['2024年东沟村党支部工作总结'], ['关于东沟村换届的请示']])('reads the title %s', (title) => {
    expect(of({ title })?.village).toBe('东沟村');
  });

  it('takes the village’s own folder before one that names a partner', () => {
    expect(of({ folders: ['柳林镇', '东沟村', '西沟村结对共建'] })?.village).toBe('东沟村');
  });

  it.each(['村务监督委员会会议记录', '柳林镇2024年村级集体经济', '在村工作的体会', '农村党员培训'])('sees no village in the title %s', (title) => {
    expect(of({ title })).toBeNull();
  });

  it('keeps township and county', () => {
    expect(of({ organisation: '中共清河县柳林乡东沟村支部委员会' })).toMatchObject({ village: '东沟村', township: '柳林乡', county: '清河县' });
  });

  it.each(['中共柳林乡委员会', '柳林乡党委', '各村党支部', '我村党支部', '县委组织部', '柳林乡人民政府', '全体村民', '机关党支部', '美丽乡村建设'])('sees no village in %s', (organisation) => {
    expect(of({ organisation })).toBeNull();
  });

  it.each([
    [['东沟村', '2024']], [['01东沟村']], [['东沟村2024年材料']], [['柳林镇', '东沟']], [['东沟', '会议']], [['1、东沟村党支部']],
  ])('reads the folders %j', (folders) => {
    expect(of({ folders })?.village).toBe('东沟村');
  });

  it.each([[['三会一课', '党员大会']], [['发展党员', '李山']], [['2024年', '学习教育']], [['照片']], [['新建文件夹']], [['村务公开']], [['驻村帮扶']]])('reads no village into the folders %j', (folders) => {
    expect(of({ folders })).toBeNull();
  });

  it('gives a circular of the township to the village in whose folder it lies, even if it speaks of others', () => {
    const hint = of({ organisation: '中共柳林乡委员会', title: '关于学习马家湾村经验做法的通知', opening: '各村党支部：\n马家湾村和西沟村的做法……', folders: ['东沟村', '上级文件'] });
    expect(hint?.name).toBe('东沟村党支部');
  });

  it('is not led astray by villages that a transfer letter mentions', () => {
    const hint = of({ title: '中国共产党党员组织关系介绍信', opening: '孙晓燕同志的组织关系由东沟村党支部转到城关街道石桥社区党支部', folders: ['东沟村', '组织关系'] });
    expect(hint?.name).toBe('东沟村党支部');
    expect(of({ opening: '由东沟村党支部转到城关街道石桥社区党支部' })).toBeNull();
  });

  it('says so when content and folder disagree', () => {
    const hint = of({ organisation: '东沟村党支部', folders: ['西沟村'] });
    expect(hint?.name).toBe('东沟村党支部');
    expect(hint?.confidence).toBeLessThanOrEqual(0.75);
    expect(hint?.reasons.join()).toContain('西沟村');
  });

  it('reads the unit of a form', () => {
    expect(of({ opening: '党日活动情况登记表\n支部名称 西沟村党支部\n时间' })?.village).toBe('西沟村');
  });
});

describe('unifyBranches', () => {
  const hints = (...inputs: Partial<BranchInput>[]) => inputs.map((input) => of(input)).filter((hint): hint is BranchHint => hint !== null);

  it('merges the writings of one village and keeps neighbours apart', () => {
    const map = unifyBranches(hints({ organisation: '中共柳林乡东沟村支部委员会' }, { folders: ['东沟'] }, { organisation: '东沟村村委会' }, { organisation: '西沟村党支部' }, { organisation: '大东沟村党支部' }));
    expect(new Set(map.values())).toEqual(new Set(['东沟村党支部', '西沟村党支部', '大东沟村党支部']));
  });

  it('takes a bare folder for the community that the papers name', () => {
    const map = unifyBranches(hints({ organisation: '石桥社区党支部' }, { folders: ['石桥'] }));
    expect(new Set(map.values())).toEqual(new Set(['石桥社区党支部']));
  });

  it('takes the village for its general branch, and leaves a second branch alone', () => {
    const map = unifyBranches(hints({ organisation: '东沟村党总支' }, { organisation: '东沟村村委会' }, { organisation: '东沟村第二党支部' }));
    expect(new Set(map.values())).toEqual(new Set(['东沟村党总支', '东沟村第二党支部']));
  });

  it.each(['会议学习了《中国共产党农村基层组织工作条例》', '学习《中国共产党农村工作条例》第三章', '传达中央农村工作会议精神', '落实全省农村人居环境整治要求'])('a regulation about the countryside names no village: %s', (opening) => {
    expect(of({ opening, title: opening })).toBeNull();
  });
});
