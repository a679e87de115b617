import type { JsonValue } from '../../../shared/archive/canonicalJson.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';
import { writeDurably } from '../../files/durable.ts';
import { reclassify } from '../decideItem.ts';
import { loadScheme } from '../loadData.ts';
import { hasOwnScheme, SCHEME } from '../hasOwnScheme.ts';
import { librarySchemeInForce, previewScheme, setResource } from '../resourceOverrides.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { isShown } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

const SHOWN_MOVES = 500;
const TYPED = '分类方案';

export const schemeHandlers: Handlers<'scheme.get' | 'scheme.preview' | 'scheme.save' | 'scheme.reset' | 'scheme.open' | 'scheme.export'> = {
  'scheme.get': async (app) => {
    const { library } = openSession(app);
    const scheme = await librarySchemeInForce(library);
    const counts: Record<string, number> = {};
    for (const { kind, branch, count } of library.items.countByKind()) if (isShown(app, branch)) counts[kind] = (counts[kind] ?? 0) + count;
    return { scheme, own: hasOwnScheme(library), counts };
  },
  'scheme.preview': (app, { scheme }) => {
    const { library, scheme: inForce } = openSession(app);
    const moves = previewScheme(library, inForce, parseScheme(scheme, TYPED)).flatMap(({ itemId, path, before, after }) => {
      const item = library.items.get(itemId);
      return item && isShown(app, item.branch) ? [{ path, title: item.title, from: before, to: after }] : [];
    });
    return { total: moves.length, moves: moves.slice(0, SHOWN_MOVES) };
  },
  'scheme.save': (app, { scheme }) => put(app, parseScheme(scheme, TYPED)),
  'scheme.reset': (app) => put(app, null),
  'scheme.open': (_app, { path }) => loadScheme(path),
  'scheme.export': async (app, { path }) => {
    const target = path.endsWith('.json') ? path : `${path}.json`;
    await writeDurably(target, `${JSON.stringify(openSession(app).scheme, null, 1)}\n`);
    return { path: target };
  },
};

/** Puts a scheme in force (`null`: the shipped one again) and looks at everything anew by it. */
async function put(app: App, scheme: Scheme | null): Promise<null> {
  const [session, person] = [openSession(app), personAtWork(app)];
  await setResource(session.library, SCHEME, scheme === null ? null : (JSON.parse(JSON.stringify(scheme)) as JsonValue), person);
  await session.renewScheme();
  reclassify(session.library, session.scheme, person);
  app.emit('state-changed', {});
  return null;
}
