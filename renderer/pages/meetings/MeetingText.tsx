import { useState, type ReactNode } from 'react';
import type { ItemDetail } from '../../../shared/contract/itemCalls.ts';
import type { Place } from '../../../shared/model/document.ts';
import { ItemFields } from '../../parts/item/ItemFields.tsx';
import { ItemPreview } from '../../parts/item/ItemPreview.tsx';

interface MeetingTextProps {
  readonly item: ItemDetail;
  readonly ordinal: number;
  readonly children: ReactNode;
}

/** The minutes beside what was read out of them: a field shows the place it was read from. */
export function MeetingText({ item, ordinal, children }: MeetingTextProps) {
  const [focus, setFocus] = useState<Place | null>(null);
  const records = item.records.filter((record) => record.ordinal === ordinal);
  return (
    <div className="meeting-main">
      <div className="meeting-side panel">
        {children}
        <h2>读出的内容</h2>
        <ItemFields records={records} focus={focus} onFocus={setFocus} />
      </div>
      <div className="meeting-paper" role="region" aria-label="记录原文" data-ordinal={ordinal}><ItemPreview item={item} focus={focus} ordinal={ordinal} /></div>
    </div>
  );
}
