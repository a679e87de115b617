import { filterFindings, type FindingFilter } from '../../../shared/presentation/findingFilter.ts';
import type { FindingRow } from '../../../shared/presentation/findingRow.ts';
import { useCall } from '../../client/useCall.ts';
import { useAddress, type Address } from '../../parts/address.tsx';

/** The findings that the address asks for, in the order of the list. */
export function useFindings() {
  const address = useAddress();
  const query = useCall('finding.list', { branch: null, family: null });
  const filter = filterOf(address);
  const all: readonly FindingRow[] = query.data?.findings ?? [];
  return { ...query, filter, all, rows: filterFindings(all, filter), address };
}

function filterOf({ get, number }: Address): FindingFilter {
  const state = get('state');
  return {
    branch: get('branch'), family: get('family'), weight: get('weight'), rule: get('rule'), period: get('period'), year: number('year'), text: get('q') ?? '',
    state: state === 'settled' || state === 'all' ? state : 'open',
  };
}
