import type { Signed } from '../model/signed.ts';

/** A filed item that a ledger refers to: found by its number, told by its content; who tied it and when. */
export interface EvidenceLink extends Signed {
  readonly itemId: number;
  readonly path: string;
  readonly sha256: string;
}
