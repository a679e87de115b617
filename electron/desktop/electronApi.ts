import type * as Electron from 'electron';

/** What the shell uses of Electron. Given to it instead of imported, so that tests can put a stand-in of the same types in its place. */
export type ElectronApi = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'MessageChannelMain' | 'net' | 'protocol' | 'session' | 'shell' | 'utilityProcess'>;
