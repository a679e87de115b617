import { DangheError } from '../../../shared/model/errors.ts';
import { bundleFaultMessage } from '../../../shared/messages/bundleFault.ts';
import { mergedNotRedacted } from '../../../shared/presentation/redactionText.ts';
import { passwordHint } from '../../../shared/presentation/bundlePassword.ts';
import type { Selection } from '../../../shared/report/selection.ts';
import type { ExportProgress } from '../../exports/exportBundle.ts';
import { ensureFreeTarget } from '../ensureFreeTarget.ts';
import { exportLibrary } from '../exportLibrary.ts';
import { exportPreview } from '../exportPreview.ts';
import { refuseInside } from '../refuseInside.ts';
import { verifyFolder } from '../verifyFolder.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { ownBranchOf } from './ownBranch.ts';
import { shownCheck } from './shownCheck.ts';

const stages: Readonly<Record<ExportProgress['stage'], string>> = { originals: '复制原件', documents: '写出报告、目录和台账', merged: '合并 PDF', manifest: '写出校验清单', seal: '加密' };

export const exportHandlers: Handlers<'export.preview' | 'export.start' | 'bundle.verify'> = {
  'export.preview': async (app, selection) => {
    const session = openSession(app);
    const { report } = await shownCheck(app, session);
    return { ...session.checked(report), ...exportPreview(report, ownSelection(app, selection)) };
  },
  'export.start': async (app, { folder, branches, years, password, redacted = false, merged = false }) => {
    const session = openSession(app);
    for (const kept of [session.library.folder, ...session.library.sources.list().map((source) => source.folder)]) refuseInside(kept, folder);
    if (redacted && merged) throw new DangheError({ code: 'call-invalid', call: 'export.start', problem: mergedNotRedacted });
    if (password !== undefined) refuseWeak(password);
    await ensureFreeTarget(folder, password === undefined ? 'folder' : 'file');
    const { asOf } = await session.report();
    const job = app.jobs.start({
      kind: 'export',
      subject: folder,
      work: async ({ signal, report }) => {
        await session.refiling.settle();
        report({ step: '检查' });
        const { outcome } = await exportLibrary({
          library: session.library, scheme: session.scheme, asOf, out: folder, selection: ownSelection(app, { branches, years }), redacted, merged, signal, ...(password === undefined ? {} : { password }),
          onProgress: ({ stage, done, total }) => report({ step: stages[stage], done, total }),
        });
        return { kind: 'export', folder, encrypted: password !== undefined, missingCharacters: [...outcome.missingCharacters.keys()] };
      },
    });
    return { job: job.id };
  },
  'bundle.verify': (app, { folder, password }) => {
    const job = app.jobs.start({
      kind: 'verify',
      subject: folder,
      work: async ({ signal, report }) => {
        report({ step: '逐个核对文件' });
        const { ok, faults, redacted, counts } = await verifyFolder(folder, { signal, password, onProgress: (done, total) => report({ done, total }) });
        return { kind: 'verify', folder, complete: ok, redacted, files: counts.files, events: counts.events, lines: faults.map(bundleFaultMessage) };
      },
    });
    return { job: job.id };
  },
};

/** What the page has told already; a call may come from elsewhere. */
function refuseWeak(password: string): void {
  const { level, text } = passwordHint(password);
  if (level === 'refused') throw new DangheError({ code: 'password-refused', problem: text });
}

/** A village's bundle holds its own branch, whatever else the library has. */
function ownSelection(app: App, selection: Selection): Selection {
  const own = ownBranchOf(app);
  return own === null ? selection : { ...selection, branches: [own] };
}
