import type { Scheme } from '../../shared/model/scheme.ts';
import type { Library } from '../library/library.ts';
import { hasOwnScheme } from './hasOwnScheme.ts';
import { defaultSchemeFile, loadScheme } from './loadData.ts';

/** The scheme that a command goes by: a file for the readers, and the scheme itself, loaded when it is asked for. */
export interface CommandScheme {
  readonly file: string;
  readonly load: () => Promise<Scheme>;
}

/**
 * The scheme that was named; otherwise the library's own, otherwise the one that ships with the program.
 *
 * @param named the file given by `--scheme`
 */
export async function commandScheme(library: Library, named: string | undefined): Promise<CommandScheme> {
  if (named === undefined && hasOwnScheme(library)) {
    const { schemeInForce } = await import('./ownScheme.ts');
    const { scheme, file } = await schemeInForce(library);
    return { file, load: () => Promise.resolve(scheme) };
  }
  const file = named ?? defaultSchemeFile;
  let loading: Promise<Scheme> | undefined;
  return { file, load: () => (loading ??= loadScheme(file)) };
}
