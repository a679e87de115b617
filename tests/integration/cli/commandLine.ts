import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON objects of stdout. */
  readonly json: readonly Record<string, any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** Runs the command line as a person would, as a process of its own. */
export function danghe(...parameters: readonly string[]): Promise<Ended> {
  return dangheWith({}, ...parameters);
}

/** The same with further variables of the environment. */
export function dangheWith(variables: Readonly<Record<string, string>>, ...parameters: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['electron/cli.ts', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...variables } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString('utf8')));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => {
      const json = parameters.includes('--json') ? stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Ended['json'][number]) : [];
      resolve({ code, stdout, stderr, json });
    });
  });
}
