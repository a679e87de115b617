import type { Place } from '../../../shared/model/document.ts';
import { markedParts } from '../../../shared/presentation/markedText.ts';
import type { PlaceMark } from './placeMark.ts';

/** A text with its marked places; the one in focus is found by `data-focus`. */
export function MarkedText({ text, marks, focus }: { readonly text: string; readonly marks: readonly Pick<PlaceMark, 'place' | 'tone' | 'label'>[]; readonly focus: Place | null }) {
  if (marks.length === 0 && !focus) return text;
  const all = focus ? [...marks.map(({ place }) => place), focus] : marks.map(({ place }) => place);
  const parts = markedParts(text.length, all);
  const first = parts.findIndex((part) => part.marks.includes(marks.length));
  return parts.map(({ start, end, marks: covering }, index) => {
    const piece = text.slice(start, end);
    if (covering.length === 0) return piece;
    const focused = covering.includes(marks.length);
    const mark = marks[covering[0]!];
    const labels = covering.flatMap((number) => marks[number]?.label ?? []);
    return (
      <mark key={start} className={`mark-${mark?.tone ?? 'field'}${focused ? ' mark-focus' : ''}`} data-focus={index === first ? '' : undefined} title={labels.length > 0 ? labels.join('、') : undefined}>{piece}</mark>
    );
  });
}
