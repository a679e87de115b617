import type { Category, DocumentKind, KindRole, RetentionPeriod, Scheme } from '../model/scheme.ts';

/** What a person can change in a kind. */
export type KindChange = Partial<Pick<DocumentKind, 'name' | 'category' | 'retention' | 'titles'>>;

/** What a person can change in a category; its code stays, files are filed under it. */
export function changeCategory(scheme: Scheme, code: string, change: Partial<Pick<Category, 'name' | 'description'>>): Scheme {
  return { ...scheme, categories: scheme.categories.map((category) => (category.code === code ? { ...category, ...change } : category)) };
}

/** Moves a category one place up or down: in menus, lists, the keys 1–8 and what goes out. Codes stay, so that nothing is filed anew. */
export function moveCategory(scheme: Scheme, code: string, by: -1 | 1): Scheme {
  const categories = [...scheme.categories];
  const at = categories.findIndex((category) => category.code === code);
  const other = categories[at + by];
  if (at < 0 || other === undefined) return scheme;
  [categories[at], categories[at + by]] = [other, categories[at]!];
  return { ...scheme, categories };
}

/** A kind that moves to another category no longer refers to it. */
export function changeKind(scheme: Scheme, id: string, change: KindChange): Scheme {
  return { ...scheme, kinds: scheme.kinds.map((kind) => (kind.id === id ? { ...kind, ...change, alsoIn: kind.alsoIn.filter((code) => code !== (change.category ?? kind.category)) } : kind)) };
}

/** Moves a kind one place up or down among those of its category. */
export function moveKind(scheme: Scheme, id: string, by: -1 | 1): Scheme {
  const kinds = [...scheme.kinds];
  const at = kinds.findIndex((kind) => kind.id === id);
  const own = kinds.flatMap((kind, index) => (kind.category === kinds[at]?.category ? [index] : []));
  const other = own[own.indexOf(at) + by];
  if (at < 0 || other === undefined) return scheme;
  [kinds[at], kinds[other]] = [kinds[other]!, kinds[at]!];
  return { ...scheme, kinds };
}

/** Adds a kind of the county's own, recognised by its titles. Ids are free numbers behind `own`. */
export function addKind(scheme: Scheme, { name, category, retention, role = 'document', titles }: { readonly name: string; readonly category: string; readonly retention: RetentionPeriod; readonly role?: KindRole; readonly titles: readonly string[] }): Scheme {
  const taken = new Set(scheme.kinds.map(({ id }) => id));
  let number = 1;
  while (taken.has(`own${number}`)) number += 1;
  return { ...scheme, kinds: [...scheme.kinds, { id: `own${number}`, name, category, alsoIn: [], role, retention, titles: [...new Set([name, ...titles])], terms: [] }] };
}

/** Takes a kind of the county's own out again; shipped kinds stay, rules name them. */
export function removeOwnKind(scheme: Scheme, id: string): Scheme {
  return isOwnKind(id) ? { ...scheme, kinds: scheme.kinds.filter((kind) => kind.id !== id) } : scheme;
}

export function isOwnKind(id: string): boolean {
  return /^own\d+$/.test(id);
}
