import { paragraph, table, type Draft, type DraftBlock } from '../../../electron/sample/draft.ts';
import type { Kind, Meeting, Village } from './plan.ts';

export const kindNames: Readonly<Record<Kind, string>> = { themeDay: '主题党日', committeeMeeting: '支委会会议', branchMeeting: '党员大会', partyLecture: '党课' };

/** A meeting as this village sets it: labels with a colon, a ruled form, a heading with numbered parts, or a letter-like page. */
export function pageOf(meeting: Meeting, village: Village): Draft {
  const title = `${village.name}村党支部${kindNames[meeting.kind]}${meeting.kind === 'themeDay' ? '活动' : ''}记录`;
  return { title, blocks: [paragraph(title, 'title'), ...[labelled, ruled, numbered, spaced][village.layout % 4]!(meeting), ...(village.layout >= 4 ? [paragraph(`记录人签名：${meeting.recorder}`, 'right')] : [])] };
}

function heads(meeting: Meeting): readonly (readonly [string, string])[] {
  const { date, start, end, venue, chair, recorder, present, absent } = meeting;
  const [year, month, day] = date.split('-').map(Number);
  return [
    ['时间', `${year!}年${month!}月${day!}日${start}至${end}`], ['地点', venue], ['主持', chair], ['记录', recorder],
    ['应到', `${present.length + absent.length}人`], ['实到', `${present.length}人`],
    ['参加人', present.join('、')], ['缺席及原因', absent.length === 0 ? '无' : absent.map(({ name, reason }) => `${name}（${reason}）`).join('、')],
  ];
}

function body({ opening, items, closing }: Meeting, mark: (index: number) => string): readonly string[] {
  return [
    ...opening,
    ...items.flatMap(({ topic, facts, speeches, decisions }, index) => [
      `${mark(index)}${topic}`, ...facts, ...speeches.map(({ speaker, text }) => `${speaker}：${text}。`), ...(decisions.length > 0 ? [`议定：${decisions.join('；')}。`] : []),
    ]),
    ...closing,
  ];
}

function labelled(meeting: Meeting): readonly DraftBlock[] {
  return [...heads(meeting).map(([label, value]) => paragraph(`${label === '主持' || label === '记录' ? `${label}人` : label}：${value}`, 'plain')), paragraph('内容：', 'section'), ...body(meeting, (index) => `${index + 1}、`).map((line) => paragraph(line))];
}

function ruled(meeting: Meeting): readonly DraftBlock[] {
  return [table([1, 5], [...heads(meeting).map(([label, value]): (string | { text: string; head: true })[] => [{ text: label, head: true }, value]), [{ text: '会议记录', head: true }, body(meeting, (index) => `（${'一二三四'[index]!}）`).join('\n')]])];
}

function numbered(meeting: Meeting): readonly DraftBlock[] {
  const values = new Map(heads(meeting));
  return [
    paragraph(`会议时间：${values.get('时间')!}　地点：${values.get('地点')!}`, 'plain'),
    paragraph(`主持人：${values.get('主持')!}　记录人：${values.get('记录')!}　应到人数：${values.get('应到')!}　实到人数：${values.get('实到')!}`, 'plain'),
    paragraph(`参加人员：${values.get('参加人')!}`, 'plain'), paragraph(`缺席人员：${values.get('缺席及原因')!}`, 'plain'),
    ...body(meeting, (index) => `${'一二三四'[index]!}、`).map((line) => paragraph(line)),
  ];
}

function spaced(meeting: Meeting): readonly DraftBlock[] {
  return [...heads(meeting).map(([label, value]) => paragraph(`【${label}】${value}`, 'plain')), ...body(meeting, () => '◇ ').map((line) => paragraph(line))];
}
