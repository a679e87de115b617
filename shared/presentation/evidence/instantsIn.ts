import { parseCalendarDate, type CalendarDate } from '../../model/calendarDate.ts';

/** A time that a file states of itself, in the clock of the place: UTC times are shown in Beijing time. */
export interface NamedInstant {
  /** 建立、保存、拍摄、扫描、打印. */
  readonly name: string;
  readonly day: CalendarDate;
  /** `HH:MM`; null where only the day is known. */
  readonly time: string | null;
}

const BEIJING_HOURS = 8;
const words = /(PDF 生成时间|签章时间|创建时间|建立时间|最后保存时间|保存时间|打印时间|扫描时间|拍摄时间|DateTimeOriginal|CreateDate)\s*(\d{4})[-:](\d{2})[-:](\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?/g;

const names: Readonly<Record<string, string>> = { 'PDF 生成时间': '生成', 签章时间: '签章', 创建时间: '建立', 建立时间: '建立', 最后保存时间: '保存', 保存时间: '保存', 打印时间: '打印', 扫描时间: '扫描', 拍摄时间: '拍摄', DateTimeOriginal: '拍摄', CreateDate: '建立' };

/** The named times of a quote, as the rules write them: `创建时间 2025-12-19T11:38:20Z`, `DateTimeOriginal 2025:07:05 16:20:10`. */
export function instantsIn(quote: string): readonly NamedInstant[] {
  return Array.from(quote.matchAll(words), ([, word = '', year = '', month = '', day = '', hour, minute, zone]): NamedInstant | null => {
    const stated = parseCalendarDate(`${year}-${month}-${day}`);
    const name = names[word] ?? word;
    if (stated === null || hour === undefined) return stated && { name, day: stated, time: null };
    const local = localInstant(stated, `${hour}:${minute}`, zone);
    return Number.isNaN(local.getTime()) ? null : { name, day: local.toISOString().slice(0, 10) as CalendarDate, time: local.toISOString().slice(11, 16) };
  }).filter((instant) => instant !== null);
}

/** The clock of the place as if it were UTC; a time without a zone is of the place already. */
function localInstant(day: CalendarDate, time: string, zone: string | undefined): Date {
  if (zone === undefined) return new Date(`${day}T${time}:00Z`);
  return new Date(Date.parse(`${day}T${time}:00${zone}`) + BEIJING_HOURS * 3_600_000);
}
