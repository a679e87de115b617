import { findDates } from '../calendar/findDates.ts';
import { addDays, daysBetween } from '../model/calendarDate.ts';
import type { RecordFact } from '../model/facts.ts';
import type { StatedStep, Step, StepId } from './steps.ts';

/**
 * The days that a paper states: a register's row of a step, a notice's 公示时间 with its first and last day. Where a
 * register holds several matters nothing is taken, since rows and matters cannot be told apart.
 */
export function statedSteps(record: RecordFact, steps: readonly Step[]): readonly StatedStep[] {
  if (record.kind === 'decisionRegister') return registered(record, steps);
  const step = steps.find(({ id, kinds }) => id.endsWith('Publicity') && kinds.includes(record.kind ?? ''));
  const published = step ? publication(record, step.id) : null;
  return published ? [published] : [];
}

function publication({ text, date }: RecordFact, step: StepId): StatedStep | null {
  const label = /(?:公示|公开|公告|张贴)(?:时间|日期|期限|期|起止时间)?\s*(?:为|自|从|是)?\s*[:：\t\n]?\s*(?:自|从)?\s*(?=(?:20|二[〇○零])?[\d〇○零一二三四五六七八九]{2}\s*[年./-])/.exec(text);
  const days = label ? findDates(text.slice(label.index, label.index + 80), date === null ? {} : { yearHint: Number(date.slice(0, 4)) }).filter((found) => found.date !== null && !found.inTitle) : [];
  const from = days[0]?.date ?? null;
  if (!label || from === null || days[0]!.start > label[0].length + 4) return null;
  const quote = text.slice(label.index, label.index + days[0]!.end).replace(/\s+/g, ' ');
  const second = days[1];
  const between = second ? text.slice(label.index + days[0]!.end, label.index + second.start) : '';
  if (second?.date && /^[^。\n]{0,12}[至到—–~-]|^\s*[至到—–~-]/.test(between) && second.date >= from) {
    return { step, from, to: second.date, quote: text.slice(label.index, label.index + second.end).replace(/\s+/g, ' ') };
  }
  const length = Number(/(?:公示|公开|公告)(?:期|时间|期限)?(?:为|共|是)?\s*(\d{1,2})\s*(?:天|日|个工作日)/.exec(text)?.[1]);
  return { step, from, quote, ...(length > 0 ? { to: addDays(from, length - 1) } : {}) };
}

function registered({ text, year }: RecordFact, steps: readonly Step[]): readonly StatedStep[] {
  if ([...text.matchAll(/事项名称|项目名称/g)].length > 1) return [];
  const found: StatedStep[] = [];
  const lines = text.split(/[\n\t]/).map((line) => line.trim());
  for (const [index, line] of lines.entries()) {
    const step = steps.find(({ labels }) => labels.some((label) => line.replace(/[“”"\s]/g, '').startsWith(label.replace(/[“”"\s]/g, ''))));
    if (!step || found.some((one) => one.step === step.id)) continue;
    const value = findDates(line).length > 0 ? line : (lines[index + 1] ?? '');
    if (value !== line && steps.some(({ labels }) => labels.some((label) => value.startsWith(label)))) continue;
    const days = findDates(value, year === null ? {} : { yearHint: year }).filter((one) => one.date !== null);
    const [first, second] = days;
    if (first?.date && (!second?.date || daysBetween(first.date, second.date) >= 0)) found.push({ step: step.id, from: first.date, ...(second?.date ? { to: second.date } : {}), quote: value === line ? line : `${line} ${value}` });
  }
  return found;
}
