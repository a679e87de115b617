import type { BlankMinutes } from '../../shared/contract/helpCalls.ts';
import { parseHelp, type Help } from '../../shared/help/help.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { schemeIndex } from '../../shared/scheme/schemeIndex.ts';
import { resourceFile } from '../resources.ts';
import { loadRulebook } from './resourceOverrides.ts';
import { loadJson } from './loadData.ts';

/** Loads the help texts that the program ships. */
export async function loadHelp(): Promise<Help> {
  const file = resourceFile('help/help.json');
  return parseHelp(await loadJson(file), file);
}

/** One blank form for each kind of meeting that the rules describe, in their order. */
export async function blankMinutes(scheme: Scheme): Promise<readonly BlankMinutes[]> {
  const { fields, requirements } = await loadRulebook();
  const index = schemeIndex(scheme);
  const names = new Map(fields.map(({ id, name }): [string, string] => [id, name]));
  const asked = (id: string, onlyWhenVoting: boolean) => ({ id, name: names.get(id) ?? id, onlyWhenVoting });
  return requirements.flatMap(({ kinds, required, whenVoting }) =>
    kinds.flatMap((kind) => {
      const known = index.kind(kind);
      return known?.role === 'meeting' ? [{ kind, name: known.name, fields: [...required.map((id) => asked(id, false)), ...whenVoting.map((id) => asked(id, true))] }] : [];
    }),
  );
}
