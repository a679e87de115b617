import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { inject, test as base } from 'vitest';
import { openInBrowser } from './hosts/browserHost.ts';
import { electronProgram, openOnDesktop } from './hosts/desktopHost.ts';
import { PATIENCE_MILLISECONDS, type Host, type HostPlan } from './hosts/host.ts';

/** The app as a person has it: the program in processes of its own, a page in a real browser or in the desktop window. */
export interface OpenApp {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The one-time address that let the page in; a desktop window has none. */
  readonly address: string | null;
  /** Where this test's files are: `data`, and `library` where one was asked for. */
  readonly folder: string;
  /** The sample township's ordinary files, shared by all tests: not to be written to. */
  readonly sampleFiles: string;
  /** What the page did wrong so far: script errors, console errors, requests to any other origin. */
  readonly problems: readonly string[];
  /** Gives the name of who works, which every decision needs. */
  signIn(name: string): Promise<void>;
  /** To a screen by its name in the menu. */
  goTo(title: string): Promise<void>;
  /** Picks a folder in the dialog that is open: `inside` is something that it must show first. */
  pickFolder(path: string, inside?: string): Promise<void>;
  /** Ends the program as a person does; its library can be looked at then. */
  stop(): Promise<void>;
  /** Ends the backend as the system does. */
  killBackend(): Promise<void>;
  close(): Promise<void>;
}

export interface AppChoices {
  /** `sample` copies the imported sample township; `none` begins at the first start; a folder is a library to be copied. */
  readonly library: 'sample' | 'none' | { readonly folder: string };
  /** The day of the checks. */
  readonly asOf?: string;
  /** Made ready before the program starts. */
  readonly before?: (folder: string) => Promise<void>;
}

const onDesktop = inject('host') === 'desktop';

interface Opened {
  readonly openApp: (choices: AppChoices) => Promise<OpenApp>;
}

/** A spec; what it opened is closed after it. */
const spec = base.extend<Opened>({
  // The empty pattern says that it builds on no other fixture.
  openApp: async ({}, use) => {
    const opened: OpenApp[] = [];
    await use(async (choices) => {
      const app = await openApp(choices);
      opened.push(app);
      return app;
    });
    for (const app of opened) await app.close();
  },
});

/** A spec for both shells. In the desktop window it is skipped by name where Electron’s program is missing. */
export const test = onDesktop && electronProgram() === null ? spec.skip : spec;

/** A spec about what only the browser has: its address, its cookie, other pages beside it. */
export const browserTest = onDesktop ? spec.skip : spec;

/** For what is asked again and again until it is so. */
export const LONG = { timeout: PATIENCE_MILLISECONDS };

async function openApp({ library, asOf = '2026-01-15', before }: AppChoices): Promise<OpenApp> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-app-'));
  const prepared = inject('prepared');
  const copied = library === 'sample' ? join(prepared, 'library') : library === 'none' ? null : library.folder;
  if (copied !== null) await cp(copied, join(folder, 'library'), { recursive: true });
  await before?.(folder);
  const problems: string[] = [];
  const host = await openHost({ data: join(folder, 'data'), library: copied === null ? null : join(folder, 'library'), asOf, onPage: (opened, origin) => watch(opened, origin, problems) });
  const { page, context, address } = host;
  return {
    page, context, address, folder, problems,
    sampleFiles: join(prepared, 'files'),
    stop: () => host.stop(),
    killBackend: () => host.killBackend(),
    async signIn(name) {
      await page.getByRole('button', { name: '请填写姓名' }).click();
      await page.getByRole('dialog').getByLabel('姓名').fill(name);
      await page.getByRole('dialog').getByLabel('姓名').press('Enter');
      await page.getByRole('button', { name }).waitFor();
    },
    async goTo(title) {
      await page.getByRole('menuitem', { name: title }).click();
    },
    async pickFolder(path, inside) {
      const picker = page.getByRole('dialog').filter({ has: page.getByLabel('路径') });
      await picker.getByLabel('路径').fill(path);
      await picker.getByLabel('路径').press('Enter');
      if (inside !== undefined) await picker.getByRole('option', { name: inside }).waitFor();
      await picker.getByRole('button', { name: '选定' }).click();
    },
    async close() {
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function openHost(plan: HostPlan): Promise<Host> {
  return onDesktop ? openOnDesktop(electronProgram()!, plan) : openInBrowser(plan);
}

function watch(page: Page, origin: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) problems.push(`foreign request: ${url}`);
  });
}
