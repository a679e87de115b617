import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { desktopChannels, portMessage, type DesktopBridge } from '../shared/contract/desktop.ts';

// All that the page gets of Electron. The backend's port passes through to the page's own world unopened.
const bridge: DesktopBridge = {
  connect: () => ipcRenderer.send(desktopChannels.connect),
  chooseFolder: (title) => ipcRenderer.invoke(desktopChannels.chooseFolder, title) as Promise<string | null>,
  chooseFile: (title) => ipcRenderer.invoke(desktopChannels.chooseFile, title) as Promise<string | null>,
  chooseTarget: (title, suggestedName) => ipcRenderer.invoke(desktopChannels.chooseTarget, title, suggestedName) as Promise<string | null>,
  openOriginal: (itemId) => ipcRenderer.invoke(desktopChannels.openOriginal, itemId) as Promise<void>,
  showInFolder: (path) => ipcRenderer.invoke(desktopChannels.showInFolder, path) as Promise<void>,
  onOpened: (opened) => {
    ipcRenderer.on(desktopChannels.opened, (_event, path: string) => opened(path));
    ipcRenderer.send(desktopChannels.listening);
  },
  pathOf: (dropped) => webUtils.getPathForFile(dropped as Parameters<typeof webUtils.getPathForFile>[0]),
};

ipcRenderer.on(desktopChannels.port, ({ ports }) => {
  (globalThis as unknown as { postMessage(data: string, origin: string, ports: readonly unknown[]): void }).postMessage(portMessage, '*', ports);
});
contextBridge.exposeInMainWorld('danghe', bridge);
