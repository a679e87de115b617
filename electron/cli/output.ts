import { errorMessage } from '../../shared/messages/errorMessage.ts';
import { errorDetail } from '../backend/errorDetail.ts';

/** People's text goes to stderr; with `--json`, one JSON object a line goes to stdout (interface.md). */
export interface Output {
  /** A line for people. */
  say(line: string): void;
  /** A passing state: overwritten in place on a terminal, at most a line every few seconds elsewhere. */
  progress(line: string, data: Readonly<Record<string, unknown>>): void;
  /** The result of the command, last. */
  result(data: unknown): void;
  /** What a command prints as its result for people: the only text on stdout without `--json`. */
  print(text: string): void;
  fail(error: unknown): void;
}

const PROGRESS_EVERY_MILLISECONDS = 2000;

/** @param json whether `--json` was given */
export function createOutput(json: boolean): Output {
  let lastProgress = -PROGRESS_EVERY_MILLISECONDS;
  let openLine = false;
  const endOpenLine = () => {
    if (openLine) process.stderr.write('\n');
    openLine = false;
  };
  return {
    say(line) {
      endOpenLine();
      process.stderr.write(`${line}\n`);
    },
    progress(line, data) {
      if (json) process.stdout.write(`${JSON.stringify({ progress: data })}\n`);
      if (process.stderr.isTTY) {
        process.stderr.write(`\r\u001b[2K${line}`);
        openLine = true;
      } else if (!json && performance.now() - lastProgress > PROGRESS_EVERY_MILLISECONDS) {
        lastProgress = performance.now();
        process.stderr.write(`${line}\n`);
      }
    },
    result(data) {
      endOpenLine();
      if (json) process.stdout.write(`${JSON.stringify(data)}\n`);
    },
    print(text) {
      endOpenLine();
      if (!json) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    fail(error) {
      endOpenLine();
      const detail = errorDetail(error);
      const message = errorMessage(detail);
      if (json) process.stdout.write(`${JSON.stringify({ error: { code: detail.code, message, ...('path' in detail ? { path: detail.path } : {}) } })}\n`);
      process.stderr.write(`${message}\n`);
    },
  };
}
