import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Job, JobKind } from '../../shared/contract/jobs.ts';
import { useClient } from './ClientProvider.tsx';
import { useCall } from './useCall.ts';

/** Jobs under way and ended ones, newest first, as they go on. */
function useJobs(): readonly Job[] {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(
    () =>
      client.on('job', (job) => {
        queries.setQueryData<readonly Job[]>(['job.list', {}], (jobs = []) => [job, ...jobs.filter(({ id }) => id !== job.id)].sort((a, b) => b.id - a.id));
      }),
    [client, queries],
  );
  return useCall('job.list', {}).data ?? [];
}

/** The job that works now, if one does. */
export function useRunningJob(): Job | null {
  return useJobs().find(({ state }) => state === 'running' || state === 'paused') ?? null;
}

/** The newest job of any kind, running or ended. */
export function useNewestJob(): Job | null {
  return useJobs()[0] ?? null;
}

/** The newest job of a kind, running or ended; `null` where none was started since the program began. */
export function useLatestJob(kind: JobKind): Job | null {
  return useJobs().find((job) => job.kind === kind) ?? null;
}
