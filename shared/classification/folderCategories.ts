import type { Category } from '../model/scheme.ts';
import { normaliseName } from './normaliseName.ts';

/** A folder that speaks for a category, and the word by which it does. */
export interface FolderCategory {
  readonly category: string;
  readonly folder: string;
  readonly word: string;
  /** The folder bears the category's own name. */
  readonly named: boolean;
}

/**
 * Says which category a folder is named for: by its name, or by a matter that the scheme's description lists (发展党员,
 * 党费, 四议两公开 …).
 */
export function folderCategories(categories: readonly Category[]): (folders: readonly string[]) => readonly FolderCategory[] {
  const words = categories
    .flatMap(({ code, name, description }) => [
      { code, word: normaliseName(name), named: true },
      ...[...name.split(/[与和及、]/), ...description.replace(/[（(].*?[）)]/g, '').split(/[、，,；;]|及其|以及/)].map((word) => ({ code, word: normaliseName(word), named: false })),
    ])
    .filter(({ word }) => word.length >= 2)
    .sort((a, b) => b.word.length - a.word.length);
  return (folders) =>
    folders.toReversed().flatMap((folder) => {
      const text = normaliseName(folder);
      const found = words.find(({ word }) => text.includes(word));
      return found ? [{ category: found.code, folder, word: found.word, named: found.named }] : [];
    });
}
