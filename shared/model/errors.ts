import type { UnreadableCode } from './item.ts';
import type { Refusal } from './refusal.ts';

/**
 * Every way in which an operation can fail, with the data its message needs. The Chinese sentence is made in
 * `shared/messages/errorMessage.ts`, nowhere else.
 */
export type DangheErrorDetail =
  | { readonly code: 'usage'; readonly problem: string }
  | { readonly code: 'folder-missing'; readonly path: string }
  | { readonly code: 'folder-not-a-directory'; readonly path: string }
  | { readonly code: 'folder-unreadable'; readonly path: string; readonly cause: string }
  | { readonly code: 'file-missing'; readonly path: string }
  | { readonly code: 'file-unreadable'; readonly path: string; readonly reason: UnreadableCode; readonly detail?: string }
  | { readonly code: 'target-not-empty'; readonly path: string }
  | { readonly code: 'file-exists'; readonly path: string }
  | { readonly code: 'target-inside-source'; readonly path: string; readonly source: string }
  | { readonly code: 'write-failed'; readonly path: string; readonly cause: string }
  | { readonly code: 'disk-full'; readonly path: string }
  | { readonly code: 'data-folder-blocked'; readonly path: string; readonly cause: string }
  | { readonly code: 'library-missing'; readonly path: string }
  | { readonly code: 'library-in-use'; readonly path: string; readonly holder: string }
  | { readonly code: 'library-newer'; readonly path: string; readonly found: number; readonly supported: number }
  | { readonly code: 'library-foreign'; readonly path: string }
  | { readonly code: 'library-corrupt'; readonly path: string; readonly detail: string }
  /** It lies where nothing can be written, or was opened for looking only. */
  | { readonly code: 'library-read-only'; readonly path: string }
  | { readonly code: 'library-on-network'; readonly path: string }
  /** The computer's clock stands before the last event; both as ISO 8601 instants. */
  | { readonly code: 'clock-behind'; readonly last: string; readonly now: string }
  | { readonly code: 'original-missing'; readonly path: string; readonly sha256: string }
  | { readonly code: 'original-altered'; readonly path: string; readonly sha256: string }
  | { readonly code: 'resource-invalid'; readonly path: string; readonly key: string; readonly problem: string }
  | { readonly code: 'bundle-invalid'; readonly path: string; readonly problem: string }
  | { readonly code: 'password-needed'; readonly path: string; readonly of?: 'library' | 'backup' }
  | { readonly code: 'password-wrong'; readonly path: string; readonly of?: 'library' | 'recovery' }
  | { readonly code: 'password-wait'; readonly seconds: number }
  | { readonly code: 'already-protected'; readonly path: string }
  | { readonly code: 'not-protected'; readonly path: string }
  | { readonly code: 'keys-missing'; readonly path: string }
  | { readonly code: 'password-refused'; readonly problem: string }
  | { readonly code: 'sealed-unknown'; readonly path: string }
  | { readonly code: 'sealed-damaged'; readonly path: string }
  | { readonly code: 'backup-invalid'; readonly path: string; readonly problem: string }
  | { readonly code: 'ocr-model-missing'; readonly path: string }
  | { readonly code: 'ocr-model-altered'; readonly path: string }
  | { readonly code: 'ocr-unavailable'; readonly cause: string }
  | { readonly code: 'cancelled' }
  | { readonly code: 'visitor' }
  | { readonly code: 'pin-needed'; readonly person: string }
  | { readonly code: 'pin-wrong' }
  | { readonly code: 'pin-of-other'; readonly person: string }
  | { readonly code: 'no-library-open' }
  | { readonly code: 'job-running'; readonly subject: string }
  | { readonly code: 'name-invalid'; readonly name: string }
  | { readonly code: 'call-unknown'; readonly call: string }
  | { readonly code: 'call-invalid'; readonly call: string; readonly problem: string }
  | { readonly code: 'disconnected' }
  | { readonly code: 'backend-ended'; readonly cause: string }
  | { readonly code: 'not-found'; readonly what: string }
  | { readonly code: 'refused'; readonly refusal: Refusal }
  | { readonly code: 'internal'; readonly problem: string };

/** The one error type that the program throws on purpose: a code and its data, no sentence. */
export class DangheError extends Error {
  readonly detail: DangheErrorDetail;

  constructor(detail: DangheErrorDetail, options?: { readonly cause?: unknown }) {
    super(detail.code, options);
    this.name = 'DangheError';
    this.detail = detail;
  }
}
