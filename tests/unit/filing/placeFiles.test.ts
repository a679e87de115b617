import { describe, expect, it } from 'vitest';
import { placeFiles } from '../../../shared/filing/placeFiles.ts';
import { fileSaying, scheme } from './fileSaying.ts';

const minutes = (date: string, title = '东沟村党支部党员大会记录') => ({ title, text: `时间：${date}\n地点：村部会议室\n主持人：王建国\n记录人：李小红\n应到党员12人，实到12人\n议题：道路硬化\n会议决定：由李小红负责，月底前完成。` });
const place = (files: Parameters<typeof placeFiles>[0]) => new Map(placeFiles(files, scheme).map((placement) => [placement.path, placement]));

describe('placeFiles', () => {
  it('files minutes with branch, year, category and reasons', () => {
    expect(place([fileSaying('a.docx', minutes('2025年3月5日'))]).get('a.docx')).toMatchObject({ status: 'filed', branch: '东沟村党支部', year: 2025, date: '2025-03-05', category: '04', kind: 'branchMeeting', retention: '永久' });
  });

  it('never files what it is unsure of, and says why', () => {
    const placed = place([fileSaying('a.docx', minutes('2025年3月5日')), fileSaying('清单.docx', { text: '螺丝 20 颗\n水管 3 米' })]).get('清单.docx');
    expect(placed?.status).toBe('needs-review');
    expect(placed?.reasons[0]).toMatch(/看不出属于哪一类/);
  });

  it('keeps one of two equal files in a branch, and one for each branch', () => {
    const placed = place([
      fileSaying('东沟村/通知.docx', { ...minutes('2025年3月5日'), sha256: 'x' }), fileSaying('东沟村/副本/通知（1）.docx', { ...minutes('2025年3月5日'), sha256: 'x' }),
    ]);
    expect(placed.get('东沟村/副本/通知（1）.docx')).toMatchObject({ status: 'duplicate', duplicateOf: '东沟村/通知.docx' });
    const circular = { title: '关于做好冬训工作的通知', text: '各村党支部：\n中共柳林乡委员会\n2025年1月6日' };
    const both = place(['东沟村', '西坪村'].flatMap((village) => [
      ...[1, 2, 3].map((number) => fileSaying(`${village}/${number}.docx`, minutes(`2025年${number}月5日`, `${village}党支部党员大会记录`))),
      fileSaying(`${village}/冬训通知.docx`, { ...circular, sha256: 'c' }),
    ]));
    expect([both.get('东沟村/冬训通知.docx')?.branch, both.get('西坪村/冬训通知.docx')?.branch]).toEqual(['东沟村党支部', '西坪村党支部']);
    expect(both.get('西坪村/冬训通知.docx')?.status).not.toBe('duplicate');
  });

  it('ties a photo without any words to the meeting of its day and folder', () => {
    const placed = place([fileSaying('三月/会议.docx', minutes('2025年3月5日')), fileSaying('三月/IMG_20250305_0912.jpg', {}), fileSaying('六月/会议.docx', minutes('2025年6月5日'))]);
    expect(placed.get('三月/IMG_20250305_0912.jpg')).toMatchObject({ status: 'filed', kind: 'activityPhoto', attachedTo: { path: '三月/会议.docx' }, category: '04' });
  });

  it('ties nothing where two meetings fit equally well', () => {
    const placed = place([fileSaying('a/1.docx', minutes('2025年3月5日')), fileSaying('a/2.docx', minutes('2025年3月5日', '东沟村党支部主题党日活动记录')), fileSaying('a/IMG_20250305.jpg', {})]);
    expect(placed.get('a/IMG_20250305.jpg')?.attachedTo).toBeNull();
  });

  it('does not tie a photo of quite another day by its folder alone', () => {
    const placed = place([fileSaying('新建文件夹/会议.docx', minutes('2025年3月5日')), fileSaying('新建文件夹/IMG_国庆.jpg', { takenOn: '2024-10-03' }), fileSaying('新建文件夹/IMG_7.jpg', { takenOn: '2025-03-06' })]);
    expect([placed.get('新建文件夹/IMG_国庆.jpg')?.attachedTo, placed.get('新建文件夹/IMG_7.jpg')?.attachedTo?.path]).toEqual([null, '新建文件夹/会议.docx']);
  });

  it('does what a person decided, with full confidence', () => {
    const placed = place([fileSaying('a.docx', { ...minutes('2025年3月5日'), decided: { kind: 'themeDay', year: 2024 } })]).get('a.docx');
    expect(placed).toMatchObject({ status: 'filed', kind: 'themeDay', category: '04', confidence: 1, year: 2024 });
  });
});
