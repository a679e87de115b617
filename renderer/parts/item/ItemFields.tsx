import { Button, Empty, Tooltip } from 'antd';
import type { ItemDetail, ItemField } from '../../../shared/contract/itemCalls.ts';
import type { Place } from '../../../shared/model/document.ts';
import './item.css';

export interface ItemFieldsProps {
  readonly records: ItemDetail['records'];
  readonly focus: Place | null;
  readonly onFocus: (place: Place) => void;
}

/** Below this a reading is a guess that a person should look at. */
const GUESS = 0.5;

/** What was read out of an item; each value shows its place in the original. */
export function ItemFields({ records, focus, onFocus }: ItemFieldsProps) {
  if (records.every(({ fields }) => fields.length === 0)) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有读出字段" />;
  return records.map(({ ordinal, fields }) => (
    <section key={ordinal} aria-label={records.length > 1 ? `第 ${ordinal + 1} 份记录` : '读出的字段'}>
      {records.length > 1 ? <h3 className="item-heading">第 {ordinal + 1} 份记录</h3> : null}
      <dl className="item-fields">
        {grouped(fields).map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {values.map((field, index) => (
                <Tooltip key={index} title={field.confidence < GUESS ? '把握不大，请对照原文' : undefined}>
                  <Button type="text" size="small" className={`item-value${field.confidence < GUESS ? ' item-guess' : ''}`} aria-pressed={samePlace(focus, field.place)} onClick={() => onFocus({ ...field.place })}>
                    {field.value === '' ? field.raw : field.value}{field.confidence < GUESS ? ' ?' : ''}
                  </Button>
                </Tooltip>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function grouped(fields: readonly ItemField[]): { readonly label: string; readonly values: readonly ItemField[] }[] {
  return [...Map.groupBy(fields, ({ label }) => label)].map(([label, values]) => ({ label, values }));
}

function samePlace(a: Place | null, b: Place): boolean {
  return a !== null && a.block === b.block && a.row === b.row && a.column === b.column && a.start === b.start && a.end === b.end;
}
