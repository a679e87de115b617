import { unreadableMessage } from '../../../shared/messages/errorMessage.ts';
import type { OcrJob } from '../../../shared/model/ocr.ts';
import type { Library } from '../../library/library.ts';

/** The OCR queue in its order, with the items each file belongs to. */
export function listOcrJobs(library: Library): readonly OcrJob[] {
  return library.ocr.jobs().map(({ sha256, state, pages, pagesDone, pagesFailed, problem }) => ({
    sha256,
    items: library.items.ofContent(sha256).map(({ id, path }) => ({ id, path })),
    state,
    pages: pages?.length ?? null,
    pagesDone,
    pagesFailed,
    problem: problem && { code: problem.code, message: unreadableMessage(problem.code, problem.detail ?? undefined) },
  }));
}
