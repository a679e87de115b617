import { describe, expect, it } from 'vitest';
import { placeBranches } from '../../../shared/filing/placeBranches.ts';
import { fileSaying } from './fileSaying.ts';

const branchOf = (files: Parameters<typeof placeBranches>[0]) => Object.fromEntries([...placeBranches(files)].map(([path, { name }]) => [path, name]));

describe('placeBranches', () => {
  it('makes different writings of one village one branch', () => {
    const files = [fileSaying('a.docx', { title: '东沟村党支部党员大会记录' }), fileSaying('b.docx', { title: '中共清河县柳林乡东沟村支部委员会会议记录' }), fileSaying('东沟/c.docx', {})];
    expect(new Set(Object.values(branchOf(files)))).toEqual(new Set(['东沟村党支部']));
  });

  it('lets a file without a name of its own follow its nearest folder', () => {
    const files = [fileSaying('甲/1.docx', { title: '东沟村党支部主题党日活动记录' }), fileSaying('甲/2.docx', { title: '东沟村党支部党课记录' }), fileSaying('甲/照片/IMG_1.jpg', {}), fileSaying('乙/1.docx', { title: '西坪村党支部党课记录' }), fileSaying('乙/2.docx', { title: '西坪村党支部委员会会议记录' })];
    expect(branchOf(files)['甲/照片/IMG_1.jpg']).toBe('东沟村党支部');
  });

  it('leaves a file in a mixed folder without a branch', () => {
    const files = ['东沟村', '西坪村'].flatMap((village) => [fileSaying(`${village}1.docx`, { title: `${village}党支部党课记录` }), fileSaying(`${village}2.docx`, { title: `${village}党支部主题党日活动记录` })]);
    expect(branchOf([...files, fileSaying('说明.txt', { text: '采购清单' })])['说明.txt']).toBeUndefined();
  });

  it('takes no running text before 村 for a village', () => {
    const files = [fileSaying('1.docx', { title: '石桥村党支部党员大会记录' }), fileSaying('2.docx', { title: '石桥村党支部党课记录' }), fileSaying('3.txt', { text: '党员活动\n德山开车下午在村里看望老党员' }), fileSaying('4.txt', { text: '请于月底前走访本村困难党员' })];
    expect(new Set(Object.values(branchOf(files)))).toEqual(new Set(['石桥村党支部']));
  });

  it('puts a stray that names another village with its folder, and says what it names', () => {
    const around = Array.from({ length: 12 }, (_, index) => fileSaying(`东沟村/${index}.docx`, { title: '东沟村党支部主题党日活动记录' }));
    const placed = placeBranches([...around, fileSaying('东沟村/九月.docx', { title: '马家湾村党支部主题党日活动记录' })]).get('东沟村/九月.docx');
    expect(placed?.name).toBe('东沟村党支部');
    expect(placed?.reason).toContain('马家湾村');
  });

  it('does what a person decided before anything else', () => {
    const files = [fileSaying('1.docx', { title: '东沟村党支部党课记录' }), fileSaying('2.docx', { title: '东沟村党支部党课记录', decided: { branch: '西坪村党支部' } })];
    expect(branchOf(files)['2.docx']).toBe('西坪村党支部');
  });
});
