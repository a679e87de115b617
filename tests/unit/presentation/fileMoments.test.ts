import { expect, it } from 'vitest';
import { fileMoments } from '../../../shared/presentation/fileMoments.ts';

it('puts stated days and file times on one line, without values that say nothing', () => {
  const evidence = { core: { created: '2014-10-29T12:08:00Z', modified: '2025-12-19T11:44:03Z' }, uninformative: { 'core.created': 'wps-constant' } };
  expect(fileMoments(evidence, { date: '2025-05-06', signedOn: '2025-05-07' }).map(({ kind, day }) => [kind, day])).toEqual([['stated', '2025-05-06'], ['signed', '2025-05-07'], ['saved', '2025-12-19']]);
});

it('reads a photo’s own time and leaves out a foot that repeats the day', () => {
  const evidence = { exif: { DateTimeOriginal: '2025:03:05 09:12:00' }, uninformative: {} };
  expect(fileMoments(evidence, { date: '2025-03-08', signedOn: '2025-03-08' })).toEqual([
    { kind: 'taken', label: '照片拍摄', day: '2025-03-05', text: '2025年3月5日09:12' },
    { kind: 'stated', label: '记录所写日期', day: '2025-03-08', text: '2025-03-08' },
  ]);
});
