import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DesktopFiles } from '../../../electron/desktop/desktopFiles.ts';
import { startDesktop } from '../../../electron/desktop/startDesktop.ts';
import { desktopChannels } from '../../../shared/contract/desktop.ts';
import { standIn, type Seen } from './standIn.ts';

let page: string;
let files: DesktopFiles;

beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'danghe-page-'));
  await writeFile(join(page, 'index.html'), '<!doctype html>');
  files = { page, preload: '/preload.cjs', backend: '/backendProcess.js', reader: '/worker.js' };
});

afterAll(() => rm(page, { recursive: true, force: true }));

async function started(choices: Parameters<typeof standIn>[0] = {}): Promise<Seen> {
  const { electron, seen } = standIn(choices);
  await startDesktop(electron, files);
  return seen;
}

/** A message of the page itself, unless told otherwise. */
function pageEvent(seen: Seen, frame?: { readonly url: string }): unknown {
  const { webContents } = seen.windows[0]!;
  return { sender: webContents, senderFrame: frame ?? webContents.mainFrame };
}

describe('the desktop window', () => {
  test('is sandboxed, isolated and without Node, and shows the page of the program', async () => {
    const { windows } = await started();
    expect(windows).toHaveLength(1);
    expect(windows[0]!.loaded).toEqual(['app://danghe/index.html']);
    expect(windows[0]!.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, preload: '/preload.cjs' });
  });

  test('a second start shows the window that is there and opens none', async () => {
    const second = await started({ first: false });
    expect([second.windows, second.processes, second.quits]).toEqual([[], [], 1]);
    const running = await started();
    running.app.emit('second-instance', {}, ['/danghe'], '/');
    expect(running.windows).toHaveLength(1);
    expect(running.windows[0]!.focused).toBe(1);
  });

  test('refuses navigation, new windows, embedded pages, permissions and downloads', async () => {
    const seen = await started();
    const contents = seen.windows[0]!.webContents;
    const refused = (name: string, url: string) => {
      let prevented = false;
      contents.emit(name, { url, preventDefault: () => void (prevented = true) });
      return prevented;
    };
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      expect(refused(name, 'https://example.invalid/')).toBe(true);
      expect(refused(name, 'file:///etc/passwd')).toBe(true);
      expect(refused(name, 'app://other/index.html')).toBe(true);
      expect(refused(name, 'app://danghe/index.html')).toBe(false);
    }
    expect(refused('will-attach-webview', 'app://danghe/')).toBe(true);
    expect(contents.openHandler?.({ url: 'app://danghe/' })).toEqual({ action: 'deny' });
    let granted: boolean | null = null;
    seen.permissions.request?.(contents, 'media', (answer) => (granted = answer));
    expect([granted, seen.permissions.check?.()]).toEqual([false, false]);
    let stopped = false;
    seen.downloads.emit('will-download', { preventDefault: () => void (stopped = true) });
    expect(stopped).toBe(true);
  });

  test('serves the page’s own files with its policy, and nothing else of the disk', async () => {
    const seen = await started();
    const get = (url: string, method = 'GET') => seen.protocols.get('app')!({ url, method });
    const found = await get('app://danghe/index.html');
    expect(found.status).toBe(200);
    expect(found.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    for (const url of ['app://danghe/../../etc/passwd', 'app://danghe/%2e%2e/%2e%2e/etc/passwd', 'app://danghe/..%2f..%2fetc%2fpasswd.html', 'app://danghe/missing.js']) expect((await get(url)).status).toBe(404);
    expect((await get('app://elsewhere/index.html')).status).toBe(403);
    expect((await get('app://danghe/index.html', 'POST')).status).toBe(403);
  });
});

describe('what the page may ask of the system', () => {
  test('is answered to the window’s own frame only', async () => {
    const seen = await started({ picked: ['/选定'] });
    const choose = seen.handlers.get(desktopChannels.chooseFolder)!;
    expect(await choose(pageEvent(seen), '选择文件夹')).toBe('/选定');
    expect(() => choose(pageEvent(seen, { url: 'app://danghe/index.html' }), '选择')).toThrow('refused');
    expect(() => choose({ sender: {}, senderFrame: seen.windows[0]!.webContents.mainFrame }, '选择')).toThrow('refused');
    seen.windows[0]!.webContents.mainFrame.url = 'https://example.invalid/';
    expect(() => choose(pageEvent(seen), '选择')).toThrow('refused');
    // Every channel but the port’s is answered with the same look at who asks.
    for (const [channel, handler] of seen.handlers) expect(() => handler(pageEvent(seen), 1), channel).toThrow('refused');
  });

  test('a port to the backend goes to the window and to the backend, not to a foreign frame', async () => {
    const seen = await started();
    const { webContents } = seen.windows[0]!;
    seen.ipc.emit(desktopChannels.connect, pageEvent(seen, { url: 'https://example.invalid/' }));
    expect(webContents.posted).toEqual([]);
    seen.ipc.emit(desktopChannels.connect, pageEvent(seen));
    expect(webContents.posted).toEqual([{ channel: desktopChannels.port, ports: [{ name: 'port2' }] }]);
    expect(seen.processes[0]!.sent.at(-1)).toEqual({ message: { kind: 'window' }, ports: [{ name: 'port1' }] });
  });
});

describe('a file of the program’s own kind, opened from the file manager', () => {
  const told = (seen: Seen) => seen.windows[0]!.webContents.told;
  const opened = (path: string) => ({ channel: desktopChannels.opened, words: [path] });

  test('is told to the page once it listens, and to no other frame', async () => {
    const seen = await started();
    seen.app.emit('second-instance', {}, ['/danghe', '--flag.danghe', '上河村移交20260115.danghe'], '/U盘');
    seen.ipc.emit(desktopChannels.listening, pageEvent(seen, { url: 'https://example.invalid/' }));
    expect(told(seen)).toEqual([]);
    seen.ipc.emit(desktopChannels.listening, pageEvent(seen));
    seen.ipc.emit(desktopChannels.listening, pageEvent(seen));
    expect(told(seen)).toEqual([opened(resolve('/U盘', '上河村移交20260115.danghe'))]);
    seen.app.emit('second-instance', {}, ['/danghe', resolve('/备份.DANGHE')], '/');
    seen.app.emit('second-instance', {}, ['/danghe', '/别的.docx'], '/');
    expect(told(seen).slice(1)).toEqual([opened(resolve('/备份.DANGHE'))]);
  });

  test('waits while the page is loaded anew', async () => {
    const seen = await started();
    seen.ipc.emit(desktopChannels.listening, pageEvent(seen));
    seen.windows[0]!.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    seen.app.emit('second-instance', {}, ['/danghe', '/a.danghe'], '/');
    expect(told(seen)).toEqual([]);
  });
});

describe('an original that is opened with another program', () => {
  test('is a read-only copy that is gone when the program ends; a killed run’s copies go at the next start', async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'danghe-temp-'));
    await mkdir(join(temporary, 'danghe-open-killed'));
    await writeFile(join(temporary, '别的.txt'), '');
    const original = join(page, 'original');
    await writeFile(original, '原件');
    const seen = await started({ temporary });
    const open = seen.handlers.get(desktopChannels.openOriginal)!(pageEvent(seen), 7);
    const asked = seen.processes[0]!.sent.at(-1)!.message as { readonly id: number };
    seen.processes[0]!.emit('message', { kind: 'original', id: asked.id, original: { file: { file: original }, format: 'docx' } });
    await open;
    const [copy] = seen.opened;
    expect(await readFile(copy!, 'utf8')).toBe('原件');
    expect((await stat(copy!)).mode & 0o777).toBe(0o400);
    expect((await readdir(temporary)).sort()).toEqual([basename(dirname(copy!)), '别的.txt']);
    seen.app.emit('before-quit');
    expect(await readdir(temporary)).toEqual(['别的.txt']);
    await rm(temporary, { recursive: true });
  });
});

describe('the backend’s process', () => {
  test('is started with the folder of the program’s data, and again when it ends by itself, which the person is told', async () => {
    const seen = await started();
    expect(seen.processes.map(({ script }) => script)).toEqual(['/backendProcess.js']);
    expect(seen.processes[0]!.sent[0]!.message).toEqual({ kind: 'start', dataFolder: join('/用户数据', 'data') });
    seen.processes[0]!.emit('exit', 139);
    expect(seen.processes).toHaveLength(2);
    expect(seen.messages[0]!.message).toContain('后台意外停止');
    seen.app.emit('before-quit');
    seen.processes[1]!.emit('exit', 0);
    expect(seen.processes).toHaveLength(2);
  });

  test('one that ends again and again is not started for ever', async () => {
    const seen = await started();
    for (let index = 0; index < 10; index += 1) seen.processes.at(-1)!.emit('exit', 1);
    expect(seen.processes.length).toBeLessThan(6);
    expect(seen.messages.at(-1)!.message).toContain('没有再启动');
  });

  test('readers are started for it, end with it, and their end is told', async () => {
    const seen = await started();
    const backend = seen.processes[0]!;
    backend.emit('message', { kind: 'start-reader', id: 7, memoryBytes: 1 << 30 });
    const reader = seen.processes[1]!;
    expect(reader.script).toBe('/worker.js');
    expect(reader.options).toMatchObject({ execArgv: ['--js-flags=--max-old-space-size=768'] });
    expect(backend.sent.at(-1)).toEqual({ message: { kind: 'reader', id: 7 }, ports: [{ name: 'port2' }] });
    reader.emit('exit', 9);
    expect(backend.sent.at(-1)!.message).toEqual({ kind: 'reader-gone', id: 7, detail: 'exit 9' });
    backend.emit('message', { kind: 'start-reader', id: 8, memoryBytes: 1 << 30 });
    backend.emit('exit', 1);
    expect(seen.processes[2]!.killed).toBe(true);
  });

  test('an original is asked for by its number and comes as bytes that run nothing', async () => {
    const seen = await started();
    const answer = seen.protocols.get('app')!({ url: 'app://danghe/original/5', method: 'GET' });
    const asked = seen.processes[0]!.sent.at(-1)!.message as { readonly kind: string; readonly id: number };
    expect(asked).toMatchObject({ kind: 'original', itemId: 5 });
    seen.processes[0]!.emit('message', { kind: 'original', id: asked.id, original: { file: { file: join(page, 'index.html') }, format: 'html' } });
    const response = await answer;
    expect([response.status, response.headers.get('Content-Type'), response.headers.get('Content-Security-Policy')]).toEqual([200, 'application/octet-stream', "default-src 'none'; sandbox"]);
  });
});
