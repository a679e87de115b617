import { assertNever } from '../../shared/model/assertNever.ts';
import type { OcrProgress } from '../../shared/model/ocr.ts';
import type { RunProgress } from '../backend/runFolder.ts';

/** How far a run is, in one line. */
export function runLine(progress: RunProgress): string {
  switch (progress.stage) {
    case 'import':
      return `读取 ${progress.done}/${progress.total}　${shortened(progress.path)}`;
    case 'ocr':
      return ocrLine(progress);
    case 'file':
      return '归类、编档号……';
    case 'check':
      return '检查……';
    case 'export':
      return `导出 ${progress.done}/${progress.total}`;
    default:
      return assertNever(progress);
  }
}

/** How far the OCR queue is, in one line. */
export function ocrLine({ files, filesDone, pagesDone, path, page }: OcrProgress): string {
  const now = path === null ? '' : `　${shortened(path)}${page === null ? '' : ` 第 ${page} 页`}`;
  return `识别 ${filesDone}/${files} 个文件，已读 ${pagesDone} 页${now}`;
}

/** The end of a long path says more than its beginning. */
function shortened(path: string): string {
  return path.length > 50 ? `…${path.slice(-49)}` : path;
}
