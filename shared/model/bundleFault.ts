/** What is wrong with a bundle, one entry a fault; the Chinese sentence is made in `shared/messages/bundleFault.ts`. */
export type BundleFault =
  | { readonly kind: 'no-bag'; readonly path: string }
  | { readonly kind: 'bad-tag-file'; readonly path: string; readonly problem: string }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'altered'; readonly path: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'added'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly cause: string }
  | { readonly kind: 'link'; readonly path: string }
  | { readonly kind: 'path-outside'; readonly path: string }
  | { readonly kind: 'chain-broken'; readonly path: string; readonly line: number }
  | { readonly kind: 'head-differs'; readonly path: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'sum-differs'; readonly path: string; readonly of: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'sealed-damaged'; readonly path: string }
  | { readonly kind: 'report-invalid'; readonly path: string; readonly problem: string };
