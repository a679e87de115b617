import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, getRawHeader, type ArchiveHeader } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { glibcNeeds } from '../../.config/packaging/glibc.ts';
import { electronStandIn } from './electronStandIn.ts';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const require = createRequire(import.meta.url);

interface Entry {
  readonly path: string;
  readonly size: number;
  readonly unpacked: boolean;
}

let work: string;
let packed: string;
let entries: readonly Entry[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'danghe-packaging-'));
  await electronStandIn(join(work, 'electron'));
  await run(process.execPath, ['.config/packaging/run.ts', '--linux', 'dir', '--x64', `-c.electronDist=${join(work, 'electron')}`, `-c.directories.output=${join(work, 'dist')}`], { cwd: root, maxBuffer: 1 << 26 });
  packed = join(work, 'dist', 'linux-unpacked');
  entries = entriesOf(getRawHeader(join(packed, 'resources', 'app.asar')).header);
}, 600_000);

afterAll(() => rm(work, { recursive: true, force: true }));

test('the program carries Electron’s switches as the checklist asks', async () => {
  const fuses = await getCurrentFuseWire(join(packed, 'danghe'));
  const on = (fuse: FuseV1Options) => String.fromCharCode(fuses[fuse] as number) === '1';
  expect({
    node: on(FuseV1Options.RunAsNode),
    options: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    fileRights: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    cookies: on(FuseV1Options.EnableCookieEncryption),
    integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
  }).toEqual({ node: false, options: false, inspect: false, fileRights: false, cookies: true, integrity: true, onlyAsar: true });
});

test('what runs is in the package; sources, tests, maps and tools of development are not', () => {
  const paths = entries.map(({ path }) => path);
  for (const part of ['main.js', 'preload.cjs', 'backendProcess.js', 'worker.js', 'watchdog.js', 'checkWorker.js', 'filingWorker.js', 'hashThread.js']) expect(paths).toContain(`out/electron/${part}`);
  for (const part of ['out/renderer/index.html', 'out/renderer/licences.json', 'out/sbom.cdx.json', 'LICENSE', 'NOTICE', 'package.json', 'resources/ocr/manifest.json']) expect(paths).toContain(part);
  expect(paths.filter((path) => /^(electron|renderer|shared|tests|docs|\.config|\.ci)\//.test(path))).toEqual([]);
  expect(paths.filter((path) => /\.(map|tsx?|mts|cts)$|(^|\/)(__tests__|\.git)\//.test(path))).toEqual([]);
  const { devDependencies } = require('../../package.json') as { readonly devDependencies: Readonly<Record<string, string>> };
  const shipped = new Set(paths.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]));
  // dayjs comes along with exceljs; as a tool of development it is the page's.
  expect(Object.keys(devDependencies).filter((name) => shipped.has(name) && name !== 'dayjs')).toEqual([]);
});

test('native modules are those of the system packed for, outside the archive; nothing of another system is in it', () => {
  const native = entries.filter(({ path }) => /\.(node|dll|dylib|so(\.[\d.]+)?)$/.test(path));
  expect(native.filter(({ unpacked }) => !unpacked)).toEqual([]);
  expect(native.map(({ path }) => path).filter((path) => /darwin|win32|arm64|musl/.test(path))).toEqual([]);
  for (const name of ['better-sqlite3/', 'better-sqlite3-multiple-ciphers/', 'onnxruntime-node', '@napi-rs/canvas', '@img/sharp']) expect(native.some(({ path }) => path.startsWith(`node_modules/${name}`)), name).toBe(true);
});

test('each native module tells which glibc it needs', async () => {
  const needs = await glibcNeeds(packed);
  expect(needs.length).toBeGreaterThan(3);
  for (const { file, glibc } of needs) expect(glibc, file).toMatch(/^2\.\d+$/);
});

test('the bill of materials names every package that is shipped or bundled, with its licence', async () => {
  const bom = JSON.parse(await readFile(join(root, 'out', 'sbom.cdx.json'), 'utf8')) as { readonly bomFormat: string; readonly components: readonly { readonly name: string; readonly licenses?: readonly unknown[] }[] };
  expect(bom.bomFormat).toBe('CycloneDX');
  const named = new Set(bom.components.map(({ name }) => name));
  const shipped = new Set(entries.flatMap(({ path }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  expect([...shipped].filter((name) => !named.has(name))).toEqual([]);
  expect(named).toContain('react');
  expect(named).not.toContain('vitest');
  // png-js says its licence (MIT) in a file only; that file is in the package.
  expect(bom.components.filter(({ licenses = [] }) => licenses.length === 0).map(({ name }) => name)).toEqual(['png-js']);
  expect(entries.map(({ path }) => path)).toContain('node_modules/png-js/LICENSE');
});

test('the icons are drawn at every size', async () => {
  for (const size of [16, 24, 32, 48, 256, 512]) {
    const { width, height, hasAlpha } = await sharp(join(root, 'out', 'icon', `${size}x${size}.png`)).metadata();
    expect({ width, height, hasAlpha }).toEqual({ width: size, height: size, hasAlpha: true });
  }
  expect((await readFile(join(root, 'out', 'icon', 'icon.ico'))).subarray(0, 6)).toEqual(Buffer.from([0, 0, 1, 0, 8, 0]));
});

test('the packed command line does the main job under Node: models, fonts and resources are found where it looks', async () => {
  const program = join(work, 'program');
  extractAll(join(packed, 'resources', 'app.asar'), program);
  // Code 3 of an import: the sample holds files that cannot be read, and says so.
  const danghe = (...words: readonly string[]) =>
    run(process.execPath, [join(program, 'out', 'electron', 'cli.js'), ...words], { cwd: work, maxBuffer: 1 << 26 }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 3 && 'stderr' in error)) throw error;
      return { stderr: String(error.stderr) };
    });
  await danghe('sample', join(work, 'township'), '--branches', '1', '--years', '1');
  await danghe('import', join(work, 'township'), '--library', join(work, 'library'));
  await danghe('import', join(work, 'township'), '--library', join(work, 'library'));
  await danghe('check', '--library', join(work, 'library'), '--as-of', '2026-01-15');
  await danghe('export', '--library', join(work, 'library'), '--out', join(work, 'bundle'), '--as-of', '2026-01-15');
  expect((await danghe('verify', join(work, 'bundle'))).stderr).toContain('核验通过');
  expect((await stat(join(work, 'bundle', 'data', '检查报告.pdf'))).size).toBeGreaterThan(10_000);
});

test('size by part', () => {
  const parts = new Map<string, number>();
  for (const { path, size } of entries) {
    const part = /^(node_modules\/(?:@[^/]+\/)?[^/]+|[^/]+(?:\/[^/]+)?)/.exec(path)![0];
    parts.set(part, (parts.get(part) ?? 0) + size);
  }
  const total = [...parts.values()].reduce((sum, size) => sum + size, 0);
  const rows = [...parts].sort((a, b) => b[1] - a[1]).slice(0, 15);
  process.stdout.write(`${[['合计', total] as const, ...rows].map(([part, size]) => `${(size / 1e6).toFixed(1).padStart(7)} MB  ${part}`).join('\n')}\n`);
  // The installer goes on a USB stick and onto small disks: without Electron itself, a quarter of a gigabyte is the bound.
  expect(total).toBeLessThan(250e6);
});

function entriesOf(header: ArchiveHeader['header'], folder = ''): Entry[] {
  return Object.entries(header.files).flatMap(([name, entry]) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if ('files' in entry) return entriesOf(entry, path);
    return 'size' in entry ? [{ path, size: entry.size, unpacked: entry.unpacked }] : [];
  });
}
