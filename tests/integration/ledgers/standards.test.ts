import { join } from 'node:path';
import { expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { exportLibrary } from '../../../electron/backend/exportLibrary.ts';
import { assessStandardItem, confirmStandardEvidence, declineStandardEvidence, reviewStandardItem, standardsOf } from '../../../electron/backend/ledgers/standards.ts';
import { decideFindings } from '../../../electron/backend/ledgers/decideFindings.ts';
import { libraryRulebook } from '../../../electron/backend/resourceOverrides.ts';
import { standardCounts } from '../../../shared/ledgers/standardsView.ts';
import { clerk, day, deputy, goodMinutes, thinMinutes, townshipOf } from './smallTownship.ts';

const branch = '东沟村党支部';
const plan = '东沟村/2025年/2025年党建工作计划.txt';
const june = '东沟村/2025年/6月党员大会.txt';
const files = {
  '东沟村/2025年/3月党员大会.txt': thinMinutes('东沟村', '2025-03-05'),
  [june]: goodMinutes('东沟村', '2025-06-06', '修渠'),
  [plan]: '东沟村党支部2025年党建工作计划\n一、抓好三会一课。二、做好发展党员工作。三、抓好主题党日。\n中共清河县柳林乡东沟村支部委员会\n2025年1月10日\n',
};

it('proposes filed items, lets a person confirm, assess and review, counts, quiets G401 and fills the ledger sheet', async () => {
  const { library, scheme, report, itemId, place } = await townshipOf(files);
  const { standards: packs } = await libraryRulebook(library);
  const first = await report();
  const rows = standardsOf(library, packs, branch, 2025, first.findings);
  expect(rows.length).toBeGreaterThanOrEqual(40);
  const proposals = (id: string) => rows.find(({ standard }) => standard.id === id)!.proposed.map(({ path }) => path);
  expect([proposals('S34'), proposals('S19').sort()]).toEqual([[plan], ['东沟村/2025年/3月党员大会.txt', june]]);
  const gap = (id: string, found = first) => found.findings.some(({ rule, title }) => rule === 'G401' && title.includes(id));
  expect([gap('S34'), gap('S35'), gap('S36')]).toEqual([false, true, true]);

  const of = (standard: string) => ({ pack: 'example', standard, branch, year: 2025 });
  // One item serves several standards; a plan that also holds the summary is a person's to say.
  confirmStandardEvidence(library, of('S34'), [itemId(plan)], clerk);
  confirmStandardEvidence(library, of('S35'), [itemId(plan), itemId(june)], clerk);
  declineStandardEvidence(library, of('S19'), itemId(june), clerk);
  assessStandardItem(library, of('S34'), 'met', '', clerk);
  assessStandardItem(library, of('S36'), 'notApplicable', '本年未要求签订', clerk);
  reviewStandardItem(library, of('S34'), 'accepted', '', deputy);
  const second = await report();
  expect([gap('S34', second), gap('S35', second), gap('S36', second)]).toEqual([false, false, false]);
  const after = standardsOf(library, packs, branch, 2025, second.findings);
  expect(after.find(({ standard }) => standard.id === 'S19')!.proposed.map(({ path }) => path)).not.toContain(june);
  expect(standardCounts(after)).toMatchObject({ total: rows.length, met: 1, notApplicable: 1, accepted: 1, open: rows.length - 2, withoutEvidence: rows.length - 3 });
  expect(() => confirmStandardEvidence(library, { ...of('S34'), branch: '无此支部' }, [itemId(plan)], clerk)).toThrow('not-found');

  const doubt = second.findings.find(({ family, paths }) => family === 'minutes' && paths[0]!.includes('3月'))!;
  decideFindings(library, [doubt], { outcome: 'rectify', reason: '请村里说明' }, clerk);
  const out = join(place, '成果包');
  await exportLibrary({ library, scheme, asOf: day('2026-01-15'), out });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(out, 'data/台账.xlsx'));
  const cells = (sheet: string, header: string) => {
    const rowsOf = book.getWorksheet(sheet)!.getSheetValues().slice(1) as unknown[][];
    const start = rowsOf.findIndex((row) => row?.includes(header));
    return rowsOf.slice(start + 1).map((row) => row?.[rowsOf[start]!.indexOf(header)]).filter(Boolean);
  };
  expect(cells('印证资料台账', '标准项号')).toEqual(['S34', 'S35', 'S35', 'S36']);
  expect(cells('整改销号台账', '具体问题')).toEqual([doubt.title]);
  expect(cells('疑点清单', '决定')).toEqual(['转整改（2026-01-20 周玉兰）：请村里说明']);
});
