import { applyRosterImport, branchRoster, previewRosterImport, removeMember, saveMember } from '../ledgers/roster.ts';
import { readTables } from '../readTables.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { refuseOtherBranch, shownBranches } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

/** Rows of a table among which its header is. */
const HEAD_ROWS = 12;

export const rosterHandlers: Handlers<'roster.people' | 'roster.save' | 'roster.remove' | 'roster.readFile' | 'roster.preview' | 'roster.import'> = {
  'roster.people': (app, { branch }) => {
    const { library } = openSession(app);
    const branches = shownBranches(app);
    return { branches, people: branches.filter((name) => branch === null || name === branch).flatMap((name) => branchRoster(library, name)) };
  },
  'roster.save': (app, { member, id }) => {
    const { library } = openSession(app);
    refuseOtherBranch(app, member.branch);
    if (id !== null) refuseOtherBranch(app, library.ledgers.get('rosterMembers', id)?.branch ?? null);
    saveMember(library, member, personAtWork(app), id ?? undefined);
    return null;
  },
  'roster.remove': (app, { id }) => {
    const { library } = openSession(app);
    refuseOtherBranch(app, library.ledgers.get('rosterMembers', id)?.branch ?? null);
    removeMember(library, id, personAtWork(app));
    return null;
  },
  'roster.readFile': async (_app, { path }) => ({ tables: (await readTables(path)).map(({ rows }) => rows.slice(0, HEAD_ROWS).map((row) => row.map((cell) => cell?.text.trim() ?? ''))) }),
  'roster.preview': async (app, { path, branch, meanings }) => {
    refuseOtherBranch(app, branch);
    const { changes, absent } = await previewRosterImport(openSession(app).library, branch, path, meanings);
    return { changes, absent: absent.map(({ name }) => name) };
  },
  'roster.import': async (app, { path, branch, meanings }) => {
    const { library } = openSession(app);
    refuseOtherBranch(app, branch);
    const { changes } = await previewRosterImport(library, branch, path, meanings);
    const accepted = changes.filter(({ kind }) => kind !== 'same');
    return { count: applyRosterImport(library, branch, accepted, personAtWork(app)).length };
  },
};
