/**
 * What the desktop window lends the page besides the contract: the system's dialogs and the way to files outside. In a
 * browser there is none of it. The preload exposes it as `window.danghe`.
 */
export interface DesktopBridge {
  /** Asks for the port to the backend; it arrives as a window message whose data is `portMessage`. */
  readonly connect: () => void;
  /** `null` where the person changed their mind. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
  readonly chooseFile: (title: string) => Promise<string | null>;
  readonly chooseTarget: (title: string, suggestedName: string) => Promise<string | null>;
  /** Opens the original of an item with the system's program for it, as a copy: the original cannot be changed that way. */
  readonly openOriginal: (itemId: number) => Promise<void>;
  /** Shows a file or folder that the program has written in the system's file manager. */
  readonly showInFolder: (path: string) => Promise<void>;
  /** Tells of each file of the program's own kind that was opened from the system's file manager. */
  readonly onOpened: (opened: (path: string) => void) => void;
  /** The path of a file or folder that was dropped on the window. */
  readonly pathOf: (dropped: unknown) => string;
}

/** How the name of a hand-over or backup file ends; the installer ties it to the program. */
export const ownExtension = '.danghe';

/** The data of the window message that brings the port. */
export const portMessage = 'danghe-port';

/** The channels between preload and main: nothing else is listened to. */
export const desktopChannels = {
  connect: 'danghe:connect',
  port: 'danghe:port',
  chooseFolder: 'danghe:choose-folder',
  chooseFile: 'danghe:choose-file',
  chooseTarget: 'danghe:choose-target',
  openOriginal: 'danghe:open-original',
  showInFolder: 'danghe:show-in-folder',
  listening: 'danghe:listening',
  opened: 'danghe:opened',
} as const;
