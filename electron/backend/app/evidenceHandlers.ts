import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { ownBranchOf } from './ownBranch.ts';

export const evidenceHandlers: Handlers<'evidence.candidates'> = {
  'evidence.candidates': (app, { branch, year, kinds, text, limit }) => {
    const { library, scheme } = openSession(app);
    const index = schemeIndex(scheme);
    const shown = ownBranchOf(app) ?? branch;
    const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = library.items
      .list({ status: 'filed', ...(shown === null ? {} : { branch: shown }), ...(year === null ? {} : { year }) })
      .filter(({ kind }) => kinds.length === 0 || (kind !== null && kinds.includes(kind)))
      .filter(({ path, title, archiveNo }) => {
        const held = `${title ?? ''} ${path} ${archiveNo ?? ''}`.toLowerCase();
        return words.every((word) => held.includes(word));
      })
      .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
    return {
      total: found.length,
      rows: found.slice(0, limit).map((item) => ({ id: item.id, path: item.path, title: item.title, kind: item.kind === null ? null : (index.kind(item.kind)?.name ?? item.kind), branch: item.branch, date: item.date, archiveNo: item.archiveNo })),
    };
  },
};
