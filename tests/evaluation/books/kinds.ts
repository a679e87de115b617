import { backfilledKinds } from './backfilledKinds.ts';
import type { BookKind } from './bookKind.ts';
import { honestKinds } from './honestKinds.ts';

export const bookKinds: readonly BookKind[] = [...honestKinds, ...backfilledKinds];
