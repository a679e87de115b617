import { useAddress } from '../../parts/address.tsx';
import { DoubtList } from './DoubtList.tsx';
import './doubts.css';
import { FindingPage } from './FindingPage.tsx';
import { LevelsView } from './LevelsView.tsx';

/** 疑点核查: the list, one finding with its evidence, or the records by level. */
export function DoubtsPage() {
  const address = useAddress();
  const id = address.get('id');
  if (id !== null) return <FindingPage key={id} id={id} />;
  return address.get('view') === 'records' ? <LevelsView /> : <DoubtList />;
}
