import { ledgerNames } from '../../../shared/ledgers/ledgers.ts';
import type { AllLedgers } from '../../../shared/ledgers/mergeLedgers.ts';
import type { Library } from '../../library/library.ts';

/** Every ledger of a library, each by its keys. */
export function allLedgers({ ledgers }: Library): AllLedgers {
  return Object.fromEntries(ledgerNames.map((name) => [name, ledgers.entries(name)])) as unknown as AllLedgers;
}
