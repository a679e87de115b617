import { commandScheme } from '../../backend/commandScheme.ts';
import { listOcrJobs } from '../../backend/ocr/listOcrJobs.ts';
import { pauseOcr } from '../../backend/ocr/pauseOcr.ts';
import { runOcr } from '../../backend/ocr/runOcr.ts';
import type { OcrJob, OcrState } from '../../../shared/model/ocr.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Library } from '../../library/library.ts';
import type { Command } from '../command.ts';
import { openedLibrary } from '../libraryAccess.ts';
import type { Output } from '../output.ts';
import { ocrLine } from '../progressLines.ts';
import { readArguments } from '../readArguments.ts';
import { warnOfClock } from '../warnOfClock.ts';

/** `danghe ocr [list|pause|resume] --library <dir> [--pages N] [--models <dir>] [--scheme <file>] [--json]` */
export const ocrCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [0, 1], ['library', 'scheme', 'pages', 'models']);
  const [what = 'run'] = options.words;
  const [models, pages] = [options.optional('models'), options.number('pages')];
  return openedLibrary(options.required('library'), async (library) => {
    warnOfClock(library, output);
    switch (what) {
      case 'list':
        tellJobs(library, output);
        return 0;
      case 'pause':
      case 'resume':
        pauseOcr(library, what === 'pause');
        output.say(what === 'pause' ? '文字识别已暂停。' : '文字识别可以继续。');
        output.result({ paused: what === 'pause' });
        return 0;
      case 'run': {
        const { load } = await commandScheme(library, options.optional('scheme'));
        const summary = await runOcr({ library, scheme: await load(), signal, ...(models === undefined ? {} : { models }), ...(pages === undefined ? {} : { pages }), onProgress: (progress) => output.progress(ocrLine(progress), { stage: 'ocr', ...progress }) });
        const failed = listOcrJobs(library).filter(({ state, pagesFailed }) => state === 'failed' || pagesFailed > 0);
        output.say(`识别了 ${summary.pagesRead} 页${summary.pagesFailed > 0 ? `，${summary.pagesFailed} 页读不了` : ''}${summary.waiting > 0 ? `；还有 ${summary.waiting} 个文件等待识别` : ''}。识别出的日期、人名、人数在人工确认前不用于核疑。`);
        for (const job of failed) output.say(`  ${lineOf(job)}`);
        output.result({ ...summary, failed });
        return failed.length > 0 ? 3 : 0;
      }
      default:
        throw new DangheError({ code: 'usage', problem: `ocr 之后只能是 list、pause 或 resume，收到“${what}”` });
    }
  });
};

function tellJobs(library: Library, output: Output): void {
  const jobs = listOcrJobs(library);
  output.print(jobs.length === 0 ? '识别队列是空的。' : jobs.map(lineOf).join('\n'));
  output.result({ jobs });
}

const states: Readonly<Record<OcrState, string>> = { waiting: '等待识别', read: '等待归入', done: '已识别', failed: '无法识别' };

function lineOf({ items, state, pages, pagesDone, pagesFailed, problem }: OcrJob): string {
  const count = pages === null ? '' : `　${pagesDone}/${pages} 页${pagesFailed > 0 ? `，${pagesFailed} 页读不了` : ''}`;
  return `${states[state]}${count}　${items[0]?.path ?? ''}${problem ? `（${problem.message}）` : ''}`;
}
