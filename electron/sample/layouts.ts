import { paragraph, table, type Draft, type DraftBlock, type DraftCell } from './draft.ts';
import type { AgendaItem, Minutes } from './minutes.ts';
import { chineseNumber, writeDate, writeTimes } from './wording.ts';

/** How one village writes its minutes: which layout, which writing of dates. */
export interface Manner {
  /** 0 labelled lines, 1 a form with merged cells, 2 running paragraphs, 3 numbered sections, 4 spaced labels, 5 a small head table. */
  readonly layout: number;
  readonly dateStyle: number;
}

/** The minutes as a page; every layout says the same. */
export function layMinutes(minutes: Minutes, manner: Manner): Draft {
  const title = headline(minutes);
  const head = [paragraph(title, 'title'), paragraph(`（${minutes.date.slice(0, 4)}年第${manner.layout === 2 ? chineseNumber(minutes.serial) : minutes.serial}次）`, 'subtitle')];
  return { title, blocks: [...head, ...bodies[manner.layout]!(minutes, manner), ...signatures(minutes, manner)] };
}

/** The heading with the body's name: 青石村党支部党员大会会议记录. */
export function headline(minutes: Minutes): string {
  return `${minutes.village.name}村${minutes.title}`;
}

type Body = (minutes: Minutes, manner: Manner) => readonly DraftBlock[];

const bodies: readonly Body[] = [labelled, form, running, sections, spaced, headTable];

function labelled(minutes: Minutes, manner: Manner): readonly DraftBlock[] {
  return [...labels(minutes, manner).map(([label, value]) => paragraph(`${label}：${value}`, 'plain')), ...content(minutes, '议题')];
}

function spaced(minutes: Minutes, manner: Manner): readonly DraftBlock[] {
  const widen = (label: string): string => (label.length === 2 ? `${label[0]!}    ${label[1]!}` : label.length === 3 ? Array.from(label).join('  ') : label);
  return [...labels(minutes, manner).map(([label, value]) => paragraph(`${widen(label)}： ${value}`, 'plain')), ...content(minutes, '议程')];
}

function sections(minutes: Minutes, manner: Manner): readonly DraftBlock[] {
  const head = labels(minutes, manner).filter(([label]) => !label.startsWith('参加') && !label.startsWith('缺席'));
  return [
    ...head.map(([label, value]) => paragraph(`${label}：${value}`, 'plain')),
    paragraph('一、到会情况', 'section'),
    paragraph(`${attendanceSentence(minutes)}到会人员：${minutes.attendance.present.join('、')}。缺席情况：${absentees(minutes)}。`),
    paragraph(`二、${minutes.kind === 'themeDay' ? '活动' : '会议'}内容`, 'section'),
    ...minutes.opening.map((sentence) => paragraph(sentence)),
    ...minutes.items.flatMap((item, index) => itemBlocks(item, `（${chineseNumber(index + 1)}）`)),
    ...(minutes.closing.length > 0 ? [paragraph('三、会议小结', 'section'), ...minutes.closing.map((sentence) => paragraph(sentence))] : []),
  ];
}

function running(minutes: Minutes, { dateStyle }: Manner): readonly DraftBlock[] {
  const { chair, recorder, lecturer, venue, observers } = minutes;
  const gathering = minutes.kind === 'themeDay' ? '开展主题党日活动' : `召开${minutes.title.replace(/(会议|活动)?记录$/, '').replace(/^党支部/, '')}`;
  return [
    paragraph(`${minutes.dateText ?? writeDate(minutes.date, dateStyle)}${writeTimes(minutes.start, minutes.end, 3)}，${minutes.village.name}村在${venue}${gathering}，由${chair}主持，${recorder ? `${recorder}记录` : ''}${lecturer ? `，${lecturer}授课` : ''}。${attendanceSentence(minutes)}参加人员有${minutes.attendance.present.join('、')}。${minutes.attendance.absent.length > 0 ? `缺席人员：${absentees(minutes)}。` : '无人缺席。'}${observers.length > 0 ? `列席人员：${observers.join('、')}。` : ''}`),
    ...minutes.opening.map((sentence) => paragraph(sentence)),
    ...minutes.items.map((item) => paragraph(itemSentence(item))),
    ...minutes.closing.map((sentence) => paragraph(sentence)),
  ];
}

function form(minutes: Minutes, manner: Manner): readonly DraftBlock[] {
  const head = (text: string): DraftCell => ({ text, head: true });
  const wide = (text: string, span = 3): DraftCell => ({ text, columnSpan: span });
  const { attendance } = minutes;
  const lines = content(minutes, '议题').flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const topics = minutes.items.map(({ topic }, index) => `${index + 1}.${topic}`).join('\n');
  return [table([1.2, 2.6, 1.2, 2.6], [
    [head('时间'), `${minutes.dateText ?? writeDate(minutes.date, manner.dateStyle)} ${writeTimes(minutes.start, minutes.end, 0)}`, head('地点'), minutes.venue],
    [head('主持人'), minutes.chair, head('记录人'), minutes.recorder],
    ...(minutes.lecturer ? [[head('授课人'), wide(minutes.lecturer)]] : []),
    [head('应到人数'), String(attendance.expected), head('实到人数'), String(presentCount(minutes))],
    [head('缺席人数'), String(attendance.expected - presentCount(minutes)), head('有表决权人数'), String(attendance.entitled)],
    [head('参加人员'), wide(attendance.present.join('、'))],
    [head('缺席人员\n及原因'), wide(absentees(minutes))],
    ...(minutes.observers.length > 0 ? [[head('列席人员'), wide(minutes.observers.join('、'))]] : []),
    [head(minutes.kind === 'themeDay' ? '活动主题' : '会议议题'), wide(topics)],
    [head(minutes.kind === 'themeDay' ? '活\n动\n记\n录' : '会\n议\n内\n容'), wide(lines.join('\n'))],
  ])];
}

function headTable(minutes: Minutes, manner: Manner): readonly DraftBlock[] {
  return [table([1, 4], labels(minutes, manner).map(([label, value]) => [{ text: label, head: true }, value])), ...content(minutes, '议题')];
}

function labels(minutes: Minutes, { dateStyle, layout }: Manner): readonly (readonly [string, string])[] {
  const prefix = minutes.kind === 'themeDay' ? '活动' : layout === 3 ? '会议' : '';
  return [
    [`${prefix}时间`, `${minutes.dateText ?? writeDate(minutes.date, dateStyle)} ${writeTimes(minutes.start, minutes.end, dateStyle)}`],
    [`${prefix}地点`, minutes.venue],
    ['主持人', minutes.chair],
    ['记录人', minutes.recorder],
    ...(minutes.lecturer ? [['授课人', minutes.lecturer] as const] : []),
    ['参会人数', attendanceSentence(minutes).replace(/。$/, '')],
    ['参加人员', minutes.attendance.present.join('、')],
    ['缺席人员', absentees(minutes)],
    ...(minutes.observers.length > 0 ? [['列席人员', minutes.observers.join('、')] as const] : []),
  ].filter(([, value]) => value !== '') as [string, string][];
}

function content(minutes: Minutes, word: string): readonly DraftBlock[] {
  const single = minutes.items.length === 1;
  return [
    ...minutes.opening.map((sentence) => paragraph(sentence)),
    ...minutes.items.flatMap((item, index) => itemBlocks(item, single ? `${minutes.kind === 'themeDay' ? '主题' : word}：` : `${word}${chineseNumber(index + 1)}：`)),
    ...minutes.closing.map((sentence) => paragraph(sentence)),
  ];
}

function itemBlocks(item: AgendaItem, prefix: string): readonly DraftBlock[] {
  return [
    paragraph(`${prefix}${item.topic}`, 'section'),
    ...item.facts.map((fact) => paragraph(`${fact}。`)),
    ...item.speeches.map(({ speaker, text }) => paragraph(`${speaker}：${text}`)),
    ...decisionLines(item).map((line) => paragraph(line)),
    ...(item.vote ? [paragraph(voteSentence(item.vote))] : []),
  ];
}

function itemSentence(item: AgendaItem): string {
  const speeches = item.speeches.map(({ speaker, text }) => `${speaker}说：“${text.replace(/。$/, '')}。”`).join('');
  return `会议${item.topic}。${item.facts.map((fact) => `${fact}。`).join('')}${speeches}${decisionLines(item).join('')}${item.vote ? voteSentence(item.vote) : ''}`;
}

function decisionLines({ decisions }: AgendaItem): readonly string[] {
  return decisions.map(({ text, responsible, due }) => `会议决定：${text}${responsible ? `，由${responsible}负责` : ''}${due ? `，${due}完成` : ''}。`);
}

function voteSentence(vote: NonNullable<AgendaItem['vote']>): string {
  return `表决情况：${vote.manner}，赞成${vote.for}票，反对${vote.against}票，弃权${vote.abstained}票，表决通过。`;
}

function attendanceSentence(minutes: Minutes): string {
  const { attendance } = minutes;
  const entitled = minutes.kind === 'branchMeeting' || minutes.kind === 'committeeMeeting' || minutes.kind === 'jointMeeting' || minutes.kind === 'villagersRepresentativesMeeting' || minutes.kind === 'villageCommitteeMeeting';
  return `应到${attendance.unit}${attendance.expected}人，实到${presentCount(minutes)}人，缺席${attendance.expected - presentCount(minutes)}人${entitled ? `，有表决权${attendance.entitled}人` : ''}。`;
}

function presentCount({ attendance }: Minutes): number {
  return attendance.presentCount ?? attendance.present.length;
}

function absentees({ attendance }: Minutes): string {
  return attendance.absent.length === 0 ? '无' : attendance.absent.map(({ name, reason }) => (reason ? `${name}（${reason}）` : name)).join('、');
}

function signatures(minutes: Minutes, { dateStyle }: Manner): readonly DraftBlock[] {
  const names = paragraph(`主持人（签字）：${minutes.chair}        记录人（签字）：${minutes.recorder}`, 'plain');
  return minutes.signedOn ? [names, paragraph(writeDate(minutes.signedOn, dateStyle === 5 ? 0 : dateStyle), 'right')] : [names];
}
