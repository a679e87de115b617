import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '../browser.ts';

/** The app as a person has it: the server as a program of its own, a page in a real browser. */
export interface OpenApp {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Where this test's files are: `data`, and `library` where one was asked for. */
  readonly folder: string;
  /** The sample township's ordinary files, shared by all tests: not to be written to. */
  readonly sampleFiles: string;
  readonly address: string;
  readonly server: ChildProcess;
  /** What the page did wrong so far: script errors, console errors, requests to any other origin. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface AppChoices {
  /** `sample` copies the imported sample township; `none` begins at the first start; a folder is a library to be copied. */
  readonly library: 'sample' | 'none' | { readonly folder: string };
  /** The day of the checks. */
  readonly asOf?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
let browser: Promise<Browser> | null = null;

/** Starts server and page for one test. */
export async function openApp({ library, asOf = '2026-01-15' }: AppChoices): Promise<OpenApp> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-app-'));
  const sampleFiles = join(inject('prepared'), 'files');
  const copied = library === 'sample' ? join(inject('prepared'), 'library') : library === 'none' ? null : library.folder;
  if (copied !== null) await cp(copied, join(folder, 'library'), { recursive: true });
  const words = ['--no-open', '--data', join(folder, 'data'), '--as-of', asOf, ...(copied !== null ? ['--library', join(folder, 'library')] : [])];
  const { server, address } = await startServer(words);
  browser ??= launchBrowser();
  const context = await (await browser).newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  // A busy machine may need a minute for the first check; what is waited for is a text, never a time.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const problems = watch(page, new URL(address).origin);
  await page.goto(address);
  return {
    page, context, folder, sampleFiles, address, server, problems,
    async close() {
      await context.close();
      await stopServer(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts `danghe serve`; resolves with its one-time address. */
async function startServer(words: readonly string[]): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'electron/cli.ts'), 'serve', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  createInterface({ input: server.stderr }).on('line', (line) => complaints.push(line));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaints.join('\n')}`)));
  });
  return { server, address };
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

function watch(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) problems.push(`foreign request: ${url}`);
  });
  return problems;
}
