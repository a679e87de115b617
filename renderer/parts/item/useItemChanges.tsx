import { App, AutoComplete, Button } from 'antd';
import { useCallback, useMemo } from 'react';
import type { ItemDecision } from '../../../shared/contract/itemCalls.ts';
import { useAction } from '../../client/useCall.ts';

/** What people usually say; anything else can be typed. */
const usualReasons = ['与党建工作无关', '重复导入', '不是本单位的材料', '草稿，已有正式件'];

export interface ItemChanges {
  readonly decide: (ids: readonly number[], decision: ItemDecision, done?: () => void) => void;
  /** Asks for the reason first. */
  readonly moveOut: (ids: readonly number[], done?: () => void) => void;
  readonly moveBack: (ids: readonly number[], done?: () => void) => void;
}

/** Changes of items by hand, each with a way back beside the message that it was done. */
export function useItemChanges(): ItemChanges {
  const { message, modal } = App.useApp();
  const { mutate: decide } = useAction('item.decide');
  const { mutate: remove } = useAction('item.remove');
  const { mutate: restore } = useAction('item.restore');
  const { mutate: undo } = useAction('item.undo');
  const tell = useCallback(
    (what: string, done?: () => void) => ({
      onSuccess: ({ seq }: { readonly seq: number | null }) => {
        done?.();
        if (seq === null) void message.info('没有需要改动的。');
        else void message.open({ type: 'success', duration: 8, content: <>{what}<Button type="link" size="small" onClick={() => undo({ seq })}>撤销</Button></> });
      },
    }),
    [message, undo],
  );
  return useMemo(
    () => ({
      decide: (ids, decision, done) => decide({ ids: [...ids], decision }, tell(`已改动 ${ids.length} 件。`, done)),
      moveBack: (ids, done) => restore({ ids: [...ids] }, tell(`已移回 ${ids.length} 件。`, done)),
      moveOut(ids, done) {
        let reason = usualReasons[0]!;
        modal.confirm({
          title: `把 ${ids.length} 件移出档案`, icon: null, okText: '移出',
          content: (
            <>
              <p>移出后不再归档、检查和导出；原件仍保存，可以随时移回。</p>
              <AutoComplete aria-label="移出的理由" style={{ width: '100%' }} defaultValue={reason} options={usualReasons.map((value) => ({ value }))} onChange={(value: string) => (reason = value)} maxLength={300} />
            </>
          ),
          onOk: () => (reason.trim() === '' ? Promise.reject(new Error('no reason')) : remove({ ids: [...ids], reason: reason.trim() }, tell(`已移出 ${ids.length} 件，原件仍保存。`, done))),
        });
      },
    }),
    [decide, modal, remove, restore, tell],
  );
}
