import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { parseCalendarDate } from '../../shared/model/calendarDate.ts';

interface DayInputProps {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly width?: number;
  /** YYYY-MM-DD; empty for none. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** A day to type or pick, in the order that Chinese papers write it; the browser's own field follows the system's language. */
export function DayInput({ value, onChange, width = 145, ...rest }: DayInputProps) {
  const put = (day: string) => {
    if (day !== (value ?? '')) onChange?.(day);
  };
  return (
    <DatePicker {...rest} style={{ width }} format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'YYYY年M月D日']} value={value ? dayjs(value) : null}
      onChange={(day) => put(day?.isValid() ? day.format('YYYY-MM-DD') : '')}
      // What was typed holds without Enter too.
      onBlur={({ target }) => {
        const typed = dayIn((target as HTMLInputElement).value);
        if (typed !== null) put(typed);
      }}
    />
  );
}

/** 2026-1-20, 2026.1.20, 20260120, 2026年1月20日. */
function dayIn(text: string): string | null {
  const match = /^\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})日?\s*$/.exec(text);
  return match ? parseCalendarDate(`${match[1]!}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`) : null;
}
