import { relative, resolve } from 'node:path';
import { DangheError } from '../../shared/model/errors.ts';

/** Nothing in the source folder is ever written: neither a bundle nor a library may lie inside it. */
export function refuseInside(folder: string, target: string): void {
  const way = relative(resolve(folder), resolve(target));
  if (way === '' || (!way.startsWith('..') && !resolve(way).startsWith('\\\\') && !/^[A-Za-z]:/.test(way))) {
    throw new DangheError({ code: 'target-inside-source', path: target, source: folder });
  }
}
