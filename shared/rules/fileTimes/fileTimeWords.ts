import type { Passage, Strength } from '../../model/finding.ts';
import { nameOf } from '../rule.ts';
import type { Formation } from './formations.ts';
import type { LateNote } from './lateNotes.ts';
import type { Habit } from './sittings.ts';

/** The property that a formation was read from, as a passage: 创建时间 2025-12-19T11:38:20Z. */
export function formationPassage({ record, at, from, times }: Formation): Passage {
  const names: Readonly<Record<Formation['from'], string>> = { created: '创建时间', firstSave: '保存时间', export: 'PDF 生成时间', signature: '签章时间' };
  const saved = from === 'created' && times.saved ? `，最后保存时间 ${times.saved.raw}` : '';
  const edited = times.editMinutes === null ? '' : `，编辑 ${times.editMinutes} 分钟`;
  const revision = times.revision === null ? '' : `，保存 ${times.revision} 次`;
  return { path: record.path, quote: `${names[from]} ${at.raw}${saved}${edited}${revision}` };
}

/** What the branch's other files say of its habits, as a sentence; empty where there are too few. */
export function habitSentence(habit: Habit): string {
  switch (habit) {
    case 'departs':
      return '本支部同一时期其他记录的文件大多在会后几天内建立，这一情况与平时的做法不同。';
    case 'batches':
      return '本支部同一时期其他记录的文件也多是隔一段时间集中建立，可能是按月、按季集中录入的习惯；仅凭文件时间分不出集中录入与事后补记。';
    case 'switched':
      return '此前的记录也是这样建立的，此后的都在会后几天内建立，可能是把原来的手写记录集中录入、之后改为及时电子化。';
    case 'unknown':
      return '';
  }
}

/** A 补录说明 in the folder speaks of it. */
export function noteSentence(note: LateNote | null): string {
  return note === null ? '' : `文件夹中的补录说明“${note.title}”提到了这次会议，请先看说明。`;
}

/** 2025年3月5日“党员大会记录”、…等 12 份. */
export function listed(formations: readonly Formation[], most = 6): string {
  const names = formations.slice(0, most).map(({ record, lag }) => `${nameOf(record)}（${lag > 0 ? `晚 ${lag} 天` : '及时'}）`);
  return formations.length > most ? `${names.join('、')}等 ${formations.length} 份` : names.join('、');
}

/** An open 补录说明 leaves a hint. */
export function withNote(strength: Strength, note: LateNote | null): Strength {
  return note === null ? strength : 'weak';
}
