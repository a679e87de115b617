import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Package {
  readonly name: string;
  readonly version: string;
}

interface Component extends Package {
  readonly 'bom-ref': string;
}

interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * The software bill of materials (CycloneDX 1.5, by npm itself): what the lock file installs for running, and the
 * packages that were bundled into the page, which vite lists with their licences.
 *
 * @param root the project's folder with `package.json` and `package-lock.json`
 * @param bundledList vite's list of what it bundled
 */
export async function billOfMaterials(root: string, bundledList: string): Promise<Bom> {
  const [lock, bundled] = await Promise.all([readFile(join(root, 'package-lock.json'), 'utf8'), readFile(bundledList, 'utf8')]);
  const all = npmSbom(root);
  const inside = new Set([...installedForRunning(lock), ...(JSON.parse(bundled) as readonly Package[]).map(reference)]);
  const components = all.components.filter((component) => inside.has(reference(component)));
  const kept = new Set([all.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
  const dependencies = all.dependencies.filter(({ ref }) => kept.has(ref)).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  return { ...all, metadata: { ...all.metadata, component: { ...all.metadata.component, name: 'danghe' } }, components, dependencies };
}

function reference({ name, version }: Package): string {
  return `${name}@${version}`;
}

/** By the lock file: npm's own list gives a package that is there twice only once, and then as of development. */
function installedForRunning(lock: string): readonly string[] {
  const { packages } = JSON.parse(lock) as { readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>> };
  return Object.entries(packages).flatMap(([path, { version, dev }]) => (path === '' || dev ? [] : [reference({ name: path.slice(path.lastIndexOf('node_modules/') + 13), version })]));
}

function npmSbom(root: string): Bom {
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm sbom: ${stderr}`);
  return JSON.parse(stdout) as Bom;
}
