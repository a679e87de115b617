import { blankMinutes, loadHelp } from '../helpData.ts';
import { loadScheme } from '../loadData.ts';
import type { Handlers } from './handlers.ts';

export const helpHandlers: Handlers<'help.read' | 'help.forms'> = {
  'help.read': () => loadHelp(),
  'help.forms': async (app) => blankMinutes(app.session()?.scheme ?? (await loadScheme())),
};
