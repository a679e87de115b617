import { useRef, useState, type KeyboardEvent } from 'react';
import type { ShownDay } from '../../../shared/calendar/yearDays.ts';
import { weekdayOf, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import './yearGrid.css';

interface YearGridProps {
  readonly year: number;
  readonly days: readonly ShownDay[];
  readonly onToggle: (day: CalendarDate) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months; every day a button, one of them in the tab order, arrow keys go on from it. */
export function YearGrid({ year, days, onToggle }: YearGridProps) {
  const [at, setAt] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const focused = event.target instanceof HTMLElement ? event.target.dataset['day'] : undefined;
    const from = days.findIndex(({ day }) => day === focused);
    const next = Math.max(0, Math.min(days.length - 1, (from < 0 ? at : from) + step));
    setAt(next);
    root.current?.querySelector<HTMLElement>(`[data-day="${days[next]!.day}"]`)?.focus();
  };
  const months = Map.groupBy(days.map((day, index) => ({ ...day, index })), ({ day }) => day.slice(0, 7));
  return (
    <div ref={root} className="year-grid" role="group" aria-label={`${year} 年日历`} onKeyDown={press}>
      {[...months].map(([month, ofMonth]) => (
        <section key={month} aria-label={`${Number(month.slice(5))} 月`}>
          <h3>{Number(month.slice(5))} 月</h3>
          <div className="year-month">
            {['一', '二', '三', '四', '五', '六', '日'].map((name) => <span key={name} className="year-head" aria-hidden>{name}</span>)}
            {ofMonth.map((day, position) => (
              <button key={day.day} type="button" data-day={day.day} tabIndex={day.index === at ? 0 : -1} aria-pressed={day.off} aria-label={labelOf(day)} title={labelOf(day)}
                className={day.off ? (day.weekend ? 'weekend' : 'off') : day.weekend ? 'worked' : undefined} style={position === 0 ? { gridColumnStart: weekdayOf(day.day) } : undefined}
                onClick={() => {
                  setAt(day.index);
                  onToggle(day.day);
                }}
              >
                <span className="figure">{Number(day.day.slice(8))}{day.off === day.weekend ? '' : day.off ? '休' : '班'}</span>
                <small>{day.lunar}</small>
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function labelOf({ day, lunar, holiday, off, weekend }: ShownDay): string {
  const state = off ? (weekend ? '周末休息' : '放假') : weekend ? '调休上班' : '上班';
  return `${day} ${lunar}${holiday === null ? '' : `（${holiday}）`}：${state}`;
}
