import { join } from 'node:path';
import { expect, it } from 'vitest';
import { libraryRulebook } from '../../../electron/backend/resourceOverrides.ts';
import { calendarYear, setCalendarYear } from '../../../electron/backend/settings/ownCalendar.ts';
import { exportDataFile, importDataFile } from '../../../electron/backend/settings/dataFiles.ts';
import { ownTasks, ownTerms, setOwnTasks, setOwnTerms } from '../../../electron/backend/settings/ownLists.ts';
import { setOwnRules } from '../../../electron/backend/settings/ruleSettings.ts';
import { noOwnRules } from '../../../shared/rules/ownRules.ts';
import { clerk, day, goodMinutes, townshipOf } from '../ledgers/smallTownship.ts';

const minutes = '东沟村/2025年/6月党员大会.txt';

it('lays own rules over the shipped ones, each change an event, and gives the shipped ones back', async () => {
  const { library, report } = await townshipOf({ [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const codes = async () => new Set((await report()).findings.map(({ rule }) => rule));
  expect((await codes()).has('G105')).toBe(true);
  setOwnRules(library, { ...noOwnRules, disabled: ['G105'], periods: { G101: 'month' } }, clerk);
  expect((await codes()).has('G105')).toBe(false);
  expect((await report()).coverage.filter(({ obligation }) => obligation === 'G101')).toHaveLength(12);
  expect(library.events.latest(1)[0]).toMatchObject({ action: 'set-rules', actor: '周玉兰' });
  setOwnRules(library, noOwnRules, clerk);
  expect((await codes()).has('G105')).toBe(true);
});

it('keeps own terms by day of publication and of disuse, and refuses a day that does not exist', async () => {
  const { library } = await townshipOf({ '西沟村/说明.txt': '西沟村情况说明' });
  await setOwnTerms(library, [{ text: '清河先锋行动', sort: 'dated', day: '2025-04', replacedBy: '', strong: true, source: '县委文件' }, { text: '清河老办法', sort: 'expired', day: '2024-12-31', replacedBy: '清河新办法', strong: false, source: '县委文件' }], clerk);
  expect((await ownTerms(library)).map(({ text, day }) => [text, day])).toEqual([['清河先锋行动', '2025-04'], ['清河老办法', '2024-12-31']]);
  await expect(setOwnTerms(library, [{ text: '清河先锋行动', sort: 'dated', day: '2025-13', replacedBy: '', strong: true, source: '县委文件' }], clerk)).rejects.toMatchObject({ detail: { code: 'resource-invalid' } });
  expect(await ownTerms(library)).toHaveLength(2);
  await setOwnTerms(library, [], clerk);
  expect(await ownTerms(library)).toEqual([]);
});

it('puts own key tasks in place of the example, and the example back with the last of them', async () => {
  const { library } = await townshipOf({ '西沟村/说明.txt': '西沟村情况说明' });
  const lists = async () => (await libraryRulebook(library)).keyTasks.map(({ example }) => example);
  expect(await lists()).toEqual([true]);
  await setOwnTasks(library, [{ name: '人居环境整治', synonyms: ['人居环境整治', '环境整治'], from: '2025-01-01', to: '2025-12-31', source: '乡党委2025年1号文' }], clerk);
  expect([await lists(), (await ownTasks(library)).map(({ name }) => name)]).toEqual([[false], ['人居环境整治']]);
  await setOwnTasks(library, [], clerk);
  expect(await lists()).toEqual([true]);
});

it('enters the holidays of a year, gives them to another library as a file, and gives the shipped year back', async () => {
  const [one, other] = [await townshipOf({ '西沟村/说明.txt': '西沟村情况说明' }), await townshipOf({ '东沟村/说明.txt': '东沟村情况说明' })];
  const days = async (library: typeof one.library) => (await calendarYear(library, 2027, 2026)).days.filter(({ off, weekend }) => off !== weekend).map(({ day: date }) => date as string);
  expect([await days(one.library), (await calendarYear(one.library, 2027, 2026)).known]).toEqual([[], false]);
  await setCalendarYear(one.library, 2027, { source: '放假通知（虚构）', daysOff: [day('2027-10-01')], workdays: [day('2027-10-09')] }, clerk);
  expect(await days(one.library)).toEqual(['2027-10-01', '2027-10-09']);
  expect((await libraryRulebook(one.library)).calendar.isDayOff(day('2027-10-01'))).toBe(true);
  expect(one.library.events.latest(1)[0]).toMatchObject({ action: 'resource', actor: '周玉兰' });
  await expect(setCalendarYear(one.library, 2027, { source: '错', daysOff: [day('2027-10-02')], workdays: [] }, clerk)).rejects.toMatchObject({ detail: { code: 'resource-invalid' } });

  const file = await exportDataFile(one.library, 'rules/own-calendar.json', join(one.place, '节假日'));
  await setCalendarYear(other.library, 2028, { source: '放假通知（虚构）', daysOff: [], workdays: [] }, clerk);
  await importDataFile(other.library, file, clerk);
  expect([await days(other.library), (await calendarYear(other.library, 2028, 2026)).own]).toEqual([['2027-10-01', '2027-10-09'], true]);
  await setCalendarYear(one.library, 2027, null, clerk);
  expect([await days(one.library), (await calendarYear(one.library, 2027, 2026)).own]).toEqual([[], false]);
});
