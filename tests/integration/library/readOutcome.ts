import { createHash } from 'node:crypto';
import type { ReadOutcome } from '../../../electron/library/importedFile.ts';
import type { Placement } from '../../../shared/filing/filing.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A read outcome of one record, the way the intake and the understanding would give it. */
export function reading(text: string, title = text.slice(0, 12), date: string | null = '2025-03-05'): ReadOutcome {
  const place = { block: 0, start: 0, end: 4 };
  return {
    kind: 'read',
    document: { format: 'docx', blocks: text.split('\n').map((line) => ({ kind: 'paragraph', text: line })), pictures: [], evidence: { core: { creator: '李明' }, uninformative: {} }, notes: [] },
    readerVersion: '1',
    text,
    recordTexts: [text],
    takenOn: null,
    understanding: {
      title,
      opening: '',
      date: date as CalendarDate | null,
      year: date === null ? null : Number(date.slice(0, 4)),
      yearSource: '正文日期',
      branch: null,
      classification: { kind: 'branchMeeting', category: '04', alsoIn: [], confidence: 0.95, reasons: ['题名写明'], alternatives: [] },
      records: [{ ordinal: 0, blocks: { start: 0, end: 1 }, kind: 'branchMeeting', category: '04', confidence: 0.95, fields: date === null ? {} : { date: { value: date as CalendarDate, raw: date, place, confidence: 1 } } }],
      rosters: [],
      signInNames: [],
      pages: { pages: 1, from: 'counted' },
      picture: false,
    },
  };
}

/** Where the filing pass would put a file. */
export function placement(path: string, changes: Partial<Placement> = {}): Placement {
  return {
    path,
    status: 'filed',
    branch: '东沟村党支部',
    year: 2025,
    date: '2025-03-05' as CalendarDate,
    kind: 'branchMeeting',
    category: '04',
    alsoIn: [],
    retention: '永久',
    title: `题名 ${path}`,
    confidence: 0.95,
    reasons: ['题名写明'],
    duplicateOf: null,
    attachedTo: null,
    ...changes,
  };
}
