import { DangheError } from '../../../shared/model/errors.ts';
import { errorCode } from '../../files/retry.ts';

const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Turns a failed write to `path` into `disk-full` or `write-failed`; what is no system error stays as it is. */
export function asWriteError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof DangheError || code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error;
  if (fullDisk.has(code)) return new DangheError({ code: 'disk-full', path }, { cause: error });
  return new DangheError({ code: 'write-failed', path, cause: code }, { cause: error });
}
