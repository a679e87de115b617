import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { resourceFile } from '../resources.ts';

/**
 * The folder of the built page. From a checkout it is built where it is missing or older than its sources; the packaged
 * program brings it along.
 */
export async function builtPage(say: (line: string) => void): Promise<string> {
  const root = join(resourceFile('.'), '..');
  const page = join(root, 'out', 'renderer');
  const config = join(root, '.config', 'vite.config.ts');
  if (!existsSync(config)) return page;
  const built = await stat(join(page, 'index.html')).catch(() => null);
  if (built && built.mtimeMs > (await newest([join(root, 'renderer'), join(root, 'shared'), config, join(root, 'package-lock.json')]))) return page;
  say('正在生成界面……');
  const { build } = await import('vite');
  // A test runner's own environment would make a development build: slower, and with one id for every dialog.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: config, logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  return page;
}

async function newest(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const stats = await stat(path).catch(() => null);
      if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
      return newest((await readdir(path)).map((name) => join(path, name)));
    }),
  );
  return Math.max(0, ...times);
}
