import { parseScheme } from '../../../shared/scheme/parseScheme.ts';
import { writeDurably } from '../../files/durable.ts';
import { previewScheme, putScheme } from '../changeScheme.ts';
import { loadScheme } from '../loadData.ts';
import { schemeInForce } from '../ownScheme.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { personAtWork } from './personAtWork.ts';

const SHOWN_MOVES = 500;
const TYPED = '分类方案';

export const schemeHandlers: Handlers<'scheme.get' | 'scheme.preview' | 'scheme.save' | 'scheme.reset' | 'scheme.open' | 'scheme.export'> = {
  'scheme.get': async (app) => {
    const { library } = openSession(app);
    const { scheme, own } = await schemeInForce(library);
    const counts: Record<string, number> = {};
    for (const { kind } of library.items.list()) if (kind !== null) counts[kind] = (counts[kind] ?? 0) + 1;
    return { scheme, own, counts };
  },
  'scheme.preview': async (app, { scheme }) => {
    const moves = await previewScheme(openSession(app).library, parseScheme(scheme, TYPED));
    return { total: moves.length, moves: moves.slice(0, SHOWN_MOVES) };
  },
  'scheme.save': async (app, { scheme }) => {
    await putScheme(openSession(app).library, parseScheme(scheme, TYPED), personAtWork(app));
    return renewed(app);
  },
  'scheme.reset': async (app) => {
    await putScheme(openSession(app).library, null, personAtWork(app));
    return renewed(app);
  },
  'scheme.open': (_app, { path }) => loadScheme(path),
  'scheme.export': async (app, { path }) => {
    const target = path.endsWith('.json') ? path : `${path}.json`;
    await writeDurably(target, `${JSON.stringify(openSession(app).scheme, null, 1)}\n`);
    return { path: target };
  },
};

/** Everything that follows from the scheme is worked out anew. */
async function renewed(app: App): Promise<null> {
  await openSession(app).renewScheme();
  app.emit('state-changed', {});
  return null;
}
