import { parseNumeral } from '../text/numerals.ts';

/** A clock time in a text; offsets into the text that was given. */
export interface FoundTime {
  /** `HH:MM`, 24 hours. */
  readonly time: string;
  readonly start: number;
  readonly end: number;
  /** It closes a range that the time before it opens: the 16:00 of `14:30—16:00`. */
  readonly closesRange?: true;
}

const pattern = /(凌晨|早上|早晨|清晨|上午|中午|下午|午后|傍晚|晚上|晚|夜间)?\s*([0-9]{1,2}|[一二三四五六七八九十两廿]{1,3})\s*(:\s*(?=[0-9][0-9oOlI])|时|点钟|点|[.·](?=[0-9]{2}(?![0-9.])))\s*([0-9][0-9oOlI]?|[一二三四五六七八九十廿零〇]{1,4}(?=分|$|[^一-龥])|半|一刻|三刻)?\s*(分|整|许|左右)?/g;

/**
 * Clock times of a folded text (`foldText`): 上午9时30分, 9:30, 14:30—16:00, 下午三点半. Points of a speech
 * (提出三点意见) are not times.
 */
export function findTimes(folded: string): readonly FoundTime[] {
  const found: (FoundTime & { readonly afternoon: boolean })[] = [];
  for (const match of folded.matchAll(pattern)) {
    const [whole, period, hourText, mark, minuteText, tail] = match as unknown as [string, string?, string?, string?, string?, string?];
    const start = match.index + (whole.length - whole.trimStart().length);
    const end = match.index + whole.trimEnd().length;
    const bare = minuteText === undefined && tail === undefined;
    // 2024.12.16下午3时: with 上午 or 下午 before it the hour is no part of the number to its left.
    if ((period === undefined && /[0-9.:]/.test(folded[start - 1] ?? '')) || (/[0-9]/.test(folded[end] ?? '') && /[0-9]$/.test(whole))) continue;
    if (mark!.startsWith('.') || mark!.startsWith('·')) {
      if (period === undefined) continue;
    } else if (bare && !mark!.startsWith(':') && period === undefined && !/^\s*(?:[-—–~至到,;。、)\n]|在|召|开|钟|于|$)/.test(folded.slice(end, end + 3))) continue;
    if (bare && mark === '点' && /^\s*(?:[0-9]|意见|建议|要求|体会|希望)/.test(folded.slice(end, end + 3))) continue;
    if (bare && mark === '时' && period === undefined && /^(?:间|候|期|代|常)/.test(folded.slice(end))) continue;
    let hour = parseNumeral(hourText!);
    const minute = minutes(minuteText);
    if (hour === null || minute === null || hour > 24 || minute > 59) continue;
    const previous = found.at(-1);
    const closesRange = previous !== undefined && /^\s*[-—–~至到]+\s*$/.test(folded.slice(previous.end, start));
    let afternoon = /^(?:下午|午后|傍晚|晚上|晚|夜间|中午)$/.test(period ?? '');
    if (closesRange && period === undefined && previous.afternoon && hour < 12) afternoon = true;
    if (afternoon && hour < 12 && !(period === '中午' && hour >= 10)) hour += 12;
    if (closesRange && period === undefined && hour <= 6 && `${pad(hour)}:${pad(minute)}` < previous.time && Number(previous.time.slice(0, 2)) < 12) hour += 12;
    found.push({ time: `${pad(hour % 24)}:${pad(minute)}`, start, end, afternoon, ...(closesRange ? { closesRange: true as const } : {}) });
  }
  return found.map(({ time, start, end, closesRange }) => ({ time, start, end, ...(closesRange ? { closesRange } : {}) }));
}

function minutes(text: string | undefined): number | null {
  if (text === undefined) return 0;
  if (text === '半') return 30;
  if (text === '一刻') return 15;
  if (text === '三刻') return 45;
  return parseNumeral(text);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
