import { inspectFile } from '../inspectFile.ts';
import { peopleOf, putMembers } from '../ledgers/roster.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { personAtWork } from './personAtWork.ts';

/** Rows of one table that are offered. */
const MOST_ROWS = 5000;

export const rosterHandlers: Handlers<'roster.people' | 'roster.readFile' | 'roster.put'> = {
  'roster.people': (app, { branch }) => {
    const { library } = openSession(app);
    return { branches: library.branches.list().map(({ name }) => name), people: peopleOf(library, branch) };
  },
  'roster.readFile': async (_app, { path }) => {
    const { tables, error } = await inspectFile(path);
    if (error) throw new DangheError({ code: 'file-unreadable', path, reason: error.code });
    return { tables: tables.map((rows, index) => ({ name: `第 ${index + 1} 张表`, rows: rows.slice(0, MOST_ROWS).map((row) => row.map((cell) => cell ?? '')) })) };
  },
  'roster.put': (app, { members, from }) => ({ count: putMembers(openSession(app).library, members, from, personAtWork(app)) }),
};
