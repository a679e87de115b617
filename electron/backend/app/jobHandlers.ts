import type { Handlers } from './handlers.ts';

export const jobHandlers: Handlers<'job.list' | 'job.cancel' | 'job.pause'> = {
  'job.list': (app) => app.jobs.list(),
  'job.cancel': (app, { id }) => {
    app.jobs.cancel(id);
    return null;
  },
  'job.pause': (app, { id, paused }) => {
    app.jobs.pause(id, paused);
    return null;
  },
};
