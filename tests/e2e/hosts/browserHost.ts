import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { PATIENCE_MILLISECONDS, windowSize, type Host, type HostPlan } from './host.ts';

const command = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url));
let browser: Promise<Browser> | null = null;

/** `danghe serve` as a program of its own, its page in a real browser. */
export async function openInBrowser({ data, library, asOf, onPage }: HostPlan): Promise<Host> {
  const { server, address } = await startServer(['--no-open', '--data', data, '--as-of', asOf, ...(library === null ? [] : ['--library', library])]);
  browser ??= launchBrowser();
  const context = await (await browser).newContext({ viewport: windowSize, locale: 'zh-CN' });
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const page = await context.newPage();
  onPage(page, new URL(address).origin);
  await page.goto(address);
  return {
    page, context, address,
    async stop() {
      await context.close();
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    },
    async killBackend() {
      const children = await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
      process.kill(Number(children.trim().split(' ')[0]), 'SIGKILL');
    },
  };
}

async function startServer(words: readonly string[]): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, 'serve', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  createInterface({ input: server.stderr }).on('line', (line) => complaints.push(line));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaints.join('\n')}`)));
  });
  return { server, address };
}
