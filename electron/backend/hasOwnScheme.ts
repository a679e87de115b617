import type { Library } from '../library/library.ts';

/** Settings of this name hold data files that take the place of shipped ones. */
export const RESOURCE_SETTING = 'resource:';
/** The scheme among the data files. */
export const SCHEME = 'schemes/default.json';

/** Whether the library is filed by a scheme of its own. */
export function hasOwnScheme({ settings }: Pick<Library, 'settings'>): boolean {
  return settings.get(`${RESOURCE_SETTING}${SCHEME}`) !== null;
}
