import { z } from 'zod';
import { change, read } from './call.ts';

/** One folder of this computer, for choosing where to read from or write to. */
export interface FolderListing {
  readonly folder: string;
  /** `null` at the top. */
  readonly parent: string | null;
  readonly entries: readonly { readonly name: string; readonly path: string; readonly kind: 'folder' | 'file'; readonly bytes: number }[];
  /** Home, desktop, documents, and drives or mounted sticks that are there. */
  readonly places: readonly { readonly name: string; readonly path: string }[];
}

export const folderCalls = {
  /** Lists a folder; the home folder where none is given. Files only where `files` asks for them. */
  'folder.list': read<FolderListing>()(z.strictObject({ folder: z.string().max(4096).nullable(), files: z.boolean() })),
  'folder.make': change<{ readonly path: string }>()(z.strictObject({ parent: z.string().min(1).max(4096), name: z.string().trim().min(1).max(120) })),
};
