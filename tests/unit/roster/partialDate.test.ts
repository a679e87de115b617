import { describe, expect, it } from 'vitest';
import { birthFromIdentityNumber, comparePartialDates, findPartialDate, latestDay, parsePartialDate } from '../../../shared/roster/partialDate.ts';

describe('parsePartialDate', () => {
  it.each([
    ['1998.07', '1998-07'], ['1998年7月', '1998-07'], ['199807', '1998-07'], ['1998-7', '1998-07'], ['1998/7/1', '1998-07-01'],
    ['2008-07-01', '2008-07-01'], ['2008-07-01 00:00:00', '2008-07-01'], ['20080701', '2008-07-01'], ['２００８．０７', '2008-07'],
    ['一九九八年七月', '1998-07'], ['二〇〇八年十二月二十五日', '2008-12-25'], ['98.7', '1998-07'], ['08年7月', '2008-07'],
    ['35977', '1998-07-01'], ['1976', '1976'], ['1976年', '1976'], [' 1998 . 07 ', '1998-07'], ['1998.07.01', '1998-07-01'],
  ])('reads %s', (written, expected) => {
    expect(parsePartialDate(written)).toBe(expected);
  });

  it.each(['', '无', '1998.13', '2023-02-30', '正式', '13800000000', '62042119800101'])('reads nothing in %s', (written) => {
    expect(parsePartialDate(written)).toBeNull();
  });

  it('finds a date in a remark', () => {
    expect(findPartialDate('于2024年3月因病去世')).toBe('2024-03');
  });
});

it('compares only as far as is known', () => {
  expect(comparePartialDates('1998-07', '1998-08')).toBe(-1);
  expect(comparePartialDates('1998-07', '1998')).toBe(0);
  expect(comparePartialDates('1998-07-02', '1998-07')).toBe(0);
  expect(comparePartialDates('1999', '1998-12-31')).toBe(1);
  expect(latestDay('2024-02')).toBe('2024-02-29');
});

it('takes the birthday from an identity number and refuses masked ones', () => {
  expect(birthFromIdentityNumber('620421198003052317')).toBe('1980-03-05');
  expect(birthFromIdentityNumber('6204211980****2317')).toBeNull();
});
