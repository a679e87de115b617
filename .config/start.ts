// `npm start`: the desktop window where Electron's binary is there or can be had, the same app in the browser otherwise.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const package_ = join(root, 'node_modules', 'electron');

/** A download that has not come by then is not waited for: the browser serves as well. */
const DOWNLOAD_MILLISECONDS = 120_000;

const electron = binary() ?? download();
if (electron) {
  const built = spawnSync(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '-c', '.config/electron.vite.config.ts', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  if (built.status === 0) follow(spawn(electron, [root, ...process.argv.slice(2)], { stdio: 'inherit' }));
  else process.exitCode = 1;
} else {
  process.stderr.write('这台电脑上没有 Electron，也无法下载，改在浏览器中打开档盒（功能相同，只在本机有效）。\n');
  follow(spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'electron/cli.ts'), 'serve', ...process.argv.slice(2)], { stdio: 'inherit' }));
}

/** Electron's program, where it lies already. */
function binary(): string | null {
  const named = join(package_, 'path.txt');
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(package_, 'dist');
  const program = join(folder, existsSync(named) ? readFileSync(named, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron');
  return existsSync(program) ? program : null;
}

function download(): string | null {
  process.stderr.write('正在准备桌面窗口（首次需要下载 Electron）……\n');
  const result = spawnSync(process.execPath, [join(package_, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MILLISECONDS });
  return result.status === 0 ? binary() : null;
}

function follow(child: ReturnType<typeof spawn>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}
