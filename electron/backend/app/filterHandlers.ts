import type { SavedFilter } from '../../../shared/contract/filterCalls.ts';
import type { App } from './app.ts';
import type { Handlers } from './handlers.ts';

/** Filters are a person's habit, not part of any library: they stay with the program. */
export const filterHandlers: Handlers<'filter.list' | 'filter.save' | 'filter.forget'> = {
  'filter.list': (app) => app.preferences.get().filters,
  'filter.save': async (app, { name, filter }) => {
    await put(app, [...app.preferences.get().filters.filter((saved) => saved.name !== name), { name, filter }]);
    return null;
  },
  'filter.forget': async (app, { name }) => {
    await put(app, app.preferences.get().filters.filter((saved) => saved.name !== name));
    return null;
  },
};

async function put(app: App, filters: readonly SavedFilter[]): Promise<void> {
  await app.preferences.set({ filters: [...filters] });
  app.emit('state-changed', {});
}
