import { z } from 'zod';
import type { RuleCode } from '../model/finding.ts';
import type { Rulebook } from './rulebook.ts';
import { sensitivityShape, shippedSensitivity } from './sensitivityShape.ts';
import { withSensitivity } from './sensitivity.ts';

const severity = z.enum(['high', 'medium', 'low', 'info']);
const period = z.enum(['month', 'quarter', 'year', 'term']);

/** What a county or township has set differently from the shipped rules; nothing of the rules' own text. */
export const ownRulesShape = z.strictObject({
  /** Checks that are not run. */
  disabled: z.array(z.string().regex(/^[GMDVB]\d{3}$/)).max(200),
  severities: z.record(z.string().regex(/^[GMDVB]\d{3}$/), severity),
  /** How often something is owed. */
  periods: z.record(z.string().regex(/^G\d{3}$/), period),
  /** At how many full members a committee is due. */
  committeeFromFullMembers: z.int().min(1).max(50).nullable(),
  /** How readily doubts are raised; libraries of earlier versions have none. */
  sensitivity: sensitivityShape.default(shippedSensitivity),
});

export type OwnRules = z.output<typeof ownRulesShape>;

export const noOwnRules: OwnRules = { disabled: [], severities: {}, periods: {}, committeeFromFullMembers: null, sensitivity: shippedSensitivity };

/** The rules with what was set differently laid over them; codes that no longer exist are passed over. */
export function withOwnRules(shipped: Rulebook, own: OwnRules): Rulebook {
  const rulebook = withSensitivity(shipped, own.sensitivity.step);
  const disabled = new Set(own.disabled);
  const catalogue = new Map([...rulebook.catalogue].map(([code, entry]): [RuleCode, typeof entry] => [code, { ...entry, enabled: entry.enabled && !disabled.has(code), severity: own.severities[code] ?? entry.severity }]));
  return {
    ...rulebook,
    catalogue,
    handwriting: { ...rulebook.handwriting, knownGood: own.sensitivity.selfCheck?.writing ?? null },
    obligations: rulebook.obligations.map((obligation) => ({ ...obligation, period: own.periods[obligation.code] ?? obligation.period })),
    thresholds: { ...rulebook.thresholds, committeeFromFullMembers: own.committeeFromFullMembers ?? rulebook.thresholds.committeeFromFullMembers },
  };
}
