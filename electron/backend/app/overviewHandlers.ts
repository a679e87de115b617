import { coverageGrids } from '../../../shared/presentation/coverageGrid.ts';
import { overviewOf } from '../../../shared/presentation/overview.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';

export const overviewHandlers: Handlers<'overview.figures' | 'coverage.grids' | 'finding.list'> = {
  'overview.figures': async (app) => {
    const session = openSession(app);
    const report = await session.report();
    return { ...session.checked(report), overview: overviewOf(report), scheme: report.scheme, township: report.township };
  },
  'coverage.grids': async (app, { branch, year }) => {
    const session = openSession(app);
    const report = await session.report();
    const grids = coverageGrids(report).filter((grid) => (branch === null || grid.branch === branch) && (year === null || grid.year === year));
    return { ...session.checked(report), grids };
  },
  'finding.list': async (app, { branch, family }) => {
    const session = openSession(app);
    const report = await session.report();
    const findings = report.findings.filter((finding) => (branch === null || finding.branch === branch) && (family === null || finding.family === family));
    return { ...session.checked(report), findings };
  },
};
