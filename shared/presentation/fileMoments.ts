import { fileTimes, informative } from '../evidence/fileTimes.ts';
import { readInstant, momentText, type Instant } from '../evidence/instants.ts';
import type { Evidence } from '../model/evidence.ts';

/** A moment on a file's time line. */
export interface FileMoment {
  readonly kind: 'stated' | 'signed' | 'created' | 'saved' | 'printed' | 'signature' | 'taken';
  readonly label: string;
  /** The day in China. */
  readonly day: string;
  readonly text: string;
}

/**
 * The days that a record states and the moments that its file bears, in order of time. What is known to carry no
 * information (constants of a program, clocks at zero) is left out.
 *
 * @param stated the record's own day and the day at its foot
 */
export function fileMoments(evidence: Evidence, stated: { readonly date: string | null; readonly signedOn: string | null }): readonly FileMoment[] {
  const times = fileTimes(evidence);
  const printed = informative(evidence, 'core.lastPrinted') ?? informative(evidence, 'ole.printed');
  const taken = evidence.exif?.['DateTimeOriginal'];
  const pdf = times?.from === 'pdf';
  return [
    ...dayMoment('stated', '记录所写日期', stated.date),
    ...dayMoment('signed', '落款日期', stated.signedOn === stated.date ? null : stated.signedOn),
    ...moment('created', pdf ? 'PDF 生成' : '文件建立', times?.created ?? null),
    ...moment('saved', '最后保存', times?.saved ?? null),
    ...moment('printed', '最后打印', printed === null ? null : readInstant(printed)),
    ...moment('signature', '电子签章', times?.signed ?? null),
    ...moment('taken', '照片拍摄', taken === undefined ? null : readInstant(taken.replace(/^(\d{4}):(\d{2}):(\d{2})/, '$1-$2-$3'))),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function dayMoment(kind: FileMoment['kind'], label: string, day: string | null): readonly FileMoment[] {
  return day === null ? [] : [{ kind, label, day, text: day }];
}

function moment(kind: FileMoment['kind'], label: string, at: Instant | null): readonly FileMoment[] {
  return at === null ? [] : [{ kind, label, day: at.day, text: momentText(at) }];
}
