import { z } from 'zod';
import type { SameCharacter } from '../handwriting/sameCharacters.ts';
import { read } from './call.ts';

export const handwritingCalls = {
  /** Characters that stand on several of some pages, each with its places; `page` of a place is the position in the list. */
  'handwriting.characters': read<readonly SameCharacter[]>()(z.strictObject({ pages: z.array(z.strictObject({ itemId: z.number().int(), page: z.number().int().min(1) })).min(1).max(24) })),
};
