import type { UnreadableCode } from '../../shared/model/item.ts';

/** A file that cannot be read: why, and where it helps a short Chinese phrase for the person (`空文件`). */
export class ReadFailure extends Error {
  readonly code: UnreadableCode;
  readonly detail?: string;

  constructor(code: UnreadableCode, detail?: string, options?: { readonly cause?: unknown }) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.name = 'ReadFailure';
    this.code = code;
    if (detail !== undefined) this.detail = detail;
  }
}
