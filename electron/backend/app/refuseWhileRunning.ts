import { DangheError } from '../../../shared/model/errors.ts';
import type { App } from './app.ts';

/** A library is not taken away under a job. @throws DangheError `job-running` */
export function refuseWhileRunning(app: App): void {
  const running = app.jobs.running();
  if (running) throw new DangheError({ code: 'job-running', subject: running.subject });
}
