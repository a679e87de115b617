import type { Table } from '../model/document.ts';
import type { MemberStanding, PartialDate, RosterEntry, RosterKind } from '../model/roster.ts';
import type { ColumnMeaning } from './columns.ts';
import { birthFromIdentityNumber, findPartialDate, parsePartialDate } from './partialDate.ts';
import { cellText, type RosterColumn } from './rosterGrid.ts';

const personName = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}·\p{Script=Han}{1,8})$/u;
const notNames = /^(?:合计|小计|总计|共计|姓名|备注|说明|无|填表人|制表人|审核人|负责人|党员|正式|预备|男|女|书记|支部|以上|以下|空白|其中|平均|人数|党小组|日期|时间|签名|签字|注意|本页|单位|填报)/;

/** Reads one person out of a row; `null` for totals, remarks and empty rows. */
export function readEntry(table: Table, block: number, row: number, columns: readonly RosterColumn[], kind: RosterKind): RosterEntry | null {
  const of = (meaning: ColumnMeaning): string => {
    const column = columns.find((candidate) => candidate.meaning === meaning);
    return column ? cellText(table, row, column.index) : '';
  };
  const date = (meaning: ColumnMeaning): PartialDate | null => parsePartialDate(of(meaning));
  const nameColumn = columns.find(({ meaning }) => meaning === 'name')!;
  const written = cellText(table, row, nameColumn.index);
  const name = written.normalize('NFKC').replace(/[\s•・]/g, (mark) => (mark.trim() === '' ? '' : '·')).replace(/\(.*?\)$/, '');
  if (!personName.test(name) || notNames.test(name)) return null;
  const note = of('note');
  // Rosters also say it under 党员状态: “2024年5月12日去世”.
  const remarks = [note, of('standing')].filter(Boolean).join('；');
  const gender = /^(男|女)/.exec(of('gender'))?.[1] as '男' | '女' | undefined;
  const identity = of('identityNumber');
  return {
    name,
    ...present({
      gender,
      born: date('born') ?? birthFromIdentityNumber(identity) ?? birthFromIdentityNumber(of('born')),
      joined: date('joined'),
      becameFull: date('becameFull'),
      standing: standingOf(of('standing'), of('isProbationary'), `${of('becameFull')}${note}`),
      movedIn: date('movedIn') ?? noted(remarks, /转入|迁入|调入/),
      movedOut: date('movedOut') ?? noted(remarks, /转出|迁出|调出|转至|转到/),
      died: date('died') ?? noted(remarks, /去世|病故|逝世|死亡/),
      ended: date('ended') ?? noted(remarks, /停止党籍|除名|开除|退党/),
      office: filled(of('office')),
      officeFrom: date('officeFrom'),
      officeTo: date('officeTo'),
      group: filled(of('group')),
      floating: floatingOf(of, kind),
      note: filled(note),
    }),
    place: { block, row, column: nameColumn.index, start: 0, end: written.length },
  };
}

function standingOf(written: string, isProbationary: string, remarks: string): MemberStanding | null {
  if (/^是/.test(isProbationary)) return 'probationary';
  if (/^否/.test(isProbationary)) return 'full';
  if (/预备/.test(written)) return 'probationary';
  if (/正式|中共党员|^党员/.test(written)) return 'full';
  if (/积极分子/.test(written)) return 'activist';
  if (/发展对象/.test(written)) return 'candidate';
  if (/群众|团员|无党派/.test(written)) return 'none';
  return /(?<!原)预备(?:党员|期)?/.test(remarks) && !/转正/.test(remarks) ? 'probationary' : null;
}

function floatingOf(of: (meaning: ColumnMeaning) => string, kind: RosterKind): NonNullable<RosterEntry['floating']> | null {
  const from = parsePartialDate(of('floatingFrom')) ?? findPartialDate(of('floatingFrom'));
  const to = parsePartialDate(of('floatingTo')) ?? findPartialDate(of('floatingTo'));
  const where = filled(of('floatingWhere'));
  const said = of('isFloating');
  const away = from !== null || to !== null || where !== null || (said !== '' && !/^(?:否|无|不|在村|未)/.test(said)) || kind === 'floatingMembers';
  return away ? present({ from, to, where }) : null;
}

/** A date beside the word in a remark: 2024年3月因病去世. */
function noted(note: string, event: RegExp): PartialDate | null {
  const clause = note.split(/[，,；;。]/).find((part) => event.test(part));
  return clause ? findPartialDate(clause) : null;
}

function filled(text: string): string | null {
  const value = text.replace(/\s+/g, ' ').trim();
  return value === '' || /^[-—/\\无]+$/.test(value) ? null : value;
}

type Present<Values> = { [Key in keyof Values]?: NonNullable<Values[Key]> };

/** Leaves out what was not read. */
function present<Values extends object>(values: Values): Present<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as Present<Values>;
}
