import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isOwnAddress } from './appProtocol.ts';

/** Whether a message comes from the window's own top frame, showing a page of the program. */
export function isPage(event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const { sender, senderFrame } = event;
  return sender === window.webContents && senderFrame !== null && senderFrame === window.webContents.mainFrame && isOwnAddress(senderFrame.url);
}
