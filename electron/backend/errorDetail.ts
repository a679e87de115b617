import { DangheError, type DangheErrorDetail } from '../../shared/model/errors.ts';
import { errorCode } from '../files/retry.ts';

/** What was thrown, as one of the known errors: it crosses to a window as a code and its data. */
export function errorDetail(error: unknown): DangheErrorDetail {
  if (error instanceof DangheError) return error.detail;
  const code = errorCode(error);
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full', path: path ?? '' };
  if (code && path) return { code: 'write-failed', path, cause: code };
  return { code: 'internal', problem: error instanceof Error ? error.message : String(error) };
}
