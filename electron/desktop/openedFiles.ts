import { resolve } from 'node:path';
import type { BrowserWindow, IpcMainEvent } from 'electron';
import { desktopChannels, ownExtension } from '../../shared/contract/desktop.ts';
import type { ElectronApi } from './electronApi.ts';
import { isPage } from './isPage.ts';

/** Files of the program's own kind that were opened from the file manager. */
export interface OpenedFiles {
  /** Finds such a file among the words of a command line; one that is relative is meant from `folder`. */
  readonly open: (words: readonly string[], folder: string) => void;
  /** The window whose page is told. */
  readonly tell: (window: BrowserWindow) => void;
}

/** Holds what was opened until the page listens: the page starts later than the program. */
export function openedFiles({ ipcMain }: ElectronApi): OpenedFiles {
  let window: BrowserWindow | null = null;
  let listening = false;
  let waiting: string | null = null;
  const pass = () => {
    if (!window || !listening || waiting === null) return;
    window.webContents.send(desktopChannels.opened, waiting);
    waiting = null;
  };
  return {
    open(words, folder) {
      const file = words.slice(1).find((word) => !word.startsWith('-') && word.toLowerCase().endsWith(ownExtension));
      if (file === undefined) return;
      waiting = resolve(folder, file);
      pass();
    },
    tell(page) {
      window = page;
      page.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) listening = false;
      });
      ipcMain.on(desktopChannels.listening, (event: IpcMainEvent) => {
        if (!isPage(event, page)) return;
        listening = true;
        pass();
      });
    },
  };
}
