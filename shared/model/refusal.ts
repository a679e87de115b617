/** Why a ledger does not take a step; the Chinese sentence is made in `shared/messages/refusalMessage.ts`. */
export type Refusal =
  | { readonly kind: 'missing'; readonly what: RequiredPart }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'wrong-state'; readonly state: string; readonly step: string }
  | { readonly kind: 'no-evidence' }
  | { readonly kind: 'evidence-not-filed'; readonly paths: readonly string[] }
  | { readonly kind: 'open-doubts'; readonly count: number; readonly titles: readonly string[] }
  | { readonly kind: 'date-order'; readonly what: string; readonly earliest: string }
  | { readonly kind: 'changed-since'; readonly seq: number }
  | { readonly kind: 'not-undoable'; readonly action: string }
  | { readonly kind: 'already'; readonly what: string }
  /** It came with another unit's bundle. */
  | { readonly kind: 'taken-in'; readonly township: string }
  /** A bundle whose history does not go on from what was taken in under the same name. */
  | { readonly kind: 'other-history'; readonly township: string }
  /** A redacted bundle has neither originals nor a history that can be worked out again. */
  | { readonly kind: 'redacted' }
  /** A village's window shows its own branch only. */
  | { readonly kind: 'other-branch' }
  /** The whole library would go out, and other branches are in it. */
  | { readonly kind: 'other-branches'; readonly branches: readonly string[] }
  | { readonly kind: 'township-only'; readonly what: string }
  /** Pages of the book are not read yet. */
  | { readonly kind: 'book-not-read'; readonly pages: number }
  /** A record cannot begin, move or be joined there. */
  | { readonly kind: 'book-step' };

/** What a step cannot do without. */
export type RequiredPart = 'reason' | 'actor' | 'problem' | 'measures' | 'responsible' | 'dueOn' | 'opinion' | 'filedOn' | 'name' | 'evidence' | 'township';
