// `npm test`: every check in order, cheapest first; all are run even where one fails, and the last line counts them.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const environment = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`, FORCE_COLOR: '0' };

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reports = await mkdtemp(join(tmpdir(), 'danghe-test-'));
try {
  const outcomes = [
    await check('类型检查', 'typescript/bin/tsc', ['-p', '.']),
    await check('类型检查（界面）', 'typescript/bin/tsc', ['-p', 'renderer']),
    await check('代码规范', 'eslint/bin/eslint.js', ['-c', '.config/eslint.config.js', '--cache', '--cache-location', 'node_modules/.cache/eslint', '.']),
    await check('分层检查', 'dependency-cruiser/bin/dependency-cruiser.mjs', ['-c', '.config/dependency-cruiser.cjs', ...['electron', 'shared', 'renderer', 'tests'].filter((folder) => existsSync(join(root, folder)))]),
    await check('无用代码', 'knip/bin/knip.js', ['-c', '.config/knip.json', '--no-progress']),
    await tests(join(reports, 'vitest.json')),
  ];
  const sum = (count: keyof Outcome) => outcomes.reduce((total, outcome) => total + outcome[count], 0);
  const skipped = sum('skipped');
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
} finally {
  await rm(reports, { recursive: true, force: true });
}

async function check(title: string, program: string, parameters: readonly string[]): Promise<Outcome> {
  process.stdout.write(`\n== ${title}\n`);
  const code = await run(program, parameters);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function tests(report: string): Promise<Outcome> {
  process.stdout.write('\n== 单元、集成与界面测试\n');
  const code = await run('vitest/vitest.mjs', ['run', '--config', '.config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const counts = JSON.parse(await readFile(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; numPendingTests: number };
  // A suite that fails to load, or an unhandled error, fails the run without failing a test.
  const failed = Math.max(counts.numFailedTests, counts.numFailedTestSuites > 0 || code !== 0 ? 1 : 0);
  return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests };
}

function run(program: string, parameters: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...parameters], { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
