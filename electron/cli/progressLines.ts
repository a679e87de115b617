import { assertNever } from '../../shared/model/assertNever.ts';
import type { RunProgress } from '../backend/runFolder.ts';

/** How far a run is, in one line. */
export function runLine(progress: RunProgress): string {
  switch (progress.stage) {
    case 'import':
      return `读取 ${progress.done}/${progress.total}　${shortened(progress.path)}`;
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

/** The end of a long path says more than its beginning. */
function shortened(path: string): string {
  return path.length > 50 ? `…${path.slice(-49)}` : path;
}
