import { readFile } from 'node:fs/promises';
import { DangheError } from '../../shared/model/errors.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { errorCode } from '../files/retry.ts';
import { resourceFile } from '../resources.ts';

/** The scheme that ships with the program. */
export const defaultSchemeFile = resourceFile('schemes/default.json');

/**
 * Loads a filing scheme.
 *
 * @throws DangheError `file-missing`, or `resource-invalid` naming the file, the key and the fault
 */
export async function loadScheme(file: string = defaultSchemeFile): Promise<Scheme> {
  // With the validator that it needs, loaded when a scheme has to be looked at.
  const { parseScheme } = await import('../../shared/scheme/parseScheme.ts');
  return parseScheme(await loadJson(file), file);
}

/** Reads a JSON file; a fault in it is reported with its line. */
export async function loadJson(file: string): Promise<unknown> {
  const text = (await loadBytes(file)).toString('utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new DangheError({ code: 'resource-invalid', path: file, key: `第 ${lineOf(error, text)} 行附近`, problem: '不是有效的 JSON' }, { cause: error });
  }
}

/** @throws DangheError `file-missing`, `file-unreadable` */
export async function loadBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new DangheError({ code: 'file-missing', path: file }, { cause: error });
    throw new DangheError({ code: 'file-unreadable', path: file, reason: 'access-denied' }, { cause: error });
  }
}

function lineOf(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position ? Number(position) : text.length).split('\n').length;
}
