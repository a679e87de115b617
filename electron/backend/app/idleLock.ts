/** Locks a protected library when nobody has been at work for a while. */
export interface IdleLock {
  /** Somebody is at work: the time begins anew. */
  readonly active: () => void;
  readonly stop: () => void;
}

interface IdlePlan {
  /** How long; asked for each time, since it is a setting. */
  readonly minutes: () => number;
  /** Long work is not broken off: the time begins anew then. */
  readonly busy: () => boolean;
  readonly lock: () => void;
}

export function createIdleLock({ minutes, busy, lock }: IdlePlan): IdleLock {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const active = () => {
    stop();
    timer = setTimeout(() => (busy() ? active() : lock()), minutes() * 60_000);
    // Alone it does not keep the program running.
    timer.unref();
  };
  return { active, stop };
}
