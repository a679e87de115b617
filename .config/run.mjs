// Starts every command of the project. Plain JavaScript without dependencies, because it runs before anything is
// installed and on whatever Node the machine has; what it starts runs on the Node 24 of the `node` package, which
// executes TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.danghe-installed');
const wantedStamp = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
const installLock = join(root, '.installing');

/**
 * A township's records are many small objects that stay: with V8's usual young generation garbage piles up before anybody
 * looks (a check of 25,000 files: 558 MB with 4 MB, 665 with 8, 701 with 16, at the same processor time).
 */
const smallYoungGeneration = '--max-semi-space-size=4';

const [script, ...scriptArguments] = process.argv.slice(2);
if (!script) fail('用法：node .config/run.mjs <脚本> [参数]');
await installIfMissing();
run(nodeForTypeScript(), [join(root, script), ...scriptArguments]);

function installed() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp;
}

/** Runs `npm ci` once, even where two commands start together; its output goes to stderr, stdout stays the command's. */
async function installIfMissing() {
  while (!installed()) {
    if (!takeInstallLock()) {
      await new Promise((wake) => setTimeout(wake, 500));
      continue;
    }
    let failed = false;
    try {
      process.stderr.write('首次运行，正在安装依赖（npm ci）……\n');
      const npm = process.env.npm_execpath;
      const result = npm
        ? spawnSync(process.execPath, [npm, 'ci', '--no-fund', '--no-audit'], { cwd: root, stdio: ['ignore', 2, 2] })
        : spawnSync('npm', ['ci', '--no-fund', '--no-audit'], { cwd: root, stdio: ['ignore', 2, 2], shell: true });
      if (result.status !== 0) failed = true;
      else writeFileSync(stampFile, wantedStamp);
    } finally {
      rmSync(installLock, { recursive: true, force: true });
    }
    // Not inside: an exit leaves no time for the lock to be taken away.
    if (failed) fail('依赖安装失败（npm ci）。请检查网络或 npm 源的设置后重试。');
  }
}

function takeInstallLock() {
  try {
    mkdirSync(installLock);
    return true;
  } catch {
    // A lock left by a killed install must not block for ever.
    const age = Date.now() - (statSync(installLock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 15 * 60_000) rmSync(installLock, { recursive: true, force: true });
    return false;
  }
}

function nodeForTypeScript() {
  const bundled = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(`需要 Node 24，本机是 ${process.version}，且 node 包没有装好（npm 可能拦截了安装脚本）。请执行 npm rebuild node，或安装 Node 24 后重试。`);
}

function run(command, args) {
  // What has been compiled (types stripped) is kept for the next command and for the processes that this one starts.
  const env = { NODE_COMPILE_CACHE: join(modules, '.cache', 'compiled'), ...process.env };
  const child = spawn(command, ['--disable-warning=ExperimentalWarning', smallYoungGeneration, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`无法启动 ${command}：${error.message}`));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
