import { App } from 'antd';
import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { changeStarts, comparePlaces, samePlace } from '../../../shared/books/changeStarts.ts';
import type { BookStart, BookView } from '../../../shared/contract/bookCalls.ts';
import type { BookChange, RecordStart } from '../../../shared/model/book.ts';
import { refusalMessage } from '../../../shared/messages/refusalMessage.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { useClient } from '../../client/ClientProvider.tsx';

/** The book that is being divided, and what is done with it. */
export interface BookWork {
  /** `null` before the first answer. */
  readonly view: BookView | null;
  readonly error: unknown;
  /** As the person sees them: steps count at once, before their answers. */
  readonly starts: readonly BookStart[];
  readonly page: number;
  /** The record that is worked on, by its position; -1 on the cover. */
  readonly active: number;
  readonly undoable: number;
  readonly goToPage: (page: number) => void;
  readonly goToRecord: (index: number) => void;
  readonly change: (step: BookChange) => void;
  readonly undo: () => void;
}

export function useBook(itemId: number): BookWork {
  const client = useClient();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { data, error } = useCall('book.open', { itemId });
  const [changed, setChanged] = useState<readonly RecordStart[] | null>(null);
  const [at, setAt] = useState<{ readonly page: number; readonly record: number | null }>({ page: 1, record: null });
  const [undoable, setUndoable] = useState(0);
  const done = useRef<Promise<number | null>[]>([]);
  // One after the other: each step is said of what the one before it has left.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const view = data?.itemId === itemId ? data : null;
  const starts = shown(changed ?? (view?.starts as readonly RecordStart[] | undefined) ?? [], view?.starts ?? []);
  const pages = view?.pages ?? 1;
  const containing = starts.findLastIndex((start) => start.page < at.page || (start.page === at.page && start.at === 0));
  const active = at.record !== null && at.record < starts.length ? at.record : containing;

  const send = <Answer,>(call: () => Promise<Answer>): Promise<Answer | null> => {
    waiting.current += 1;
    const answer = queue.current.then(call);
    queue.current = answer.catch(() => undefined);
    return answer.catch((failure: unknown) => {
      void message.error(errorText(failure), 8);
      return null;
    }).finally(() => {
      waiting.current -= 1;
      if (waiting.current === 0) void queries.invalidateQueries({ queryKey: ['book.open'] }).then(() => waiting.current === 0 && setChanged(null));
    });
  };
  return {
    view, error, starts, active, undoable,
    page: at.page,
    goToPage: (page) => setAt({ page: Math.max(1, Math.min(pages, page)), record: null }),
    goToRecord(index) {
      const start = starts[Math.max(0, Math.min(starts.length - 1, index))];
      if (start) setAt({ page: start.page, record: starts.indexOf(start) });
    },
    change(step) {
      const next = changeStarts(starts as readonly RecordStart[], step, pages);
      if (!next) return void message.warning(refusalMessage({ kind: 'book-step' }));
      setChanged(next);
      if (step.do === 'begin' || step.do === 'move') {
        const place = step.do === 'move' ? step.to : step;
        setAt({ page: place.page, record: next.findIndex((start) => samePlace(start, place)) });
      } else if (step.do === 'join') setAt({ page: at.page, record: null });
      done.current.push(send(() => client.call('book.change', { itemId, step })).then((answer) => answer?.seq ?? null));
      setUndoable(done.current.length);
      return undefined;
    },
    undo() {
      const last = done.current.pop();
      setUndoable(done.current.length);
      if (last) void send(async () => {
        const seq = await last;
        setChanged(null);
        if (seq !== null) await client.call('book.undo', { seq });
      });
    },
  };
}

/** With what was read where each of them begins; of a new one nothing is read yet. */
function shown(starts: readonly RecordStart[], known: readonly BookStart[]): readonly BookStart[] {
  return starts.map((start) => ({ ...start, read: known.find((one) => comparePlaces(one, start) === 0)?.read ?? { title: null, kind: null, date: null, confirmed: false } }));
}
