import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/model/calendarDate.ts';
import type { RecordFact } from '../../../shared/model/facts.ts';
import { branch, day, field, findingsOf, record, rulebook } from '../rules/township.ts';

function minutes(date: string, text: string): RecordFact {
  const made = record({ kind: 'branchMeeting', date, title: '支部党员大会记录', text: `会议地点：村党群服务中心\n主持人：赵国强\n记录人：周明\n${text}` });
  return { ...made, fields: { ...made.fields, date: field(day(date), `${date.slice(0, 4)}年`, 0.98) } };
}
const b102 = (...records: RecordFact[]) => findingsOf('B102', branch(records), rulebook);

describe('B102', () => {
  it('says what went out of use, when, and what is said now', () => {
    const [finding, ...others] = b102(minutes('2024-06-13', '会议按照《中国共产党基层组织选举工作暂行条例》部署换届。'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ strength: 'moderate', basisVerified: true });
    expect(finding!.explanation).toContain('2020-07-13 之后不再使用');
    expect(finding!.explanation).toContain('中国共产党基层组织选举工作条例');
    expect(finding!.innocent.length).toBeGreaterThanOrEqual(3);
  });
  it.each([
    ['still in force', '2019-06-13', '按照《中国共产党基层组织选举工作暂行条例》部署换届'],
    ['soon after', '2020-11-13', '按照《中国共产党基层组织选举工作暂行条例》部署换届'],
    ['the new text', '2024-06-13', '按照《中国共产党基层组织选举工作条例》部署换届'],
    ['about the change', '2024-06-13', '新条例施行后，《中国共产党基层组织选举工作暂行条例》同时废止'],
    ['former office', '2024-06-13', '由原农业局干部讲课，原县国土局划定的地块，时任安监局局长'],
    ['another law', '2024-06-13', '按照《劳动合同法》第十条签订合同，学习合同法律知识'],
    ['not cited as a basis', '2024-06-13', '有人提起婚姻法的事'],
    ['the past', '2024-06-13', '2015年县扶贫办给村里修了路；那时的贫困户现在都搬了新房；原贫困户回访'],
    ['ordinary words', '2024-06-13', '农业部门来人指导，农业局面有好转，环境保护部门检查'],
  ])('does not fire: %s', (_, date, text) => {
    expect(b102(minutes(date, text))).toEqual([]);
  });
  it('a way of speaking is a hint, a repealed law cited with its article more', () => {
    expect(b102(minutes('2024-06-13', '给三户贫困户送去米面。')).map(({ strength }) => strength)).toEqual(['weak']);
    expect(b102(minutes('2024-06-13', '根据《合同法》第五十二条，这份承包合同无效。')).map(({ strength }) => strength)).toEqual(['moderate']);
  });
  it('never fires while in use or within the grace days, never goes beyond moderate', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rulebook.datedVocabulary.expired), fc.nat(), fc.integer({ min: 1, max: 1500 }), (term, pick, gap) => {
        const form = term.forms[pick % term.forms.length]!;
        const text = `会议要求根据${form}，把工作做细。`;
        expect(b102(minutes(addDays(term.until, Math.min(term.graceDays, gap)), text)), form).toEqual([]);
        const after = b102(minutes(addDays(term.until, term.graceDays + gap), text));
        expect(after, form).toHaveLength(1);
        expect(after[0]!.strength, form).toBe(term.kind === 'strong' ? 'moderate' : 'weak');
      }),
      { numRuns: 200 },
    );
  });
});
