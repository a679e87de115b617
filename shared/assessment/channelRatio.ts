import type { RuleCode, Strength } from '../model/finding.ts';
import type { Channel, ChannelState, RatioTable } from './ratioTable.ts';
import { reaches, type Signal } from './signals.ts';

/** What one channel says of a record. */
export interface ChannelReading {
  readonly channel: Channel;
  readonly state: ChannelState;
  readonly likelihoodRatio: number;
  /** The signals that the state rests on. */
  readonly signals: readonly Signal[];
}

/** The joint state of a channel: of those that hold, the one with the greatest ratio, capped. `null` where none holds: the ratio is 1. */
export function readChannel(channel: Channel, signals: readonly Signal[], table: RatioTable): ChannelReading | null {
  let best: ChannelReading | null = null;
  for (const state of channel.states) {
    const resting = signals.filter(({ finding, strength }) => state.of.some((needed) => needed.code === finding.rule && reaches(strength, needed.strength)));
    if (resting.length === 0 || countFacts(resting, table) < state.count) continue;
    const likelihoodRatio = Math.min(state.lr, channel.cap);
    if (best === null || likelihoodRatio > best.likelihoodRatio) best = { channel, state, likelihoodRatio, signals: resting };
  }
  return best;
}

/** Every rule counts once, and rules that see the same records for one cause (the same two meetings) count once together. */
function countFacts(signals: readonly Signal[], { commonCauses }: RatioTable): number {
  const facts: Signal[] = [];
  for (const signal of signals) {
    const known = facts.some((fact) => fact.finding.rule === signal.finding.rule || commonCauses.some((cause) => cause.insideChannel && sharesCause(fact, signal, cause)));
    if (!known) facts.push(signal);
  }
  return facts.length;
}

/** Whether two findings rest on one cause: both rules belong to it and enough records are in both. */
export function sharesCause(a: Signal, b: Signal, { rules, shared }: RatioTable['commonCauses'][number]): boolean {
  if (!rules.includes(a.finding.rule) || !rules.includes(b.finding.rule)) return false;
  let count = 0;
  for (const record of a.records) if (b.records.has(record)) count += 1;
  return count >= shared;
}

/** Whether a 补录说明 explains a signal. */
export function isExplained(rule: RuleCode, strength: Strength, { explainedByNote }: RatioTable): boolean {
  return explainedByNote.some((entry) => entry.code === rule && reaches(entry.strength, strength));
}
