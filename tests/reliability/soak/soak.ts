import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { filingKey, markFiled } from '../../../electron/backend/filingState.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { makeSample } from '../../../electron/backend/makeSample.ts';
import { withLibrary } from '../../../electron/backend/withLibrary.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import { serveApp, type Memory, type ServedApp } from '../served/servedApp.ts';

export interface SoakPlan {
  readonly hours: number;
  /** Milliseconds of rest between two things that are done, as a person rests. */
  readonly rest: number;
  readonly sampleEvery: number;
  readonly onSample?: (sample: Sample) => void;
}

export interface Sample extends Memory {
  readonly minutes: number;
  readonly rounds: number;
}

export interface SoakOutcome {
  readonly minutes: number;
  readonly rounds: number;
  readonly calls: number;
  readonly samples: readonly Sample[];
  /** Bytes an hour, by least squares over the second half: the first fills caches. */
  readonly heapGrowth: number;
  readonly rssGrowth: number;
}

const words = ['换届', '党费', '主题党日', '会议', '党员大会'];

/** A day's work over and over: open, list, search, look, decide, undo, check, export, close. The backend's memory is looked at on the way. */
export async function soak({ hours, rest, sampleEvery, onSample }: SoakPlan): Promise<SoakOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-soak-'));
  try {
    const library = await sampleLibrary(folder);
    const app = await serveApp({ folder });
    let calls = 0;
    const counted: ServedApp['ask'] = async (call, input) => {
      calls += 1;
      await pause(rest);
      return app.ask(call, input);
    };
    const [samples, began]: [Sample[], number] = [[], performance.now()];
    const elapsed = () => performance.now() - began;
    let rounds = 0;
    await app.ask('app.setPerson', { person: '周玉兰' });
    while (elapsed() < hours * 3_600_000) {
      await oneRound({ ...app, ask: counted }, library, join(folder, `成果包${rounds}`), rounds);
      rounds += 1;
      if (elapsed() < samples.length * sampleEvery) continue;
      const sample = { minutes: elapsed() / 60_000, rounds, ...(await app.memory()) };
      samples.push(sample);
      onSample?.(sample);
    }
    await app.close();
    const later = samples.slice(Math.floor(samples.length / 2));
    return { minutes: elapsed() / 60_000, rounds, calls, samples, heapGrowth: slopeAnHour(later, ({ heapUsed, external }) => heapUsed + external), rssGrowth: slopeAnHour(later, ({ rss }) => rss) };
  } finally {
    await removeTree(folder);
  }
}

async function oneRound(app: ServedApp, library: string, out: string, round: number): Promise<void> {
  const filter = { branch: null, year: null, category: null, status: null };
  await app.ask('library.open', { folder: library });
  await app.ask('app.state', {});
  await app.ask('item.places', {});
  const { rows, total } = await app.ask('item.list', { filter, sort: { by: 'path', descending: false }, offset: 0, limit: 200 });
  for (let offset = 200; offset < total; offset += 200) await app.ask('item.list', { filter, sort: { by: 'path', descending: round % 2 === 0 }, offset, limit: 200 });
  await app.ask('item.list', { filter: { ...filter, text: words[round % words.length]! }, sort: { by: 'rank', descending: false }, offset: 0, limit: 50 });
  const { id } = rows[round % rows.length]!;
  for (const call of ['item.get', 'item.document', 'item.findings', 'item.history'] as const) await app.ask(call, { id });
  await app.ask('overview.figures', { year: null });
  await app.ask('finding.list', { branch: null, family: null });
  const { seq } = await app.ask('item.decide', { ids: [id], decision: { title: `第${round}轮` } });
  if (seq !== null) await app.ask('item.undo', { seq });
  await app.ask('meeting.grid', { year: null });
  await app.ask('events.list', { beforeSeq: null, limit: 100 });
  if (round % 5 === 0) {
    const { job } = await app.ask('export.start', { branches: [], years: [], folder: out });
    await app.ended(job);
    await rm(out, { recursive: true });
    await app.ended((await app.ask('library.check', {})).job);
  }
  await app.ask('library.close', {});
}

async function sampleLibrary(folder: string): Promise<string> {
  await makeSample(join(folder, 'files'), { branches: 2, years: 1 });
  const library = join(folder, 'library');
  await withLibrary(library, async (opened) => {
    await importFolder({ library: opened, folder: join(folder, 'files'), schemeFile: defaultSchemeFile });
    fileLibrary(opened, await loadScheme());
    markFiled(opened, await filingKey(defaultSchemeFile));
  });
  return library;
}

function slopeAnHour(samples: readonly Sample[], value: (sample: Sample) => number): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [hours, values] = [samples.map(({ minutes }) => minutes / 60), samples.map(value)];
  const [middle, level] = [mean(hours), mean(values)];
  const spread = hours.reduce((sum, hour) => sum + (hour - middle) ** 2, 0);
  return spread === 0 ? 0 : hours.reduce((sum, hour, index) => sum + (hour - middle) * (values[index]! - level), 0) / spread;
}
