import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options } from '@electron/fuses';

/** Marks the fuses in Electron's program: this text, the version, their number, then one byte each (`0` off, `1` on). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length;

/**
 * A folder laid out as Electron's Linux distribution, whose program can do nothing but carry fuses as they leave
 * Electron's works: all that the builder touches. The real one cannot be downloaded where the tests run.
 */
export async function electronStandIn(folder: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES]), Buffer.from('1'.repeat(FUSES))]), { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox', 'locales/zh-CN.pak', 'locales/en-US.pak', 'locales/de.pak']) await writeFile(join(folder, name), name);
  const example = await mkdtemp(join(tmpdir(), 'danghe-default-'));
  try {
    await writeFile(join(example, 'main.js'), '');
    await createPackage(example, join(folder, 'resources', 'default_app.asar'));
  } finally {
    await rm(example, { recursive: true, force: true });
  }
}
