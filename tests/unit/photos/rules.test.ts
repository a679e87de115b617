import { beforeAll, describe, expect, it } from 'vitest';
import { photoFeatures } from '../../../electron/intake/photo/photoFeatures.ts';
import type { RecordFact } from '../../../shared/model/facts.ts';
import type { PhotoFact, PhotoFeatures } from '../../../shared/model/photo.ts';
import { shoot } from '../../evaluation/photos/scenes.ts';
import { branch, day, findingsOf, record, township } from '../rules/township.ts';

/** Features of different photos, by number. */
const features: PhotoFeatures[] = [];
beforeAll(async () => {
  for (let index = 0; index < 5; index += 1) features.push((await photoFeatures(await shoot({ room: `rule ${index}`, people: String(index) }, 'room'), 'jpg', 1200, 900))!);
});

const meeting = (date: string, branchName = '东沟村党支部'): RecordFact => record({ kind: 'themeDay', date, branch: branchName, path: `${branchName}/${date}/记录.docx` });

function photo(at: RecordFact, picture: number, rest: Partial<PhotoFact> & { taken?: string } = {}): PhotoFact {
  const { taken, ...others } = rest;
  return {
    path: at.path.replace('记录.docx', `现场${picture}.jpg`),
    sha256: String(picture).repeat(64),
    fileSha256: String(picture).repeat(64),
    width: 1200,
    height: 900,
    exif: taken === undefined ? {} : { Make: 'QINGHE', Model: 'QH-A30', DateTimeOriginal: taken },
    features: features[picture]!,
    kind: 'activityPhoto',
    date: at.date,
    meeting: { path: at.path, ordinal: at.ordinal, title: at.title, kind: at.kind, date: at.date },
    duplicate: false,
    ...others,
  };
}

const [april, june, september] = [meeting('2025-04-10'), meeting('2025-06-10'), meeting('2025-09-16')];
const three = [april, june, september];
const found = (rule: string, records: readonly RecordFact[], photos: readonly PhotoFact[]) => findingsOf(rule, branch(records, { photos })).map(({ strength, title, severity }) => ({ strength, title, ...(severity === 'info' ? { severity } : {}) }));

describe('B401', () => {
  it('names the meetings that one photo serves, stronger with every further one', () => {
    expect(found('B401', three, [photo(april, 0), photo(june, 0, { duplicate: true }), photo(september, 1)])).toEqual([{ strength: 'moderate', title: '同一张照片用于 2 个日期的会议' }]);
    expect(found('B401', three, [photo(april, 0), photo(june, 0), photo(september, 0)])).toEqual([{ strength: 'strong', title: '同一张照片用于 3 个日期的会议' }]);
    const [finding] = findingsOf('B401', branch(three, { photos: [photo(april, 0), photo(june, 0)] }));
    expect(finding!.explanation).toContain('逐字节相同（原样）');
    expect(finding!.paths).toEqual(['东沟村党支部/2025-04-10/现场0.jpg', '东沟村党支部/2025-06-10/现场0.jpg', april.path, june.path]);
    expect(finding!.innocent.length).toBeGreaterThanOrEqual(3);
  });

  it('sees a photo pasted into the minutes of one meeting and lying with another', () => {
    expect(found('B401', three, [photo(april, 0), photo(june, 0, { path: june.path, embedded: 'word/media/image1.jpeg', kind: 'themeDay' })])).toHaveLength(1);
  });

  it('goes no further than a hint where only a name gives the day, or a note explains it', () => {
    expect(found('B401', three, [photo(april, 0), photo(june, 0, { meeting: null })])).toMatchObject([{ strength: 'weak' }]);
    const note = record({ kind: 'lateRecordNote', date: '2025-07-01', role: 'document', text: '2025年6月10日的主题党日活动记录为补录，照片借用四月的。' });
    expect(found('B401', [...three, note], [photo(april, 0), photo(june, 0)])).toMatchObject([{ strength: 'weak' }]);
  });

  it('says nothing of the minutes and the album of one meeting, of two days of one event, of one record twice', () => {
    const next = meeting('2025-04-11');
    expect(found('B401', [april, next], [photo(april, 0), photo(april, 0, { path: april.path, embedded: 'word/media/image1.jpeg' }), photo(next, 0)])).toEqual([]);
  });

  it('says nothing of pictures that were handed out, belong to a form, are small or long', () => {
    const elsewhere = ['东沟村党支部', '西沟村党支部', '石桥村党支部'].map((name, index) => {
      const at = meeting(`2025-0${index + 3}-10`, name);
      return branch([at], { name, photos: [photo(at, 0)] });
    });
    expect(findingsOf('B401', township(elsewhere))).toEqual([]);
    const year = Array.from({ length: 9 }, (_, index) => meeting(`2025-0${index + 1}-10`));
    expect(found('B401', year, year.map((at) => photo(at, 0, { path: at.path, embedded: 'word/media/header.png' })))).toEqual([]);
    expect(found('B401', three, [photo(april, 0, { width: 150, height: 150 }), photo(june, 0, { width: 150, height: 150 })])).toEqual([]);
    expect(found('B401', three, [photo(april, 0, { width: 1800, height: 300 }), photo(june, 0, { width: 1800, height: 300 })])).toEqual([]);
  });

  it('names both branches where a photo serves two', () => {
    const other = meeting('2025-06-10', '西沟村党支部');
    const [finding] = findingsOf('B401', township([branch([april], { photos: [photo(april, 0)] }), branch([other], { name: '西沟村党支部', photos: [photo(other, 0)] })]));
    expect([finding!.branch, finding!.explanation.includes('东沟村党支部'), finding!.explanation.includes('西沟村党支部')]).toEqual(['西沟村党支部', true, true]);
  });
});

describe('B402', () => {
  it('reports a photo taken long before or after the meeting', () => {
    expect(found('B402', three, [photo(april, 0, { taken: '2025:05:27 16:20:10' })])).toEqual([{ strength: 'moderate', title: '1 张照片的拍摄时间与会议相差 47 天' }]);
    expect(found('B402', three, [photo(april, 0, { taken: '2024:11:02 09:00:00' })])).toMatchObject([{ strength: 'moderate' }]);
  });

  it.each([
    ['no time', undefined],
    ['a clock that was never set', '2000:01:01 00:03:00'],
    ['zeros', '0000:00:00 00:00:00'],
    ['a day after the check', '2027:03:05 10:00:00'],
    ['the next day', '2025:04:11 08:00:00'],
    ['no time at all', 'unknown'],
  ])('says nothing with %s', (_, taken) => {
    expect(found('B402', three, [photo(april, 0, taken === undefined ? {} : { taken })])).toEqual([]);
  });

  it('is only a hint a few days afterwards, a year off, or beside photos that fit', () => {
    expect(found('B402', three, [photo(april, 0, { taken: '2025:04:14 16:20:10' })])).toMatchObject([{ strength: 'weak' }]);
    expect(found('B402', three, [photo(april, 0, { taken: '2024:04:10 09:20:10' })])).toMatchObject([{ strength: 'weak' }]);
    expect(found('B402', three, [photo(april, 0, { taken: '2025:05:27 16:20:10' }), photo(april, 1, { taken: '2025:04:10 09:00:00' })])).toMatchObject([{ strength: 'weak' }]);
  });

  it('takes a camera that is always off by the same for one with a wrong clock', () => {
    const photos = three.map((at, index) => photo(at, index, { taken: ['2025:02:20 09:00:00', '2025:04:22 09:00:00', '2025:07:29 09:00:00'][index]! }));
    expect(found('B402', three, photos)).toEqual([{ strength: 'weak', severity: 'info', title: '一部相机的 3 张照片都早 49 天左右' }]);
  });

  it('says nothing of a photo of another season that merely lies beside a record', () => {
    const stray = record({ kind: 'themeDay', date: '2025-04-10', path: '新建文件夹/记录.docx' });
    expect(found('B402', [stray], [photo(stray, 0, { taken: '2025:10:03 11:02:00' })])).toEqual([]);
    expect(found('B402', [stray], [photo(stray, 0, { taken: '2025:05:03 11:02:00' })])).toMatchObject([{ strength: 'weak' }]);
  });

  it('does not judge scanners and duplicates', () => {
    expect(found('B402', three, [photo(april, 0, { exif: { Make: 'EPSON', Model: 'DS-310', DateTimeOriginal: '2025:12:01 10:00:00' } }), photo(june, 1, { taken: '2025:12:01 10:00:00', duplicate: true })])).toEqual([]);
  });

  it('reports one photo with two times, not a maker that gives all photos one id', () => {
    const id = (at: RecordFact, picture: number, taken: string): PhotoFact => photo(at, picture, { sha256: taken.slice(5, 7).repeat(32), exif: { Make: 'QINGHE', Model: 'QH-A30', ImageUniqueID: 'a1b2c3d4'.repeat(4), DateTimeOriginal: taken } });
    expect(found('B402', three, [id(april, 0, '2025:04:10 09:00:00'), id(june, 0, '2025:06:10 09:00:00')]).map(({ title }) => title)).toEqual(['同一张照片有两个拍摄时间']);
    expect(found('B402', three, [id(april, 0, '2025:04:10 09:00:00'), id(june, 1, '2025:06:10 09:00:00')])).toEqual([]);
  });
});

describe('B403', () => {
  const taken = ['2025:09:16 15:00:30', '2025:09:16 15:02:31', '2025:09:16 15:04:32'];

  it('reports one sitting spread over meetings of different days', () => {
    expect(found('B403', three, three.map((at, index) => photo(at, index, { taken: taken[index]! })))).toEqual([{ strength: 'strong', title: '4 分钟内拍的 3 张照片分属 3 个日期的会议' }]);
    expect(found('B403', three, [photo(april, 0, { taken: taken[0]! }), photo(june, 1, { taken: taken[1]! })])).toMatchObject([{ strength: 'moderate' }]);
  });

  it('says nothing of one meeting, of hours between, of another camera, of an unset clock', () => {
    expect(found('B403', three, taken.map((time, index) => photo(april, index, { taken: time })))).toEqual([]);
    expect(found('B403', three, [photo(april, 0, { taken: taken[0]! }), photo(june, 1, { taken: '2025:09:16 17:02:31' })])).toEqual([]);
    expect(found('B403', three, [photo(april, 0, { taken: taken[0]! }), photo(june, 1, { exif: { Make: 'Landing', Model: 'LD', DateTimeOriginal: taken[1]! } })])).toEqual([]);
    expect(found('B403', three, [photo(april, 0, { taken: '2000:01:01 00:01:00' }), photo(june, 1, { taken: '2000:01:01 00:03:00' })])).toEqual([]);
  });
});

it('branches without photos are not judged', () => {
  for (const rule of ['B401', 'B402', 'B403']) expect(findingsOf(rule, branch([record({ kind: 'themeDay', date: day('2025-04-10') })]))).toEqual([]);
});

describe('B205', () => {
  const inside = (at: RecordFact, taken: string) => photo(at, 0, { path: at.path, embedded: 'word/media/image1.jpeg', kind: 'themeDay', taken });
  const saved = (at: RecordFact, modified: string): RecordFact => ({ ...at, evidence: { core: { created: modified, modified }, uninformative: {} } });

  it('a picture inside was taken after the file says it was last saved', () => {
    const early = saved(april, '2025-04-10T09:00:00Z');
    expect(found('B205', [early, june], [inside(early, '2025:06:20 09:12:00')])).toEqual([{ strength: 'moderate', title: '文件里的照片拍摄于文件最后保存之后' }]);
    expect(found('B205', [early, june], [inside(early, '2025:04:10 09:12:00')])).toEqual([]);
    expect(found('B205', [saved(april, '2025-06-21T09:00:00Z'), june], [inside(april, '2025:06:20 09:12:00')])).toEqual([]);
    expect(found('B205', [april, june], [inside(april, '2025:06:20 09:12:00')])).toEqual([]);
  });
});
