import { useEffect, useRef } from 'react';
import { fieldLabel } from '../../../shared/presentation/itemFields.ts';
import { fieldKey, type Confirm } from './useConfirm.ts';

/** The readings in their order; the one that is looked at stays in view. */
export function ConfirmList({ confirm: { fields, current, more, go } }: { readonly confirm: Confirm }) {
  const list = useRef<HTMLDivElement>(null);
  const at = current === null ? null : fieldKey(current);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={list} className="confirm-queue" role="listbox" tabIndex={0} aria-label="等待确认的读法">
      {fields?.map((field) => (
        <div key={fieldKey(field)} className="confirm-row" role="option" aria-selected={fieldKey(field) === at} onClick={() => go(field)}>
          <div className="confirm-raw"><span className="muted" style={{ fontWeight: 400 }}>{fieldLabel(field.field)}　</span>{field.raw}</div>
          <div className="muted confirm-path">{field.misread ? '✕ 有误，待改　' : ''}{field.path.slice(field.path.lastIndexOf('/') + 1)}</div>
        </div>
      ))}
      {more ? <div className="confirm-row muted">后面还有，确认完这些再列出。</div> : null}
    </div>
  );
}
