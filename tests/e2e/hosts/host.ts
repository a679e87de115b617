import type { BrowserContext, Page } from 'playwright-core';

/** The app in one of its two shells, as the harness holds it. */
export interface Host {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The one-time address that let the page in; a desktop window has none. */
  readonly address: string | null;
  /** Ends the program as a person does, its library closed. */
  stop(): Promise<void>;
  /** Ends the backend as the system does, in the middle of whatever it does. */
  killBackend(): Promise<void>;
}

export interface HostPlan {
  /** Where the program keeps what it remembers. */
  readonly data: string;
  /** Opened before the page asks. */
  readonly library: string | null;
  /** The day of the checks. */
  readonly asOf: string;
  /** The page, before it asks for anything. */
  readonly onPage: (page: Page, origin: string) => void;
}

/** The window's inner size on the smallest screen in use. */
export const windowSize = { width: 1366, height: 768 };

/** A busy machine may need minutes for the first check; what is waited for is a text, never a time. */
export const PATIENCE_MILLISECONDS = 120_000;
