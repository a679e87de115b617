import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { parseCalendarDate } from '../../shared/model/calendarDate.ts';
import { PAGE_ADDRESS, registerScheme, servePage } from './appProtocol.ts';
import { startBackendProcess, type BackendProcess } from './backendProcess.ts';
import type { DesktopFiles } from './desktopFiles.ts';
import { answerDialogs } from './dialogs.ts';
import type { ElectronApi } from './electronApi.ts';
import { lockDown } from './lockDown.ts';
import { menuTemplate } from './menu.ts';
import { openedCopies, type OpenedCopies } from './openedCopies.ts';
import { openedFiles } from './openedFiles.ts';
import { windowOptions } from './windowOptions.ts';

/**
 * The desktop window: windows, menu and dialogs, nothing else. The library belongs to the backend's own process; the
 * window talks to it over a port that is handed over here and never looked into.
 */
export async function startDesktop(electron: ElectronApi, files: DesktopFiles): Promise<void> {
  const { app } = electron;
  // A second start shows the window that is there: two programs must not work in one library.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerScheme(electron);
  let window: BrowserWindow | null = null;
  const opened = openedFiles(electron);
  app.on('second-instance', (_event, words: readonly string[], folder) => {
    show(window);
    opened.open(words, folder);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => lockDown(contents));
  await app.whenReady();
  const dataFolder = join(app.getPath('userData'), 'data');
  // For demonstrations and tests, as `danghe serve --as-of`.
  const asOf = parseCalendarDate(app.commandLine.getSwitchValue('as-of'));
  const copies = openedCopies(app.getPath('temp'));
  const backend = startBackendProcess(electron, {
    files,
    dataFolder,
    ...(asOf ? { asOf } : {}),
    onGone(detail) {
      copies.removeAll();
      say(electron, window, '后台意外停止，已重新启动。', `已保存的内容不受影响；没有做完的导入或导出请重新开始。（${detail}）`);
    },
    onLost: (detail) => say(electron, window, '后台一再意外停止，没有再启动。', `已保存的内容不受影响。请关闭档盒后重新打开；仍不行就把这一行告诉维护人员。（${detail}）`),
    onLibraryClosed: copies.removeAll,
  });
  app.on('before-quit', () => {
    backend.stop();
    copies.removeAll();
  });
  servePage(electron, { page: files.page, originalOf: backend.originalOf });
  refusePermissions(electron);
  window = openWindow(electron, files, backend, copies);
  opened.tell(window);
  opened.open(process.argv, process.cwd());
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(app.name)));
}

function openWindow(electron: ElectronApi, files: DesktopFiles, backend: BackendProcess, copies: OpenedCopies): BrowserWindow {
  const window = new electron.BrowserWindow(windowOptions(files.preload));
  answerDialogs(electron, window, backend, copies);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

function refusePermissions({ session }: ElectronApi): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}

function show(window: BrowserWindow | null): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** The page says by itself that the connection is lost and takes it up again with the new process. */
function say({ dialog }: ElectronApi, window: BrowserWindow | null, message: string, detail: string): void {
  const options = { type: 'warning' as const, title: '档盒', message, detail, buttons: ['知道了'] };
  void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}
