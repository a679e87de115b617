import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBackend, type Backend } from '../../../electron/backend/app/createApp.ts';
import { decideFindings } from '../../../electron/backend/ledgers/decideFindings.ts';
import { registerProblem } from '../../../electron/backend/ledgers/rectify.ts';
import { saveMember } from '../../../electron/backend/ledgers/roster.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import { clerk, day, goodMinutes, thinMinutes, townshipOf } from '../ledgers/smallTownship.ts';

const own = '东沟村/2025年/3月党员大会.txt';
const foreign = '西沟村/2025年/3月党员大会.txt';
const [ownBranch, otherBranch] = ['东沟村党支部', '西沟村党支部'];
const details = { branch: otherBranch, source: '自查', raisedOn: day('2026-01-10'), category: '', problem: '西沟村的问题', basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', dueOn: null, note: '' };

/** A library of two branches, worked on by the township, then open in the window of a village. */
async function villageWindow() {
  const township = await townshipOf({ [own]: thinMinutes('东沟村', '2025-03-05'), [foreign]: thinMinutes('西沟村', '2025-03-06'), '西沟村/2025年/6月党员大会.txt': goodMinutes('西沟村', '2025-06-06', '修渠') });
  const entry = registerProblem(township.library, details, clerk);
  const member = saveMember(township.library, { branch: otherBranch, name: '路广财', standing: 'full', offices: [], floating: [] }, clerk);
  const doubt = (await township.report()).findings.find(({ branch, family }) => branch === otherBranch && family === 'minutes')!;
  decideFindings(township.library, [doubt], { outcome: 'explained', reason: '已当面说明' }, clerk);
  const decidedBy = township.library.events.head().count;
  const [ownId, foreignId] = [township.itemId(own), township.itemId(foreign)];
  const { folder } = township.library;
  township.library.close();

  const data = await mkdtemp(join(tmpdir(), 'danghe-village-'));
  onTestFinished(() => removeTree(data));
  const backend = await createBackend({ host: 'browser', dataFolder: data, asOf: day('2026-01-15'), emit: () => undefined });
  onTestFinished(() => backend.close());
  await backend.open(folder);
  const call = callOf(backend);
  await call('app.setPerson', { person: '靳有田' });
  await call('app.setRole', { role: 'village', ownBranch });
  return { backend, call, data, ownId, foreignId, entry, member, doubt, decidedBy };
}

type Call = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;

function callOf(backend: Backend): Call {
  return (name, input) => backend.call(name, input) as Promise<never>;
}

it('refuses everything that names another branch by its number, and changes nothing', async () => {
  const { backend, call, data, ownId, foreignId, entry, member, doubt, decidedBy } = await villageWindow();
  const { library } = await call('app.state', {});
  const of = { pack: 'p', standard: 's', branch: otherBranch, year: 2025 };
  const place = { itemId: foreignId, ordinal: 0, field: 'chair', index: 0 };
  const asked: readonly (() => Promise<unknown>)[] = [
    () => call('item.get', { id: foreignId }),
    () => call('item.document', { id: foreignId }),
    () => call('item.findings', { id: foreignId }),
    () => call('item.history', { id: foreignId }),
    () => call('item.picture', { id: foreignId, page: 1 }),
    () => call('item.saveCopy', { id: foreignId, file: join(data, 'copy.txt'), replace: false }),
    () => call('item.decide', { ids: [ownId, foreignId], decision: { title: '改名' } }),
    () => call('item.remove', { ids: [foreignId], reason: '重复' }),
    () => call('item.restore', { ids: [foreignId] }),
    () => call('item.undo', { seq: decidedBy }),
    () => call('events.undo', { seq: decidedBy }),
    () => call('meeting.get', { item: foreignId, ordinal: 0 }),
    () => call('ocr.picture', { itemId: foreignId, page: 1 }),
    () => call('ocr.confirm', { ...place, correction: null }),
    () => call('ocr.misread', { ...place, misread: true }),
    () => call('village.home', { branch: otherBranch }),
    () => call('standard.assess', { of, result: 'met', note: '' }),
    () => call('standard.confirm', { of: { ...of, branch: ownBranch }, itemIds: [foreignId] }),
    () => call('standard.decline', { of, itemId: foreignId }),
    () => call('standard.review', { of, result: 'accepted', reason: '' }),
    () => call('rectification.register', { details }),
    () => call('rectification.edit', { id: entry.id, changes: { note: '改' } }),
    () => call('rectification.step', { id: entry.id, step: 'claim', text: '', lookBackOn: null }),
    () => call('rectification.addEvidence', { id: entry.id, itemIds: [ownId] }),
    () => call('rectification.removeEvidence', { id: entry.id, itemId: ownId }),
    () => call('roster.save', { member: { branch: otherBranch, name: '甲', standing: 'full', offices: [], floating: [] }, id: null }),
    () => call('roster.save', { member: { branch: ownBranch, name: '甲', standing: 'full', offices: [], floating: [] }, id: member.id }),
    () => call('roster.remove', { id: member.id }),
    () => call('roster.preview', { path: '/x.xlsx', branch: otherBranch, meanings: {} }),
    () => call('roster.import', { path: '/x.xlsx', branch: otherBranch, meanings: {} }),
    () => call('settings.setBranch', { name: otherBranch, fonds: 'AB01', hasCommittee: true, hasGroups: null, fullMembers: null }),
  ];
  for (const ask of asked) await expect(ask(), ask.toString()).rejects.toMatchObject({ detail: { code: 'refused', refusal: { kind: 'other-branch' } } });
  await expect(call('finding.get', { id: doubt.id })).rejects.toMatchObject({ detail: { code: 'not-found' } });
  await expect(call('finding.decide', { ids: [doubt.id], outcome: 'excluded', reason: '无' })).rejects.toMatchObject({ detail: { code: 'not-found' } });
  await expect(call('handOver.write', { file: join(data, 'x.zip') })).rejects.toMatchObject({ detail: { refusal: { kind: 'other-branches', branches: [otherBranch] } } });
  await expect(call('handOver.takeIn', { file: join(data, 'x.zip') })).rejects.toMatchObject({ detail: { refusal: { kind: 'township-only' } } });
  expect(backend.originalOf(foreignId)).toBeNull();
  expect(backend.originalOf(ownId)).not.toBeNull();
  expect((await call('app.state', {})).library?.events).toBe(library?.events);
});

it('shows of every list what is its own', async () => {
  const { call, ownId } = await villageWindow();
  const source = (await call('import.sources', {}))[0]!;
  const results = await call('import.results', { sourceId: source.id, status: null, text: '', offset: 0, limit: 100 });
  const seen = JSON.stringify([
    source.files, results,
    await call('export.preview', { branches: [otherBranch], years: [] }),
    await call('evidence.candidates', { branch: otherBranch, year: null, kinds: [], text: '', limit: 100 }),
    await call('item.filing', {}), await call('item.byPath', { path: foreign }), await call('item.ofPaths', { paths: [foreign] }),
    await call('events.list', { beforeSeq: null, limit: 100 }), await call('handOver.list', {}),
    await call('settings.branches', {}), await call('roster.people', { branch: otherBranch }),
    await call('standard.sheet', { branch: otherBranch, year: 2025 }), await call('rectification.list', {}),
    await call('finding.list', { branch: null, family: null }), await call('overview.figures', { year: null }),
  ]);
  expect(seen).not.toContain('西沟村');
  expect(results).toMatchObject({ total: 1, byStatus: { filed: 1 }, rows: [{ id: ownId }] });
  expect((await call('item.get', { id: ownId })).path).toBe(own);
  expect(await call('settings.branchNames', {})).toEqual([ownBranch, otherBranch]);
});
