import type { Category, DocumentKind, Scheme } from '../model/scheme.ts';

/** Lookups in a scheme. */
export interface SchemeIndex {
  readonly scheme: Scheme;
  /** The kind with this id; `null` where the scheme has none. */
  kind(id: string): DocumentKind | null;
  /** The category with this code; `null` where the scheme has none. */
  category(code: string): Category | null;
  /** The kinds whose home is this category, in the scheme's order. */
  kindsIn(code: string): readonly DocumentKind[];
}

/** Builds the lookups once for a scheme. */
export function schemeIndex(scheme: Scheme): SchemeIndex {
  const kinds = new Map(scheme.kinds.map((kind) => [kind.id, kind]));
  const categories = new Map(scheme.categories.map((category) => [category.code, category]));
  const byCategory = Map.groupBy(scheme.kinds, ({ category }) => category);
  return {
    scheme,
    kind: (id) => kinds.get(id) ?? null,
    category: (code) => categories.get(code) ?? null,
    kindsIn: (code) => byCategory.get(code) ?? [],
  };
}
