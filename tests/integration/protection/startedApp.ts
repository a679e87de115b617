import { expect, onTestFinished, vi } from 'vitest';
import { createBackend, type Backend } from '../../../electron/backend/app/createApp.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import type { EventName } from '../../../shared/contract/events.ts';
import { temporaryFolder } from '../library/sampleFiles.ts';

export interface Started {
  readonly backend: Backend;
  readonly data: string;
  /** What every window was told. */
  readonly told: readonly EventName[];
  readonly call: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
}

/** The backend as a host starts it, ended after the test. */
export async function started(data?: string): Promise<Started> {
  const folder = data ?? (await temporaryFolder());
  const told: EventName[] = [];
  const backend = await createBackend({ host: 'browser', dataFolder: folder, emit: (event) => told.push(event) });
  onTestFinished(() => backend.close());
  return { backend, data: folder, told, call: (name, input) => backend.call(name, input) as Promise<never> };
}

/** Waits until a job is done. */
export async function ended({ call }: Started, id: number): Promise<void> {
  await vi.waitFor(async () => {
    const job = (await call('job.list', {})).find((one) => one.id === id);
    expect(job?.state === 'failed' ? job.error : job?.state).toBe('done');
  }, { timeout: 120_000, interval: 50 });
}
