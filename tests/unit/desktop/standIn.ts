import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { ElectronApi } from '../../../electron/desktop/electronApi.ts';

/** A process that the shell started, as the tests see it. */
export class StandInProcess extends EventEmitter {
  readonly sent: { readonly message: unknown; readonly ports: readonly unknown[] }[] = [];
  killed = false;
  readonly script: string;
  readonly options: unknown;

  constructor(script: string, options: unknown) {
    super();
    this.script = script;
    this.options = options;
  }

  postMessage(message: unknown, ports: readonly unknown[] = []): void {
    this.sent.push({ message, ports });
  }

  kill(): boolean {
    this.killed = true;
    return true;
  }
}

export class StandInContents extends EventEmitter {
  readonly mainFrame = { url: 'app://danghe/index.html' };
  readonly posted: { readonly channel: string; readonly ports: readonly unknown[] }[] = [];
  readonly told: { readonly channel: string; readonly words: readonly unknown[] }[] = [];
  openHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null;

  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...words: readonly unknown[]): void {
    this.told.push({ channel, words });
  }

  postMessage(channel: string, _message: unknown, ports: readonly unknown[]): void {
    this.posted.push({ channel, ports });
  }
}

/** What tests can look at and set off in the stand-in. */
export interface Seen {
  readonly app: EventEmitter;
  readonly windows: { readonly options: BrowserWindowConstructorOptions; readonly webContents: StandInContents; readonly loaded: string[]; shown: number; focused: number }[];
  readonly processes: StandInProcess[];
  readonly handlers: Map<string, (event: unknown, ...words: unknown[]) => unknown>;
  readonly ipc: EventEmitter;
  readonly protocols: Map<string, (request: { readonly url: string; readonly method: string }) => Promise<Response>>;
  readonly permissions: { request: ((contents: unknown, permission: string, decide: (granted: boolean) => void) => void) | null; check: (() => boolean) | null };
  readonly downloads: EventEmitter;
  readonly opened: string[];
  readonly messages: { readonly message: string }[];
  quits: number;
}

/**
 * A stand-in for the `electron` module: only what the shell uses, of Electron's own types at the place where it is
 * given to the shell. Electron's binary cannot be had where the tests run.
 */
export function standIn({ first = true, picked = [] as readonly string[], temporary = '/没有的临时目录' } = {}): { readonly electron: ElectronApi; readonly seen: Seen } {
  const app = Object.assign(new EventEmitter(), {
    name: '档盒',
    commandLine: { getSwitchValue: () => '' },
    requestSingleInstanceLock: () => first,
    quit: () => void (seen.quits += 1),
    whenReady: () => Promise.resolve(),
    getPath: (name: string) => (name === 'temp' ? temporary : '/用户数据'),
  });
  const seen: Seen = {
    app, windows: [], processes: [], handlers: new Map(), ipc: new EventEmitter(), protocols: new Map(), permissions: { request: null, check: null }, downloads: new EventEmitter(), opened: [], messages: [], quits: 0,
  };
  class Window extends EventEmitter {
    readonly webContents = new StandInContents();
    readonly record: Seen['windows'][number];

    constructor(options: BrowserWindowConstructorOptions) {
      super();
      this.record = { options, webContents: this.webContents, loaded: [], shown: 0, focused: 0 };
      seen.windows.push(this.record);
      app.emit('web-contents-created', {}, this.webContents);
    }

    loadURL(url: string): Promise<void> {
      this.record.loaded.push(url);
      this.emit('ready-to-show');
      return Promise.resolve();
    }

    show(): void {
      this.record.shown += 1;
    }

    focus(): void {
      this.record.focused += 1;
    }

    isMinimized(): boolean {
      return false;
    }

    restore(): void {
      this.show();
    }
  }
  class Channel {
    readonly port1 = { name: 'port1' };
    readonly port2 = { name: 'port2' };
  }
  const modules = {
    app,
    BrowserWindow: Window,
    MessageChannelMain: Channel,
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined },
    net: {},
    dialog: {
      showOpenDialog: () => Promise.resolve({ canceled: picked.length === 0, filePaths: picked }),
      showSaveDialog: () => Promise.resolve({ canceled: picked.length === 0, filePath: picked[0] ?? '' }),
      showMessageBox: (...words: readonly unknown[]) => {
        seen.messages.push(words.at(-1) as { readonly message: string });
        return Promise.resolve({ response: 0 });
      },
    },
    ipcMain: Object.assign(seen.ipc, { handle: (channel: string, handler: (event: unknown, ...words: unknown[]) => unknown) => void seen.handlers.set(channel, handler) }),
    protocol: {
      registerSchemesAsPrivileged: () => undefined,
      handle: (scheme: string, handler: (request: { readonly url: string; readonly method: string }) => Promise<Response>) => void seen.protocols.set(scheme, handler),
    },
    session: {
      defaultSession: Object.assign(seen.downloads, {
        setPermissionRequestHandler: (handler: Seen['permissions']['request']) => void (seen.permissions.request = handler),
        setPermissionCheckHandler: (handler: () => boolean) => void (seen.permissions.check = handler),
        setDevicePermissionHandler: () => undefined,
      }),
    },
    shell: { openPath: (path: string) => Promise.resolve(void seen.opened.push(path)), showItemInFolder: (path: string) => void seen.opened.push(path) },
    utilityProcess: {
      fork: (script: string, _words: readonly string[], options: unknown) => {
        const child = new StandInProcess(script, options);
        seen.processes.push(child);
        return child;
      },
    },
  };
  return { electron: modules as unknown as ElectronApi, seen };
}
