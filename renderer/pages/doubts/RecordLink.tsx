import type { AssessedRecord } from '../../../shared/contract/findingCalls.ts';
import { Go, ItemLink } from '../../parts/address.tsx';

/** A record by its day and title, leading to the meeting's page or to the file itself. */
export function RecordLink({ record: { item, meeting, ordinal, date, title } }: { readonly record: AssessedRecord }) {
  const text = <><span className="figure">{date ?? '日期未读出'}</span> {title}</>;
  return meeting && item !== null ? <Go to="/meetings" with={{ meeting: item, record: ordinal }}>{text}</Go> : <ItemLink item={item}>{text}</ItemLink>;
}
