import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { desktopChannels } from '../../shared/contract/desktop.ts';
import type { BackendProcess } from './backendProcess.ts';
import type { ElectronApi } from './electronApi.ts';
import { isPage } from './isPage.ts';
import type { OpenedCopies } from './openedCopies.ts';

const title = z.string().max(200);

/** Answers what the page asks of the system. Whoever asks is looked at first: only the window's own top frame is heard. */
export function answerDialogs(electron: ElectronApi, window: BrowserWindow, backend: BackendProcess, copies: OpenedCopies): void {
  const { dialog, ipcMain, shell, MessageChannelMain } = electron;
  const fromPage = (event: IpcMainEvent | IpcMainInvokeEvent) => isPage(event, window);
  const answer = (channel: string, work: (...words: unknown[]) => Promise<unknown>) =>
    ipcMain.handle(channel, (event, ...words: unknown[]) => {
      if (!fromPage(event)) throw new Error('refused');
      return work(...words);
    });
  ipcMain.on(desktopChannels.connect, (event) => {
    if (!fromPage(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    backend.connect(port1);
    window.webContents.postMessage(desktopChannels.port, null, [port2]);
  });
  answer(desktopChannels.chooseFolder, async (text) => first(await dialog.showOpenDialog(window, { title: title.parse(text), properties: ['openDirectory', 'createDirectory'] })));
  answer(desktopChannels.chooseFile, async (text) => first(await dialog.showOpenDialog(window, { title: title.parse(text), properties: ['openFile'] })));
  answer(desktopChannels.chooseTarget, async (text, name) => (await dialog.showSaveDialog(window, { title: title.parse(text), defaultPath: z.string().max(200).parse(name) })).filePath || null);
  answer(desktopChannels.openOriginal, (id) => openCopy(shell, backend, copies, z.number().int().parse(id)));
  answer(desktopChannels.showInFolder, async (path) => {
    const target = resolve(z.string().max(4096).parse(path));
    if (await stat(target).catch(() => null)) shell.showItemInFolder(target);
  });
}

function first({ filePaths, canceled }: { readonly filePaths: readonly string[]; readonly canceled: boolean }): string | null {
  return canceled ? null : (filePaths[0] ?? null);
}

/** Formats that a program opens as a document; anything that could run is only shown in the preview. */
const openable = new Set(['docx', 'doc', 'wps', 'rtf', 'odt', 'pdf', 'ofd', 'xlsx', 'xls', 'et', 'csv', 'txt', 'jpg', 'png', 'tiff', 'bmp', 'gif', 'webp', 'heic']);

/** The one door outside: a copy of an original, of a known kind, with the program that the person has for it. */
async function openCopy(shell: ElectronApi['shell'], backend: BackendProcess, copies: OpenedCopies, itemId: number): Promise<void> {
  const original = await backend.originalOf(itemId);
  if (!original?.format || !openable.has(original.format)) return;
  await shell.openPath(await copies.make(original.file, `原件.${original.format}`));
}
