import type { DangheErrorDetail } from '../../shared/model/errors.ts';
import type { ServeOptions } from '../serve.ts';

/** Between the process that watches and the one that serves. */
export type ToServer =
  | { readonly kind: 'start'; readonly options: Omit<ServeOptions, 'onTokenUsed'> }
  /** Close the library and end. */
  | { readonly kind: 'stop' };

export type FromServer =
  | { readonly kind: 'listening'; readonly address: string; readonly port: number }
  | { readonly kind: 'failed'; readonly detail: DangheErrorDetail }
  | { readonly kind: 'token-used' };
