import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { ItemDecision, ItemRow } from '../../../shared/contract/itemCalls.ts';
import { useClient } from '../../client/ClientProvider.tsx';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { useUndoSteps } from '../../parts/useUndoSteps.ts';

/** The queue of what waits for a person, and what the person does with it. */
export interface Review {
  /** `null` until the first answer. */
  readonly rows: readonly ItemRow[] | null;
  readonly total: number;
  readonly error: unknown;
  readonly current: ItemRow | null;
  readonly selected: ReadonlySet<number>;
  /** Decisions of this visit that can be taken back. */
  readonly undoable: number;
  readonly go: (id: number) => void;
  /** Moves by rows; with `extend`, what is passed over is selected. */
  readonly move: (by: number, extend?: boolean) => void;
  readonly toggle: (id: number) => void;
  readonly select: (ids: readonly number[]) => void;
  /** Decides about what is selected, or about the current item; the queue goes on at once. */
  readonly decide: (decision: ItemDecision | ((row: ItemRow) => ItemDecision)) => void;
  readonly undo: () => void;
}

/** As many as anybody goes through before the list is asked for again. */
const QUEUE = 1000;
const waiting = { filter: { branch: null, year: null, category: null, status: 'needs-review' }, sort: { by: 'path', descending: false }, offset: 0, limit: QUEUE } as const;

export function useReview(): Review {
  const client = useClient();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { data, error } = useCall('item.list', waiting);
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const [place, setPlace] = useState<{ readonly id: number | null; readonly index: number }>({ id: null, index: 0 });
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());

  const rows = useMemo(() => data?.rows.filter(({ id }) => !gone.has(id)) ?? null, [data, gone]);
  const found = rows?.findIndex(({ id }) => id === place.id) ?? -1;
  // What was looked at has gone: the next one has taken its place.
  const index = found >= 0 ? found : Math.min(place.index, (rows?.length ?? 0) - 1);
  const current = rows?.[index] ?? null;

  const go = useCallback((id: number) => setPlace({ id, index: rows?.findIndex((row) => row.id === id) ?? 0 }), [rows]);
  const renewed = async () => {
    await Promise.all(['item.list', 'item.get', 'item.counts', 'item.history'].map((name) => queries.invalidateQueries({ queryKey: [name] })));
  };
  /** The events it made: none where it changed nothing or failed. */
  const send = async (ids: readonly number[], decision: ItemDecision): Promise<readonly number[]> => {
    setGone((before) => new Set([...before, ...ids]));
    try {
      const { seq } = await client.call('item.decide', { ids: [...ids], decision });
      return seq === null ? [] : [seq];
    } catch (failure) {
      void message.error(errorText(failure), 8);
      return [];
    } finally {
      void renewed().finally(() => setGone((before) => new Set([...before].filter((id) => !ids.includes(id)))));
    }
  };
  const undo = useUndoSteps(async (events) => {
    try {
      for (const seq of events) await client.call('item.undo', { seq });
      void message.success('已撤销');
    } catch (failure) {
      void message.error(errorText(failure), 8);
    }
    await renewed();
  });
  return {
    rows,
    total: Math.max(0, (data?.total ?? 0) - gone.size),
    error,
    current,
    selected,
    undoable: undo.count,
    go,
    move(by, extend = false) {
      const next = rows?.[Math.max(0, Math.min(rows.length - 1, index + by))];
      if (!next) return;
      if (extend && current) setSelected((before) => new Set([...before, current.id, next.id]));
      go(next.id);
    },
    toggle: (id) => setSelected((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    select: (ids) => setSelected(new Set(ids)),
    decide(decision) {
      const chosen = rows?.filter(({ id }) => selected.has(id)) ?? [];
      const about = chosen.length > 0 ? chosen : current ? [current] : [];
      setPlace({ id: null, index });
      setSelected(new Set());
      const groups = Map.groupBy(about, (row) => JSON.stringify(typeof decision === 'function' ? decision(row) : decision));
      // What one press decided is one step: several events where the files called for different ones.
      undo.add(Promise.all([...groups].map(([text, group]) => send(group.map(({ id }) => id), JSON.parse(text) as ItemDecision))).then((events) => events.flat().sort((a, b) => a - b)));
    },
    undo: undo.undo,
  };
}
