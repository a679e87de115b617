import { expect, it } from 'vitest';
import { placeDecided, type PlacedItem } from '../../../shared/filing/placeDecided.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';

const kind = (id: string, category: string) => ({ id, name: id, category, alsoIn: [], role: 'document' as const, retention: '30年' as const, titles: [], terms: [] });
const scheme: Scheme = { id: 's', version: '1', name: 's', source: '', categories: [{ code: '04', name: '组织生活', description: '' }, { code: '05', name: '学习教育', description: '' }], kinds: [kind('branchMeeting', '04'), kind('studyPlan', '05')] };
const waiting: PlacedItem = { path: 'a.docx', branch: '东沟村党支部', year: 2024, date: null, kind: 'branchMeeting', category: '04', alsoIn: [], retention: '30年', title: '记录', confidence: 0.4, reasons: ['归类把握不大，请核对'], duplicateOf: null, attachedTo: null };

it('files what a person has put in a category, and drops a kind that does not live there', () => {
  expect(placeDecided(waiting, { category: '05' }, scheme)).toMatchObject({ status: 'filed', category: '05', kind: null, confidence: 1 });
  expect(placeDecided(waiting, { kind: 'studyPlan' }, scheme)).toMatchObject({ status: 'filed', category: '05', kind: 'studyPlan' });
});

it('leaves waiting what still lacks its branch or year, or is as uncertain as before', () => {
  expect(placeDecided({ ...waiting, branch: null }, { category: '04' }, scheme)).toMatchObject({ status: 'needs-review' });
  expect(placeDecided({ ...waiting, year: null }, { kind: 'branchMeeting' }, scheme)).toMatchObject({ status: 'needs-review' });
  expect(placeDecided(waiting, { title: '别的标题' }, scheme)).toMatchObject({ status: 'needs-review', title: '别的标题' });
});

it('takes the year from a date that a person set, and a duplicate stays one', () => {
  expect(placeDecided(waiting, { category: '04', date: parseCalendarDate('2023-05-06')! }, scheme)).toMatchObject({ year: 2023, date: '2023-05-06' });
  expect(placeDecided({ ...waiting, duplicateOf: 'b.docx' }, { category: '04' }, scheme).status).toBe('duplicate');
});
