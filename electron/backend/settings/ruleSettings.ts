import type { JsonValue } from '../../../shared/archive/canonicalJson.ts';
import type { RuleSetting } from '../../../shared/contract/settingsCalls.ts';
import type { RuleFamily } from '../../../shared/model/finding.ts';
import { noOwnRules, type OwnRules } from '../../../shared/rules/ownRules.ts';
import { ruleRegistry } from '../../../shared/rules/registry.ts';
import { sensitivityLabels, type Sensitivity } from '../../../shared/rules/sensitivityShape.ts';
import type { Library } from '../../library/library.ts';
import type { Person } from '../ledgers/person.ts';
import { libraryRulebook, OWN_RULES, ownRules } from '../resourceOverrides.ts';

const families: Readonly<Record<string, RuleFamily>> = { G: 'gap', M: 'minutes', D: 'development', V: 'decision', B: 'backfill' };
const statuses: Readonly<Record<string, string>> = { verified: '已核对原文', local: '地方做法', recalled: '未与原文核对', notFound: '未查到条文', inferred: '推断' };

/** Every check with what holds now. */
export async function ruleSettings(library: Library): Promise<{ readonly rules: readonly RuleSetting[]; readonly committeeFromFullMembers: number; readonly own: OwnRules }> {
  const rulebook = await libraryRulebook(library);
  const obligations = new Map(rulebook.obligations.map((obligation) => [obligation.code as string, obligation]));
  const rules = [...rulebook.catalogue.values()].map(({ code, severity, enabled, bases }): RuleSetting => {
    const basis = bases.at(-1);
    const obligation = obligations.get(code);
    return {
      code, severity, enabled,
      family: families[code.charAt(0)] ?? 'minutes',
      name: obligation?.name ?? ruleRegistry.get(code)?.title ?? code,
      basis: basis ? `${basis.edition}${basis.article ?? ''}：${basis.text}` : '',
      status: statuses[basis?.status ?? ''] ?? '',
      period: obligation?.period ?? null,
    };
  });
  return { rules, committeeFromFullMembers: rulebook.thresholds.committeeFromFullMembers, own: ownRules(library) };
}

/** Sets what differs from the shipped rules; everything shipped again where nothing does. */
export function setOwnRules(library: Library, own: OwnRules, person: Person): void {
  put(library, own, 'set-rules', '规则与时限', person);
}

/** Sets how readily doubts are raised, with the self-check that a person looked at before. */
export function setSensitivity(library: Library, sensitivity: Sensitivity, person: Person): void {
  const own = ownRules(library);
  put(library, { ...own, sensitivity }, 'set-sensitivity', `疑点灵敏度：${sensitivityLabels[own.sensitivity.step]} → ${sensitivityLabels[sensitivity.step]}`, person);
}

function put(library: Library, own: OwnRules, action: string, what: string, person: Person): void {
  const same = JSON.stringify(own) === JSON.stringify(noOwnRules);
  library.change(action, what, ({ settings }) => settings.set(OWN_RULES, same ? null : (JSON.parse(JSON.stringify(own)) as JsonValue)), person);
}
