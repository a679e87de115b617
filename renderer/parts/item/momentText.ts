const format = new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false });

/** An instant of the event chain on this computer's clock: 2026/01/15 09:30. */
export function momentText(instant: string): string {
  return format.format(new Date(instant));
}
