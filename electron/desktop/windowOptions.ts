import type { BrowserWindowConstructorOptions } from 'electron';

/** A window that fits the smallest screens in use (1366×768) and whose page can do nothing but draw and ask. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 720,
    minWidth: 1000,
    minHeight: 600,
    show: false,
    title: '档盒',
    backgroundColor: '#f6f5f3',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}
