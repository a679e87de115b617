import type { HistoryLine, MeetingDetail } from '../../../shared/contract/recordCalls.ts';
import { decisionOutcomes } from '../../../shared/ledgers/findingDecision.ts';
import { lateRecordSentence } from '../../../shared/ledgers/lateRecordNote.ts';
import { shownPictureFormats } from '../../../shared/model/document.ts';
import { findingRow } from '../../../shared/presentation/findingRow.ts';
import { fileMoments } from '../../../shared/presentation/fileMoments.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { LatestCheck } from '../check/sessionCheck.ts';
import { itemKey } from '../../library/recordImport.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { itemDetail } from './itemHandlers.ts';
import { isShown, shownItem } from './ownBranch.ts';
import type { Session } from './session.ts';
import { shownCheck } from './shownCheck.ts';

export const recordHandlers: Handlers<'meeting.get' | 'development.cases' | 'decision.matters' | 'item.ofPaths'> = {
  'meeting.get': async (app, { item, ordinal }) => {
    const session = openSession(app);
    const found = shownItem(app, session, item);
    return meetingOf(session, await shownCheck(app, session), found, ordinal);
  },
  'development.cases': async (app) => {
    const session = openSession(app);
    const { report, outcome } = await shownCheck(app, session);
    return { ...session.checked(report), outline: outcome.development, cases: report.cases, findings: report.findings.filter(({ family }) => family === 'development').map(findingRow) };
  },
  'decision.matters': async (app) => {
    const session = openSession(app);
    const { report, outcome } = await shownCheck(app, session);
    return { ...session.checked(report), matters: outcome.matters, findings: report.findings.filter(({ family }) => family === 'decision').map(findingRow) };
  },
  'item.ofPaths': (app, { paths }) => {
    const { items } = openSession(app).library;
    return Object.fromEntries(paths.flatMap((path) => {
      const item = items.firstAt(path);
      return item && isShown(app, item.branch) ? [[path, item.id]] : [];
    }));
  },
};

function meetingOf(session: Session, { report, outcome }: LatestCheck, item: LibraryItem, ordinal: number): MeetingDetail {
  const { library } = session;
  const index = schemeIndex(session.scheme);
  const ofFile = outcome.meetings.filter(({ path }) => path === item.path);
  const meeting = ofFile.find((one) => one.ordinal === ordinal);
  const record = library.readings.recordsOf(item.id).find((one) => one.ordinal === ordinal);
  const document = item.sha256 === null ? null : library.documents.get(item.sha256);
  const attached = meeting?.attachments ?? library.items.attachedTo(item.id).map(({ path, kind }) => ({ path, kind: kind ?? '' }));
  const about = report.findings.filter(({ paths, ordinal: own }) => paths.includes(item.path) && (ofFile.length < 2 || own === undefined || own === ordinal));
  return {
    ...session.checked(report),
    item: itemDetail(item, session),
    ordinal,
    title: meeting?.title ?? item.title ?? item.path,
    date: meeting?.date ?? item.date,
    records: ofFile.map(({ ordinal: own, title, date }) => ({ ordinal: own, title, date })),
    attachments: attached.map(({ path, kind }) => {
      const file = library.items.firstAt(path);
      return { item: file?.id ?? null, path, kind, kindName: index.kind(kind)?.name ?? kind, picture: file?.kept === true && file.format !== null && shownPictureFormats.has(file.format) };
    }),
    findings: about.map(findingRow),
    assessment: report.records.find(({ path, ordinal: own }) => path === item.path && own === ordinal) ?? null,
    lateNotes: [
      ...(meeting?.lateNote ? [`文件夹中的补录说明“${meeting.lateNote}”提到了这次会议。`] : []),
      ...library.ledgers.list('lateRecordNotes').filter((note) => note.itemId === item.id && (note.ordinal === null || note.ordinal === ordinal)).map(lateRecordSentence),
    ],
    moments: document ? fileMoments(document.evidence, { date: meeting?.date ?? item.date, signedOn: record?.fields.signedOn?.value ?? null }) : [],
    history: [...handChanges(session, item), ...decisions(about)].sort((a, b) => (a.at < b.at ? 1 : -1)),
  };
}

/** What people set of the item by hand. */
function handChanges({ library }: Session, item: LibraryItem): readonly HistoryLine[] {
  return library.events.history('decisions', itemKey(item.sourceId, item.path)).map(({ at, actor, after }) => ({ at, by: actor, what: `手工核对：${Object.keys((after ?? {}) as object).map((key) => setFields[key] ?? key).join('、') || '恢复为程序的判断'}` }));
}

const setFields: Readonly<Record<string, string>> = { branch: '党支部', year: '年度', date: '日期', category: '类别', kind: '材料种类', title: '题名', retention: '保管期限', attachedTo: '所属会议', status: '状态' };

function decisions(findings: LatestCheck['report']['findings']): readonly HistoryLine[] {
  return findings.flatMap(({ title, decision }) => (decision ? [{ at: decision.at, by: decision.by, what: `“${title}”：${decisionOutcomes[decision.outcome].label}（${decision.reason}）` }] : []));
}
