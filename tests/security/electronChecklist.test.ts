import { glob, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { windowOptions } from '../../electron/desktop/windowOptions.ts';
import { pageHeaders } from '../../electron/serve/headers.ts';

// Electron's own list, “Security” in its documentation, item by item, looked up in the sources of the program. What
// the shell does when it runs is tested in tests/unit/desktop; here nothing may get past it unseen.
const root = new URL('../../', import.meta.url);
const sources = new Map<string, string>();
for (const folder of ['electron', 'renderer', 'shared'])
  for await (const file of glob(`${folder}/**/*.{ts,tsx,html}`, { cwd: root.pathname })) sources.set(file, await readFile(new URL(file, root), 'utf8'));

/** Files that hold something, comments left out. */
function holding(pattern: RegExp): readonly string[] {
  return [...sources].filter(([, text]) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/[^\n]*/g, ''))).map(([file]) => file).sort();
}

const preferences = windowOptions('/preload.cjs').webPreferences!;
const policy = Object.fromEntries(pageHeaders['Content-Security-Policy']!.split('; ').map((line) => [line.split(' ')[0]!, line.split(' ').slice(1).join(' ')]));

describe('Electron’s security checklist', () => {
  test('1 only secure content is loaded: the page comes from the program, no address elsewhere is written anywhere', () => {
    expect(holding(/\.loadURL\(/)).toEqual(['electron/desktop/startDesktop.ts']);
    expect(holding(/\.loadFile\(/)).toEqual([]);
    expect(holding(/(?:src|href)\s*=\s*["'{]+https?:/)).toEqual([]);
    expect(holding(/fetch\(\s*["'`]https?:|new (?:WebSocket|EventSource)\(\s*["'`]wss?:|XMLHttpRequest|sendBeacon/)).toEqual([]);
  });
  test('2, 3, 4, 20 no Node in the page, contexts apart, sandboxed, nothing of Electron handed over', () => {
    expect(preferences).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, contextIsolation: true, sandbox: true });
    expect(holding(/new (?:electron\.)?(?:BrowserWindow|WebContentsView|BrowserView)\(/)).toEqual(['electron/desktop/startDesktop.ts']);
    expect(holding(/exposeInMainWorld/)).toEqual(['electron/preload.ts']);
    expect(sources.get('electron/preload.ts')).not.toMatch(/exposeInMainWorld\([^,]+,\s*(?:ipcRenderer|electron)\b/);
    expect(holding(/from 'electron'/).filter((file) => !/^electron\/(main|preload)\.ts$|^electron\/(desktop\/|backendProcess)/.test(file))).toEqual([]);
    expect(holding(/no-sandbox|disableHardware|appendSwitch/)).toEqual([]);
  });
  test('5 permissions, devices and downloads are refused', () => {
    for (const handler of ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'will-download']) expect(holding(new RegExp(handler)), handler).toEqual(['electron/desktop/startDesktop.ts']);
  });
  test('6, 8, 9 web security stays on, no mixed content, no experiments', () => {
    expect(preferences).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false });
    expect(Object.keys(preferences)).not.toEqual(expect.arrayContaining(['experimentalFeatures']));
    expect(Object.keys(preferences)).not.toEqual(expect.arrayContaining(['enableBlinkFeatures']));
    expect(holding(/webSecurity: false|allowRunningInsecureContent: true|experimentalFeatures|enableBlinkFeatures/)).toEqual([]);
  });
  test('7 the page has a policy: no script but its own files, nothing framed, nothing from elsewhere', () => {
    expect(policy).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'", 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'" });
    expect(sources.get('renderer/index.html')).not.toMatch(/<script(?![^>]*\bsrc=)|\son[a-z]+=/);
    expect(holding(/dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/)).toEqual([]);
  });
  test('10, 11 no webview', () => {
    expect(preferences.webviewTag).toBe(false);
    expect(holding(/<webview/)).toEqual([]);
    expect(holding(/will-attach-webview/)).toEqual(['electron/desktop/lockDown.ts']);
  });
  test('12, 13 navigation and new windows are refused', () => {
    for (const handler of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'setWindowOpenHandler']) expect(holding(new RegExp(handler)), handler).toEqual(['electron/desktop/lockDown.ts']);
  });
  test('14 one door to other programs, and no address goes through it', () => {
    expect(holding(/openExternal/)).toEqual([]);
    expect(holding(/shell\.openPath|shell\.showItemInFolder/)).toEqual(['electron/desktop/dialogs.ts']);
  });
  test('15, 18 the page has an origin of its own, not file:', () => {
    expect(holding(/registerSchemesAsPrivileged/)).toEqual(['electron/desktop/appProtocol.ts']);
    expect(holding(/registerFileProtocol|interceptFileProtocol|loadURL\(\s*[`'"]file:/)).toEqual([]);
  });
  test('16 Electron is of a line that is still maintained', () => {
    const { devDependencies } = createRequire(import.meta.url)('../../package.json') as { readonly devDependencies: Readonly<Record<string, string>> };
    expect(Number(devDependencies['electron']!.split('.')[0])).toBeGreaterThanOrEqual(45);
  });
  test('17 whoever sends a message is looked at', () => {
    const listening = holding(/ipcMain\.(?:on|handle)\(/);
    expect(listening).toEqual(['electron/desktop/dialogs.ts', 'electron/desktop/openedFiles.ts']);
    for (const file of listening) expect(sources.get(file), file).toMatch(/isPage\(event/);
    expect(holding(/ipcMain\.handleOnce|ipcMain\.once/)).toEqual([]);
  });
  test('19 the switches of the packaged program', async () => {
    const { electronFuses } = parse(await readFile(new URL('electron-builder.yml', root), 'utf8')) as { readonly electronFuses: unknown };
    expect(electronFuses).toEqual({ runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, onlyLoadAppFromAsar: true, enableEmbeddedAsarIntegrityValidation: true, enableCookieEncryption: true, loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false });
  });
});
