import { describe, expect, it } from 'vitest';
import { DangheError } from '../../../shared/model/errors.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import { shippedResources } from './township.ts';

/** The detail of the error that a changed file gives. */
function faultOf(file: string, change: (json: Record<string, never>) => unknown): unknown {
  const files = shippedResources();
  const copy = structuredClone(files[file]) as Record<string, never>;
  files[file] = change(copy) ?? copy;
  try {
    parseRulebook(files);
    return 'accepted';
  } catch (error) {
    return error instanceof DangheError ? error.detail : error;
  }
}

type Json = Record<string, Record<string, unknown>[]>;

describe('parseRulebook', () => {
  it('accepts what is shipped', () => {
    const rulebook = parseRulebook(shippedResources());
    expect([rulebook.standards.length, rulebook.keyTasks.length]).toEqual([1, 1]);
    expect(rulebook.catalogue.has('G101')).toBe(true);
  });
  it.each([
    ['rules/catalogue.json', 'rules[0].severity', (json: Json) => void (json.rules![0]!.severity = 'hoch')],
    ['rules/catalogue.json', 'rules[1].code', (json: Json) => void (json.rules![1]!.code = 'G101')],
    ['rules/obligations.json', 'obligations[2].period', (json: Json) => void (json.obligations![2]!.period = 'week')],
    ['rules/obligations.json', 'obligations[0].code', (json: Json) => void (json.obligations![0]!.code = 'G999')],
    ['rules/record-fields.json', 'requirements[0].required', (json: Json) => void (json.fields = json.fields!.filter(({ id }) => id !== 'venue'))],
    ['keytasks/example.json', 'tasks[0].from', (json: Json) => void (json.tasks![0]!.from = '2025-02-30')],
    ['keytasks/example.json', 'tasks[0].to', (json: Json) => void (json.tasks![0]!.to = '2001-01-01')],
    ['standards/example.json', 'standards[0].materials', (json: Json) => void (json.standards![0]!.materials = [])],
    ['rules/vocabulary.json', 'content', (json: Json) => void (json.content = 'words' as never)],
    ['rules/people-signals.json', 'peopleSignals.moderateMeetings', (json: Json) => void Object.assign(json.peopleSignals!, { moderateMeetings: 2 })],
    ['rules/thresholds.json', '内容', (json: Json) => void (json.extra = [])],
  ])('names file, key and fault: %s %s', (file, key, change) => {
    const detail = faultOf(file, change) as Record<string, string>;
    expect(detail).toMatchObject({ code: 'resource-invalid', path: file, key });
    expect(detail.problem).toMatch(/[\u4e00-\u9fff]/);
  });
  it('says which file is missing or doubled', () => {
    const files = shippedResources();
    expect(() => parseRulebook({ ...files, 'rules/more.json': files['rules/quorums.json'] })).toThrow(DangheError);
    delete files['rules/quorums.json'];
    expect(() => parseRulebook(files)).toThrow(DangheError);
  });
  it('does without standard packs and key tasks', () => {
    const files = Object.fromEntries(Object.entries(shippedResources()).filter(([name]) => name.startsWith('rules/')));
    expect(parseRulebook(files)).toMatchObject({ standards: [], keyTasks: [] });
  });
});
