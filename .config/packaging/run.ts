// `npm run package -- <options of electron-builder>`: program, page, icons and bill of materials, then the installer.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './sbom.ts';
import { drawIcons } from './icons.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

step('electron-vite/bin/electron-vite.js', ['build', '-c', '.config/electron.vite.config.ts', '--logLevel', 'warn']);
await drawIcons(join(root, 'resources', 'icon'), join(root, 'out', 'icon'));
await writeFile(join(root, 'out', 'sbom.cdx.json'), `${JSON.stringify(await billOfMaterials(root, join(root, 'out', 'renderer', 'licences.json')), null, 1)}\n`);
step('electron-builder/cli.js', ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)]);

function step(program: string, parameters: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...parameters], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
