/** Waits for all of them, then throws the first failure: none works on behind a caller that has gone. */
export async function settleAll(working: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(working);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
