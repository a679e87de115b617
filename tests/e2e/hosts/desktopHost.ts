import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { PATIENCE_MILLISECONDS, windowSize, type Host, type HostPlan } from './host.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const electronPackage = join(root, 'node_modules', 'electron');

/** Electron's program; `null` where it was never downloaded, as where the tests usually run. */
export function electronProgram(): string | null {
  const named = join(electronPackage, 'path.txt');
  const program = join(electronPackage, 'dist', existsSync(named) ? readFileSync(named, 'utf8') : 'electron');
  return existsSync(program) ? program : null;
}

/** Builds the desktop program. */
export function buildDesktop(): void {
  const built = spawnSync(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '-c', '.config/electron.vite.config.ts', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the desktop program could not be built');
}

/** The desktop window. The library is opened as after an end without closing: from what the program remembers. */
export async function openOnDesktop(program: string, { data, library, asOf, onPage }: HostPlan): Promise<Host> {
  // The program keeps its data below its user folder, under this name.
  const user = join(dirname(data), 'user');
  if (library !== null) {
    await mkdir(join(user, 'data'), { recursive: true });
    await writeFile(join(user, 'data', 'preferences.json'), JSON.stringify({ open: library }));
  }
  // As root, which CI is, Chromium starts without its sandbox only.
  const electron = await _electron.launch({ executablePath: program, args: [root, `--user-data-dir=${user}`, `--as-of=${asOf}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
  const context = electron.context();
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const page = await electron.firstWindow();
  onPage(page, 'app://danghe');
  await page.setViewportSize(windowSize);
  return {
    page, context,
    address: null,
    stop: () => electron.close(),
    async killBackend() {
      const { pid } = await electron.evaluate(({ app }) => app.getAppMetrics().find(({ serviceName }) => serviceName === '档盒后台') ?? { pid: 0 });
      process.kill(pid, 'SIGKILL');
    },
  };
}
