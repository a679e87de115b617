import { yearOf } from '../../../shared/model/calendarDate.ts';
import { branchRoster } from '../ledgers/roster.ts';
import { setBranch, setTownship, townshipName } from '../settings.ts';
import { dataFiles, exportDataFile, importDataFile, removeDataFile } from '../settings/dataFiles.ts';
import { calendarYear, setCalendarYear } from '../settings/ownCalendar.ts';
import { ownTasks, ownTerms, setOwnTasks, setOwnTerms } from '../settings/ownLists.ts';
import { ruleSettings, setOwnRules } from '../settings/ruleSettings.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { isShown, refuseOtherBranch } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

type Name =
  | 'settings.branches' | 'settings.branchNames' | 'settings.setTownship' | 'settings.setBranch' | 'settings.rules' | 'settings.setRules' | 'settings.data' | 'settings.importData'
  | 'settings.exportData' | 'settings.removeData' | 'settings.calendar' | 'settings.setCalendar' | 'settings.terms' | 'settings.setTerms' | 'settings.tasks' | 'settings.setTasks';

export const settingsHandlers: Handlers<Name> = {
  'settings.branches': (app) => {
    const { library } = openSession(app);
    const branches = library.branches.list().filter(({ name }) => isShown(app, name)).map(({ name, fonds, overrides }) => {
      const people = branchRoster(library, name);
      return { name, fonds, overrides, fullMembers: people.length === 0 ? null : people.filter(({ standing, movedOut, died, ended }) => standing === 'full' && movedOut === undefined && died === undefined && ended === undefined).length };
    });
    return { township: townshipName(library), branches };
  },
  'settings.branchNames': (app) => openSession(app).library.branches.list().map(({ name }) => name),
  'settings.setTownship': (app, { township }) => {
    setTownship(openSession(app).library, township, personAtWork(app));
    app.emit('state-changed', {});
    return null;
  },
  'settings.setBranch': (app, { name, ...changes }) => {
    refuseOtherBranch(app, name);
    setBranch(openSession(app).library, name, changes, personAtWork(app));
    return null;
  },
  'settings.rules': (app) => ruleSettings(openSession(app).library),
  'settings.setRules': (app, { own }) => {
    setOwnRules(openSession(app).library, own, personAtWork(app));
    return null;
  },
  'settings.data': (app) => dataFiles(openSession(app).library),
  'settings.importData': async (app, { path }) => ({ name: await importDataFile(openSession(app).library, path, personAtWork(app)) }),
  'settings.exportData': async (app, { file, path }) => ({ path: await exportDataFile(openSession(app).library, file, path) }),
  'settings.removeData': async (app, { file }) => {
    await removeDataFile(openSession(app).library, file, personAtWork(app));
    return null;
  },
  'settings.calendar': (app, { year }) => {
    const session = openSession(app);
    return calendarYear(session.library, year, yearOf(session.today()));
  },
  'settings.setCalendar': async (app, { year, entered }) => {
    await setCalendarYear(openSession(app).library, year, entered, personAtWork(app));
    return null;
  },
  'settings.terms': (app) => ownTerms(openSession(app).library),
  'settings.setTerms': async (app, { terms }) => {
    await setOwnTerms(openSession(app).library, terms, personAtWork(app));
    return null;
  },
  'settings.tasks': (app) => ownTasks(openSession(app).library),
  'settings.setTasks': async (app, { tasks }) => {
    await setOwnTasks(openSession(app).library, tasks, personAtWork(app));
    return null;
  },
};
