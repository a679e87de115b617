import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyRosterImport, branchRoster, memberHistory, previewRosterImport, removeMember, saveMember } from '../../../electron/backend/ledgers/roster.ts';
import { undoEvent } from '../../../electron/backend/undoEvent.ts';
import { withoutSources } from '../../../shared/ledgers/rosterPeople.ts';
import { clerk, deputy, goodMinutes, readers, townshipOf } from './smallTownship.ts';

const branch = '东沟村党支部';
const list = '东沟村/东沟村党员花名册.csv';
const roster = '东沟村党支部党员花名册\n序号,姓名,性别,出生年月,入党时间,转正时间,党员类别,职务\n1,靳有田,男,1965-03,1990-07-01,1991-07-01,正式党员,党支部书记\n2,路广财,男,1971-11,2001-06-20,2002-06-20,正式党员,\n3,蒲桂英,女,1980-05,2010-07-01,2011-07-01,正式党员,\n';
const minutes = '东沟村/2025年/6月党员大会.txt';

it('enters members and offices over time; what was entered comes before what the lists say, and can be taken back', async () => {
  const { library, scheme, report } = await townshipOf({ [list]: roster, [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  expect(branchRoster(library, branch).map(({ name, id, paths }) => [name, id, paths])).toEqual([['蒲桂英', null, [list]], ['路广财', null, [list]], ['靳有田', null, [list]]]);
  const fires = async () => (await report()).findings.filter(({ rule, persons }) => rule === 'B502' && persons.includes('蒲桂英'));
  expect(await fires()).toEqual([]);
  const people = branchRoster(library, branch);
  const known = withoutSources(people.find(({ name }) => name === '蒲桂英')!);
  const saved = saveMember(library, { ...known, movedOut: '2025-02-10', offices: [{ office: '组织委员', from: '2020-12', to: '2025-02' }] }, clerk);
  const doubts = await fires();
  expect(doubts.map(({ paths }) => paths.includes(minutes))).toEqual([true]);
  saveMember(library, { ...known, movedOut: '2025-09-01' }, deputy, saved.id);
  expect(await fires()).toEqual([]);
  expect(memberHistory(library, saved.id).map(({ actor }) => actor)).toEqual(['周玉兰', '孙大海']);
  expect(branchRoster(library, branch).find(({ name }) => name === '蒲桂英')).toMatchObject({ id: 'P00001', movedOut: '2025-09-01', paths: [list] });
  undoEvent(library, scheme, library.events.head().count, clerk);
  expect(await fires()).toHaveLength(1);
  // A person whom no list names joins the latest roster instead of making one of their own.
  const before = (await report()).branches[0]!.fullMembers;
  saveMember(library, { branch, name: '申玉成', standing: 'full', joined: '2005-07-01', becameFull: '2006-07-01', offices: [], floating: [] }, clerk);
  expect((await report()).branches[0]!.fullMembers).toBe(before! + 1);
  removeMember(library, saved.id, clerk);
  expect(branchRoster(library, branch).find(({ name }) => name === '蒲桂英')).toMatchObject({ id: null });
  expect(() => saveMember(library, { branch: '无此支部', name: '甲', standing: 'full', offices: [], floating: [] }, clerk)).toThrow('not-found');
  expect(() => saveMember(library, { branch, name: ' ', standing: 'full', offices: [], floating: [] }, clerk)).toThrow('refused');
});

it('shows what a file would change before anything is written, with columns matched by hand, and takes over what is accepted', async () => {
  const { library, place } = await townshipOf({ [list]: roster, [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const file = join(place, '新名册.csv');
  await writeFile(file, '序号,姓名,性别,出生年月,入党时间,进来的日子,党员类别\n1,靳有田,男,1965-03,1990-07-01,,正式党员\n2,路广财,男,1971-11,2001-06-20,2024-05-01,正式党员\n3,裴长顺,男,1992-02,2024-06-30,,预备党员\n');
  const count = library.events.head().count;
  const plain = await previewRosterImport(library, branch, file, {}, readers);
  expect(plain.columns.find(({ header }) => header === '进来的日子')?.meaning ?? 'other').toBe('other');
  const preview = await previewRosterImport(library, branch, file, { 进来的日子: 'movedIn' }, readers);
  expect(preview.changes.map(({ entry, kind, fields }) => [entry.name, kind, fields.map(({ field, before, after }) => [field, before, after])])).toEqual([
    ['靳有田', 'same', []],
    ['路广财', 'changed', [['movedIn', null, '2024-05-01']]],
    ['裴长顺', 'added', expect.arrayContaining([['standing', null, 'probationary']])],
  ]);
  expect(preview.absent.map(({ name }) => name)).toEqual(['蒲桂英']);
  expect(library.events.head().count).toBe(count);
  applyRosterImport(library, branch, preview.changes.filter(({ kind }) => kind !== 'same'), clerk);
  expect(library.events.head().count).toBe(count + 1);
  expect(branchRoster(library, branch).map(({ name, id, movedIn, standing }) => [name, id, movedIn, standing])).toEqual([
    ['蒲桂英', null, undefined, 'full'], ['裴长顺', 'P00002', undefined, 'probationary'], ['路广财', 'P00001', '2024-05-01', 'full'], ['靳有田', null, undefined, 'full'],
  ]);
  await writeFile(file, '日期,天气\n1,晴\n');
  await expect(previewRosterImport(library, branch, file, {}, readers)).rejects.toThrow('not-found');
});
