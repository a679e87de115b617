import { App } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { FieldToConfirm } from '../../../shared/contract/ocrCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { useClient } from '../../client/ClientProvider.tsx';
import { useUndoSteps } from '../../parts/useUndoSteps.ts';

/** The queue of readings that wait for a person, and what is done with them. */
export interface Confirm {
  /** `null` before the first answer. */
  readonly fields: readonly FieldToConfirm[] | null;
  readonly more: boolean;
  readonly error: unknown;
  readonly current: FieldToConfirm | null;
  readonly undoable: number;
  readonly go: (field: FieldToConfirm) => void;
  readonly move: (by: number) => void;
  /** @param correction what it really says; `null`: it reads as it stands */
  readonly confirm: (field: FieldToConfirm, correction: string | null) => void;
  /** All lines of the record that the field stands in read as they stand. */
  readonly confirmRecord: (field: FieldToConfirm) => void;
  readonly toggleMisread: (field: FieldToConfirm) => void;
  readonly undo: () => void;
}

const QUEUE = 200;

export function useConfirm(): Confirm {
  const client = useClient();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { data, error } = useCall('ocr.queue', { limit: QUEUE });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [place, setPlace] = useState<{ readonly key: string | null; readonly index: number }>({ key: null, index: 0 });

  const fields = data?.fields.filter((field) => !gone.has(fieldKey(field))) ?? null;
  const found = fields?.findIndex((field) => fieldKey(field) === place.key) ?? -1;
  // What was looked at has gone: the next one has taken its place.
  const index = found >= 0 ? found : Math.max(0, Math.min(place.index, (fields?.length ?? 0) - 1));
  const current = fields?.[index] ?? null;

  const change = async (field: FieldToConfirm, call: () => Promise<{ readonly seq: number }>) => {
    const key = fieldKey(field);
    setPlace({ key: null, index });
    setGone((before) => new Set([...before, key]));
    const answer = call();
    undo.add(answer.then(({ seq }) => [seq]));
    try {
      await answer;
      await queries.invalidateQueries({ queryKey: ['ocr.queue'] });
    } catch (failure) {
      void message.error(errorText(failure), 8);
    } finally {
      setGone((before) => new Set([...before].filter((one) => one !== key)));
    }
  };
  const undo = useUndoSteps(async (events) => {
    try {
      for (const seq of events) await client.call('ocr.undo', { seq });
      await queries.invalidateQueries({ queryKey: ['ocr.queue'] });
      void message.success('已撤销');
    } catch (failure) {
      void message.error(errorText(failure), 8);
    }
  });
  return {
    fields, error, current,
    undoable: undo.count,
    more: data?.more ?? false,
    go: (field) => setPlace({ key: fieldKey(field), index }),
    move(by) {
      const next = fields?.[Math.max(0, Math.min(fields.length - 1, index + by))];
      if (next) setPlace({ key: fieldKey(next), index: index + by });
    },
    confirm: (field, correction) => void change(field, () => client.call('ocr.confirm', { ...placeOf(field), correction })),
    confirmRecord: (field) => void change(field, () => client.call('ocr.confirmRecord', { itemId: field.itemId, ordinal: field.ordinal })),
    toggleMisread: (field) => void change(field, () => client.call('ocr.misread', { ...placeOf(field), misread: !field.misread })),
    undo: undo.undo,
  };
}

/** One field among all of the queue. */
export function fieldKey({ itemId, ordinal, field, index }: FieldToConfirm): string {
  return `${itemId} ${ordinal} ${field} ${index}`;
}

function placeOf({ itemId, ordinal, field, index }: FieldToConfirm) {
  return { itemId, ordinal, field, index };
}
