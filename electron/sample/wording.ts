import { addDays, dayOf, monthOf, weekdayOf, yearOf, type CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import type { Village } from './village.ts';

/** What a sentence is about: who writes, where, when. */
export interface Setting {
  readonly random: Random;
  readonly pools: Pools;
  readonly village: Village;
  readonly date: CalendarDate;
}

/** Fills the slots of a sentence: `{n:3-9}` a number, `{place}`, `{group}`, `{villager}`, `{member}`, `{month}`, `{study}`, `{aim}`, `{gap}`, `{tree}`. */
export function fill(sentence: string, setting: Setting): string {
  const { random, pools, village, date } = setting;
  return sentence.replace(/\{(\w+)(?::(\d+)-(\d+))?\}/g, (whole, slot: string, low?: string, high?: string) => {
    switch (slot) {
      case 'n':
        return String(random.int(Number(low), Number(high)));
      case 'place':
        return random.pick(village.places);
      case 'group':
        return random.pick(village.groups);
      case 'villager':
        return random.pick(village.villagers);
      case 'member':
        return random.pick(village.members.filter(({ died, movedOut, floating }) => !died && !movedOut && !floating)).name;
      case 'month':
        return `${((monthOf(date) + random.int(0, 2)) % 12) + 1}月`;
      case 'tree':
        return random.pick(pools.phrases.trees);
      case 'study':
        return studyTitle(setting);
      case 'aim':
        return random.pick(pools.phrases.aims);
      case 'gap':
        return fill(random.pick(pools.phrases.gaps), setting);
      default:
        return whole;
    }
  });
}

/** Something that was public on the day, and still current. */
export function studyTitle({ random, pools, date }: Setting): string {
  const known = pools.phrases.study.filter(({ from, to }) => from < date && (to === undefined || date <= to));
  return known.length > 0 ? random.pick(known).title : '党章和党内有关制度';
}

/** A spoken contribution: an opening, one or two remarks on the matter, perhaps a wish. */
export function speak(remarks: readonly string[], setting: Setting): string {
  const { random, pools } = setting;
  const said = remarks.map((remark) => fill(remark, setting)).join('；');
  return `${random.pick(pools.phrases.openers)}${said}。${fill(random.pick(pools.phrases.tails), setting)}`;
}

/** A date in one of six writings: 2025年3月5日, 2025.3.5, 2025-03-05, 二〇二五年三月五日, full-width digits, with the weekday. */
export function writeDate(date: CalendarDate, style: number): string {
  const [year, month, day] = [yearOf(date), monthOf(date), dayOf(date)];
  switch (style) {
    case 1:
      return `${year}.${month}.${day}`;
    case 2:
      return date;
    case 3:
      return `${Array.from(String(year)).map((digit) => chineseDigits[Number(digit)]!).join('')}年${chineseNumber(month)}月${chineseNumber(day)}日`;
    case 4:
      return `${year}年${month}月${day}日`.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 5:
      return `${year}年${month}月${day}日（${weekdayName(date)}）`;
    default:
      return `${year}年${month}月${day}日`;
  }
}

/** 星期三. */
function weekdayName(date: CalendarDate): string {
  return `星期${'一二三四五六日'[weekdayOf(date) - 1]!}`;
}

/** A span of two clock times (`HH:MM`) in a writing that goes with the date style. */
export function writeTimes(start: string, end: string, style: number): string {
  if (style === 1 || style === 2) return `${start}-${end}`;
  if (style === 3 || style === 4) return `${spoken(start)}至${spoken(end)}`;
  return `${Number(start.slice(0, 2)) < 12 ? '上午' : '下午'}${start}—${end}`;
}

/** A clock time some minutes later. */
export function later(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** A deadline some weeks after the day: 4月20日前, with the year where it changes. */
export function deadline({ random, date }: Setting): string {
  const due = addDays(date, random.int(12, 70));
  return `${yearOf(due) === yearOf(date) ? '' : `${yearOf(due)}年`}${monthOf(due)}月${dayOf(due)}日前`;
}

/** 十一, 二十, 三十一: numbers below a hundred. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? chineseDigits[tens]! : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? chineseDigits[ones]! : ''}`;
}

const chineseDigits = Array.from('〇一二三四五六七八九');

function spoken(time: string): string {
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3));
  const part = hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上';
  return `${part}${hour > 12 ? hour - 12 : hour}时${minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`}`;
}
