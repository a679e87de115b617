import { portMessage, type DesktopBridge } from '../../shared/contract/desktop.ts';
import type { Message } from '../../shared/contract/protocol.ts';
import type { Connection, ConnectionEvents } from './connection.ts';

declare global {
  interface Window {
    readonly danghe?: DesktopBridge;
  }
}

/** What the desktop window lends; `null` in a browser. */
export function desktopBridge(): DesktopBridge | null {
  return window.danghe ?? null;
}

/** In the desktop window: the port to the backend, which main hands over on request. */
export function connectPort(bridge: DesktopBridge, { onOpen, onMessage, onClose }: ConnectionEvents): Connection {
  let port: MessagePort | null = null;
  const receive = ({ data, ports, source }: MessageEvent) => {
    if (source !== window || data !== portMessage || !ports[0]) return;
    window.removeEventListener('message', receive);
    port = ports[0];
    port.onmessage = ({ data: message }: MessageEvent<Message>) => onMessage(message);
    port.addEventListener('close', onClose);
    port.start();
    onOpen();
  };
  window.addEventListener('message', receive);
  bridge.connect();
  return { send: (request) => port?.postMessage(request), close: () => port?.close() };
}
