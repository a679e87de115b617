import type { Job, JobKind, JobProgress, JobResult } from '../../../shared/contract/jobs.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { clock } from '../clock.ts';
import { errorDetail } from '../errorDetail.ts';

/** What a job gets to work with. */
export interface JobTools {
  readonly signal: AbortSignal;
  readonly report: (progress: Partial<Pick<JobProgress, 'step' | 'done' | 'total' | 'current'>>) => void;
  /** Waits while the job is paused. */
  readonly whileRunning: () => Promise<void>;
}

interface JobPlan {
  readonly kind: JobKind;
  readonly subject: string;
  readonly canPause?: boolean;
  readonly work: (tools: JobTools) => Promise<JobResult>;
}

export interface Jobs {
  /** @throws DangheError `job-running` where another one works */
  start(plan: JobPlan): Job;
  list(): readonly Job[];
  running(): Job | null;
  cancel(id: number): void;
  pause(id: number, paused: boolean): void;
  /** Drops what ended. */
  forgetEnded(): void;
  /** Cancels what runs and waits for its end. */
  settle(): Promise<void>;
}

/** A window sees at most this many reports a second. */
const REPORT_EVERY_MILLISECONDS = 150;
/** Ended jobs that are remembered. */
const KEPT = 20;

/** Runs long work, one job at a time, and tells of every step. */
export function createJobs(tell: (job: Job) => void): Jobs {
  let jobs: readonly Job[] = [];
  let current: { readonly id: number; readonly cancel: AbortController; readonly gate: Gate; readonly ended: Promise<void> } | null = null;
  let lastId = 0;
  const put = (job: Job, quietly = false) => {
    jobs = [job, ...jobs.filter(({ id }) => id !== job.id)].slice(0, KEPT);
    if (!quietly) tell(job);
    return job;
  };
  const find = (id: number) => {
    const job = jobs.find((one) => one.id === id);
    if (!job) throw new DangheError({ code: 'not-found', what: `任务 ${id}` });
    return job;
  };
  return {
    start({ kind, subject, canPause = false, work }) {
      if (current) throw new DangheError({ code: 'job-running', subject: find(current.id).subject });
      const id = (lastId += 1);
      const cancel = new AbortController();
      const gate = createGate();
      const started = clock.elapsed();
      let told = 0;
      const first = put({ id, kind, subject, state: 'running', progress: { step: '', done: 0, total: 0, current: '', secondsLeft: null, canPause }, error: null, result: null });
      const report: JobTools['report'] = (changed) => {
        const job = find(id);
        const progress = { ...job.progress, ...changed };
        const now = clock.elapsed();
        const due = now - told >= REPORT_EVERY_MILLISECONDS || (changed.step !== undefined && changed.step !== job.progress.step);
        if (due) told = now;
        put({ ...job, progress: { ...progress, secondsLeft: secondsLeft(progress, now - started - gate.waited()) } }, !due);
      };
      const run = async () => {
        try {
          const result = await work({ signal: cancel.signal, report, whileRunning: gate.pass });
          put({ ...find(id), state: 'done', result });
        } catch (error) {
          const detail = errorDetail(error);
          put({ ...find(id), state: detail.code === 'cancelled' ? 'cancelled' : 'failed', error: detail });
        } finally {
          current = null;
        }
      };
      // Begins after the caller has the job's number.
      current = { id, cancel, gate, ended: Promise.resolve().then(run) };
      return first;
    },
    list: () => jobs,
    running: () => (current ? find(current.id) : null),
    cancel(id) {
      find(id);
      if (current?.id !== id) return;
      current.cancel.abort();
      current.gate.open();
    },
    pause(id, paused) {
      const job = find(id);
      if (current?.id !== id || !job.progress.canPause) return;
      if (paused) current.gate.close();
      else current.gate.open();
      put({ ...job, state: paused ? 'paused' : 'running' });
    },
    forgetEnded() {
      jobs = jobs.filter(({ id }) => id === current?.id);
    },
    async settle() {
      const running = current;
      if (!running) return;
      running.cancel.abort();
      running.gate.open();
      await running.ended;
    },
  };
}

interface Gate {
  readonly pass: () => Promise<void>;
  readonly open: () => void;
  readonly close: () => void;
  /** Milliseconds spent closed. */
  readonly waited: () => number;
}

function createGate(): Gate {
  let closed: { readonly since: number; readonly opened: Promise<void>; readonly open: () => void } | null = null;
  let waited = 0;
  return {
    pass: () => closed?.opened ?? Promise.resolve(),
    close() {
      if (closed) return;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      closed = { since: clock.elapsed(), opened: promise, open: () => resolve(undefined) };
    },
    open() {
      if (!closed) return;
      waited += clock.elapsed() - closed.since;
      closed.open();
      closed = null;
    },
    waited: () => waited + (closed ? clock.elapsed() - closed.since : 0),
  };
}

/** From the pace so far; says nothing in the first two seconds and the first twentieth. */
function secondsLeft({ done, total }: Pick<JobProgress, 'done' | 'total'>, milliseconds: number): number | null {
  if (total === 0 || milliseconds < 2000 || done < total / 20) return null;
  return Math.max(0, Math.round(((total - done) * milliseconds) / done / 1000));
}
