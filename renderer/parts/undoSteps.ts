/** What a person did during a visit and can take back, newest first. */
export interface UndoSteps {
  /** How many there are, those included that are not answered yet. */
  readonly count: () => number;
  /**
   * Notes what was just done.
   *
   * @param events the numbers of the events that it made, once it is answered; none where it changed nothing or failed,
   *   and then there is nothing to take back
   */
  readonly add: (events: Promise<readonly number[]>) => void;
  /** Takes the newest step back, which may not be answered yet: it is waited for. One after the other, in the order asked for. */
  readonly undo: () => void;
}

interface UndoPlan {
  /** Takes the events back, in the order given; tells of its faults itself. */
  readonly takeBack: (events: readonly number[]) => Promise<void>;
  readonly onCount: (count: number) => void;
}

/** The steps of one screen. A key pressed before an answer is there takes back what the person sees as done, not the step before it. */
export function undoSteps({ takeBack, onCount }: UndoPlan): UndoSteps {
  let steps: readonly Promise<readonly number[]>[] = [];
  let undone: Promise<void> = Promise.resolve();
  const set = (next: typeof steps) => {
    steps = next;
    onCount(steps.length);
  };
  return {
    count: () => steps.length,
    add(events) {
      // Whoever did it tells of what went wrong.
      const step = events.catch(() => []);
      set([...steps, step]);
      void step.then((made) => {
        if (made.length === 0) set(steps.filter((one) => one !== step));
      });
    },
    undo() {
      const step = steps.at(-1);
      if (!step) return;
      set(steps.slice(0, -1));
      undone = undone.then(async () => {
        const made = await step;
        if (made.length > 0) await takeBack(made.toReversed());
      });
    },
  };
}
