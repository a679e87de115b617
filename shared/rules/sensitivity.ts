import type { Rulebook } from './rulebook.ts';
import type { Movable, SensitivityStep, SensitivityThreshold } from './sensitivityShape.ts';

/** A threshold with its value at every step. */
export interface ShownThreshold extends Record<SensitivityStep, number> {
  readonly name: string;
}

/** The rules with the thresholds of a step. A county's own value stands where it lies beyond the step already. */
export function withSensitivity(rulebook: Rulebook, step: SensitivityStep): Rulebook {
  if (step === 'standard') return rulebook;
  return rulebook.sensitivity.reduce((moved, one) => withValue(moved, one.at, valueAt(rulebook, one, step)), rulebook);
}

/** Every threshold that moves, at every step. */
export function shownThresholds(rulebook: Rulebook): readonly ShownThreshold[] {
  return rulebook.sensitivity.map((one) => ({ name: one.name, cautious: valueAt(rulebook, one, 'cautious'), standard: valueAt(rulebook, one, 'standard'), close: valueAt(rulebook, one, 'close') }));
}

function valueAt(rulebook: Rulebook, { at, cautious, close }: SensitivityThreshold, step: SensitivityStep): number {
  const standard = valueOf(rulebook, at);
  if (step === 'standard') return standard;
  const [own, other] = step === 'cautious' ? [cautious, close] : [close, cautious];
  return own >= other ? Math.max(standard, own) : Math.min(standard, own);
}

function valueOf({ fileTimes, textSignals: { repeats }, thresholds, photoSignals }: Rulebook, at: Movable): number {
  switch (at) {
    case 'fileTimes.lateDays':
      return fileTimes.lateDays;
    case 'fileTimes.sittingDates':
      return fileTimes.sittingDates;
    case 'repeats.leastCharacters':
      return repeats.leastCharacters;
    case 'repeats.leastShare':
      return repeats.leastShare;
    case 'repeats.moderateShare':
      return repeats.moderateShare;
    case 'repeats.strongShare':
      return repeats.strongShare;
    case 'thresholds.copiedShare':
      return thresholds.copiedShare;
    case 'photoSignals.clockDays':
      return photoSignals.clockDays;
  }
}

function withValue(rulebook: Rulebook, at: Movable, value: number): Rulebook {
  const [part, name] = at.split('.') as [string, string];
  const { textSignals } = rulebook;
  if (part === 'repeats') return { ...rulebook, textSignals: { ...textSignals, repeats: { ...textSignals.repeats, [name]: value } } };
  if (part === 'fileTimes') return { ...rulebook, fileTimes: { ...rulebook.fileTimes, [name]: value } };
  if (part === 'photoSignals') return { ...rulebook, photoSignals: { ...rulebook.photoSignals, [name]: value } };
  return { ...rulebook, thresholds: { ...rulebook.thresholds, [name]: value } };
}
