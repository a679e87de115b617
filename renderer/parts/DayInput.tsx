import { DatePicker } from 'antd';
import dayjs from 'dayjs';

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
  return <DatePicker {...rest} style={{ width }} format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'YYYY年M月D日']} value={value ? dayjs(value) : null} onChange={(day) => onChange?.(day?.isValid() ? day.format('YYYY-MM-DD') : '')} />;
}
