import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/model/document.ts';
import { readRecords } from '../../../shared/reading/readRecords.ts';
import { toChineseDigits, toChineseNumeral } from '../../../shared/text/numerals.ts';
import { blocksOf, plain } from './writing.ts';

interface Meeting {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly venue: string;
  readonly chair: string;
  readonly recorder: string;
  readonly expected: number;
  readonly absentees: readonly { readonly name: string; readonly reason: string }[];
  readonly topics: readonly string[];
  readonly speeches: readonly { readonly speaker: string; readonly text: string }[];
  readonly decisions: readonly string[];
  readonly votes: readonly [number, number, number];
}

interface Style {
  readonly layout: 'lines' | 'joined' | 'table' | 'tallTable' | 'paragraph' | 'brackets' | 'nextLine' | 'spaced';
  readonly numbers: 'arabic' | 'fullWidth' | 'chinese';
  readonly dates: 'cn' | 'dot' | 'dash' | 'chinese' | 'blanks';
  readonly words: 0 | 1 | 2;
  readonly colon: ':' | '：';
}

const people = ['王建国', '李小红', '马强', '周玉兰', '赵立新', '孙志强', '陈明', '刘玉梅', '张有才', '何军', '欧阳锋', '尹秀英', '郭永福', '杨德胜', '白俊', '祁发财'];
const reasons = ['外出务工', '住院', '因病请假', '照顾老人', '在县城开会'];
const topics = ['学习上级文件精神', '研究村道维修事宜', '讨论困难党员慰问名单', '通报上月党务开支', '审议合作社分红方案'];
const remarks = ['这个办法好，我同意。', '账目要公开，大家才放心。', '修路的钱要先落实', '我没有意见。', '希望多听群众的想法，不要急。'];
const resolutions = ['同意维修村道三百米', '慰问困难党员五户', '每月底公开一次账目', '下周组织义务劳动'];
const venues = ['村委会会议室', '党群服务中心二楼', '村文化广场', '老学校院内'];

const meeting: fc.Arbitrary<Meeting> = fc.record({
  year: fc.integer({ min: 2015, max: 2026 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 8, max: 19 }),
  minute: fc.constantFrom(0, 15, 30),
  venue: fc.constantFrom(...venues),
  names: fc.shuffledSubarray(people, { minLength: 9, maxLength: 9 }),
  expected: fc.integer({ min: 5, max: 68 }),
  absent: fc.integer({ min: 1, max: 3 }),
  reasons: fc.array(fc.constantFrom(...reasons), { minLength: 3, maxLength: 3 }),
  topics: fc.shuffledSubarray(topics, { minLength: 1, maxLength: 3 }),
  remarks: fc.array(fc.constantFrom(...remarks), { minLength: 2, maxLength: 2 }),
  decisions: fc.shuffledSubarray(resolutions, { minLength: 1, maxLength: 3 }),
  against: fc.integer({ min: 0, max: 1 }),
  abstained: fc.integer({ min: 0, max: 1 }),
}).map((seed) => ({
  ...seed,
  chair: seed.names[0]!,
  recorder: seed.names[1]!,
  absentees: seed.names.slice(2, 2 + seed.absent).map((name, index) => ({ name, reason: seed.reasons[index]! })),
  speeches: seed.names.slice(5, 7).map((speaker, index) => ({ speaker, text: seed.remarks[index]! })),
  votes: [seed.expected - seed.absent - seed.against - seed.abstained, seed.against, seed.abstained] as const,
}));

const style: fc.Arbitrary<Style> = fc.record({
  layout: fc.constantFrom('lines', 'joined', 'table', 'tallTable', 'paragraph', 'brackets', 'nextLine', 'spaced'),
  numbers: fc.constantFrom('arabic', 'fullWidth', 'chinese'),
  dates: fc.constantFrom('cn', 'dot', 'dash', 'chinese', 'blanks'),
  words: fc.constantFrom(0, 1, 2),
  colon: fc.constantFrom(':', '：'),
});

function number(value: number, { numbers }: Style): string {
  if (numbers === 'chinese') return toChineseNumeral(value);
  return numbers === 'arabic' ? String(value) : String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function when({ year, month, day, hour, minute }: Meeting, { dates }: Style): string {
  const clock = `${hour < 12 ? '上午' : '下午'}${String(hour > 12 ? hour - 12 : hour)}时${minute === 0 ? '' : `${String(minute)}分`}`;
  switch (dates) {
    case 'cn': return `${String(year)}年${String(month)}月${String(day)}日${clock}`;
    case 'dot': return `${String(year)}.${String(month)}.${String(day)} ${String(hour)}:${String(minute).padStart(2, '0')}`;
    case 'dash': return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')} ${String(hour)}:${String(minute).padStart(2, '0')}`;
    case 'chinese': return `${toChineseDigits(year)}年${toChineseNumeral(month)}月${toChineseNumeral(day)}日${hour < 12 ? '上午' : '下午'}${toChineseNumeral(hour > 12 ? hour - 12 : hour)}时${minute === 0 ? '' : `${toChineseNumeral(minute)}分`}`;
    case 'blanks': return `${String(year)} 年 ${String(month)} 月 ${String(day)} 日 ${clock}`;
  }
}

const wordings = [
  { when: '时间', venue: '地点', chair: '主持人', recorder: '记录人', expected: '应到', present: '实到', absent: '缺席人员', topics: '议题', content: '会议内容', decisions: '会议决议', votes: '表决情况', for: '赞成', against: '反对' },
  { when: '会议时间', venue: '会议地点', chair: '主持', recorder: '记录员', expected: '应到人数', present: '实到人数', absent: '缺席人员及原因', topics: '会议议题', content: '讨论发言', decisions: '会议决定', votes: '表决结果', for: '同意', against: '不同意' },
  { when: '召开时间', venue: '召开地点', chair: '会议主持人', recorder: '会议记录人', expected: '应参会人数', present: '实际参会人数', absent: '未到会人员', topics: '主要议题', content: '会议记录', decisions: '议定事项', votes: '表决', for: '赞成', against: '反对' },
] as const;

function write(record: Meeting, how: Style): readonly Block[] {
  const words = wordings[how.words];
  const count = (value: number): string => `${number(value, how)}人`;
  const absent = record.absentees.map(({ name, reason }) => `${name}（${reason}）`).join('、');
  const present = record.expected - record.absentees.length;
  const list = (items: readonly string[]): string => (items.length === 1 ? items[0]! : items.map((item, index) => `${String(index + 1)}.${item}`).join('；'));
  const votes = `${words.for}${number(record.votes[0], how)}票，${words.against}${number(record.votes[1], how)}票，弃权${number(record.votes[2], how)}票`;
  const speeches = record.speeches.map(({ speaker, text }) => `${speaker}${how.colon}${text}`);
  const title = '东沟村党支部党员大会会议记录';
  const pairs: readonly (readonly [string, string])[] = [
    [words.when, when(record, how)], [words.venue, record.venue], [words.chair, record.chair], [words.recorder, record.recorder],
    [words.expected, count(record.expected)], [words.present, count(present)], [words.absent, absent], [words.topics, list(record.topics)],
  ];
  const labelled = ([label, value]: readonly [string, string]): string => `${label}${how.colon}${value}`;
  const tail = [`${words.content}${how.colon}`, ...speeches, labelled([words.decisions, list(record.decisions)]), labelled([words.votes, votes])];
  switch (how.layout) {
    case 'lines': return blocksOf([title, ...pairs.map(labelled), ...tail].join('\n'));
    case 'spaced': return blocksOf([title, ...pairs.map((pair) => labelled([Array.from(pair[0]).join('  '), pair[1]])), ...tail].join('\n'));
    case 'joined': return blocksOf([title, `${labelled(pairs[0]!)}    ${labelled(pairs[1]!)}`, `${labelled(pairs[2]!)}；${labelled(pairs[3]!)}；${labelled(pairs[4]!)}；${labelled(pairs[5]!)}`, labelled(pairs[6]!), labelled(pairs[7]!), ...tail].join('\n'));
    case 'brackets': return blocksOf([title, ...pairs.map(([label, value]) => `【${label}】${value}`), `【${words.content}】`, ...speeches, `【${words.decisions}】${list(record.decisions)}`, `【${words.votes}】${votes}`].join('\n'));
    case 'nextLine': return blocksOf([title, ...pairs.flatMap(([label, value], index) => [`${toChineseNumeral(index + 1)}、${label}`, value]), `九、${words.content}${how.colon}`, ...speeches, `十、${words.decisions}`, list(record.decisions), `十一、${words.votes}`, votes].join('\n'));
    case 'table': return blocksOf([title, ...[0, 2, 4].map((index) => `|${pairs[index]![0]}|${pairs[index]![1]}|${pairs[index + 1]![0]}|${pairs[index + 1]![1]}|`), `|${words.absent}|${absent}|>|>|`, `|${words.topics}|${list(record.topics)}|>|>|`, `|${words.content}|${speeches.join('\\n')}|>|>|`, `|${words.decisions}|${list(record.decisions)}|>|>|`, `|${words.votes}|${votes}|>|>|`].join('\n'));
    case 'tallTable': return blocksOf([`|${title}|>|>|>|`, `|${pairs.slice(0, 4).map(([label]) => label).join('|')}|`, `|${pairs.slice(0, 4).map(([, value]) => value).join('|')}|`, `|${pairs[4]![0]}|${pairs[4]![1]}|${pairs[5]![0]}|${pairs[5]![1]}|`, ...[pairs[6]!, pairs[7]!, [words.content, speeches.join('\\n')] as const, [words.decisions, list(record.decisions)] as const, [words.votes, votes] as const].flatMap(([label, value]) => [`|${label}|>|>|>|`, `|${value}|>|>|>|`])].join('\n'));
    case 'paragraph': return blocksOf(`${when(record, how)}，东沟村党支部在${record.venue}召开党员大会，应到党员${count(record.expected)}，实到${count(present)}，缺席${number(record.absentees.length, how)}人（${absent}），会议由${record.chair}主持，${record.recorder}记录。${record.speeches.map(({ speaker, text }) => `${speaker}${how.colon}${text.replace(/。$/, '')}。`).join('')}\n会议议题：${list(record.topics)}\n会议决定：${list(record.decisions)}\n表决：${votes}`);
  }
}

describe('a record written in a random layout', () => {
  it('is read back, every field', () => {
    fc.assert(fc.property(meeting, style, (record, how) => {
      const read = readRecords({ blocks: write(record, how) }, { path: '记录.docx' });
      expect(read).toHaveLength(1);
      const strip = (text: string): string => text.replace(/。$/, '');
      const fields = plain(read[0]!.fields);
      expect({
        ...fields,
        speeches: (fields['speeches'] as { speaker: string; text: string }[] | undefined)?.map(({ speaker, text }) => ({ speaker, text: strip(text) })),
      }).toMatchObject({
        date: `${String(record.year)}-${String(record.month).padStart(2, '0')}-${String(record.day).padStart(2, '0')}`,
        startTime: `${String(record.hour).padStart(2, '0')}:${String(record.minute).padStart(2, '0')}`,
        venue: record.venue,
        chair: record.chair,
        recorder: record.recorder,
        expected: record.expected,
        present: record.expected - record.absentees.length,
        absentees: record.absentees,
        topics: record.topics,
        speeches: record.speeches.map(({ speaker, text }) => ({ speaker, text: strip(text) })),
        decisions: record.decisions.map((text) => ({ text })),
        votes: [{ for: record.votes[0], against: record.votes[1], abstained: record.votes[2] }],
      });
    }), { numRuns: 1500, seed: 20260115 });
  });

  it('gives places that hold what was read', () => {
    fc.assert(fc.property(meeting, style, (record, how) => {
      const blocks = write(record, how);
      const { fields } = readRecords({ blocks }, { path: '记录.docx' })[0]!;
      for (const field of Object.values(fields).flat() as { raw: string; place: { block: number; row?: number; column?: number; start: number; end: number } }[]) {
        const block = blocks[field.place.block]!;
        const text = block.kind === 'paragraph' ? block.text : block.rows[field.place.row!]![field.place.column!]!.text;
        expect(text.slice(field.place.start, field.place.end)).toBe(field.raw);
      }
      expect(fields.chair?.raw).toBe(record.chair);
    }), { numRuns: 300, seed: 7 });
  });
});
