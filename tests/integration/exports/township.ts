import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chainHash, chainLine, chainStart, type LibraryEvent } from '../../../shared/archive/eventChain.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { FindingDecision } from '../../../shared/model/decision.ts';
import type { Coverage, Report, ReportFinding, ReportItem } from '../../../shared/model/report.ts';
import type { BundleInput } from '../../../electron/exports/exportBundle.ts';

/** Fictional branches; one with characters that few fonts have. */
const branches = ['中共柳林乡东沟村支部委员会', '柳林乡西坡村党支部', '柳林乡㛃石䶮口村党支部'];

const categories = ['组织设置与班子建设', '党员队伍管理', '发展党员', '组织生活', '学习教育', '议事决策与公开', '党建责任与作用发挥', '制度保障与考核整改'];
const kinds = ['支部党员大会记录', '支部委员会会议记录', '主题党日记录', '党课讲稿', '党员名册', '村民代表会议记录'];
const people = ['王㛃', '李䶮', '赵𬭎', '孙大海', '周玉兰', '吴建国'];
const sha = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** A township's report with real bytes behind it, of any size; the same for the same arguments. */
export function township(folder: string, size = 120, findingCount = 40): BundleInput {
  mkdirSync(join(folder, 'originals'), { recursive: true });
  const items = Array.from({ length: size }, (_, index) => item(index));
  const originals = items.flatMap((entry) => {
    if (entry.status === 'duplicate' || entry.status === 'skipped' || entry.sha256 === null) return [];
    const file = join(folder, 'originals', entry.sha256);
    writeFileSync(file, contentOf(entry.path));
    return [{ itemPath: entry.path, sha256: entry.sha256, file }];
  });
  const findings = Array.from({ length: findingCount }, (_, index) => finding(index, items));
  const events = eventLines(5);
  const report: Report = {
    schema: 'danghe-report/1',
    tool: { name: 'danghe', version: '0.1.0' },
    asOf: '2026-01-15' as CalendarDate,
    generatedAt: '2026-01-15T08:30:00.000Z',
    run: { events: { count: events.lines.length, head: events.head } },
    township: '清河县柳林乡',
    scheme: { id: 'default-eight', version: '2026.1', name: '默认八类（出厂模板）', categories: categories.map((name, index) => ({ code: `0${index + 1}`, name })) },
    branches: branches.map((name, index) => ({ name, fonds: `D00${index + 1}`, fullMembers: 12 + index, hasCommittee: true })),
    items,
    findings,
    records: items.filter((_, index) => index % 17 === 0).map((entry, index) => ({ path: entry.path, ordinal: 0, signals: [`f${index}`], likelihoodRatio: 4 + index, level: index % 3 === 0 ? 'strong' : 'moderate' as const })),
    coverage: branches.flatMap((branch) => [2024, 2025].flatMap((year) => coverageOf(branch, year, items))),
    cases: [],
    ledgers: { rectifications: [], standardRecords: [], lateRecordNotes: [], formerDecisions: [formerDecision(items, 1), formerDecision(items, 0)] },
    totals: {
      files: items.length,
      byStatus: Object.fromEntries([...Map.groupBy(items, (entry) => entry.status)].map(([status, group]) => [status, group.length])),
      byRule: Object.fromEntries([...Map.groupBy(findings, (entry) => entry.rule)].map(([rule, group]) => [rule, group.length])),
    },
  };
  return { report, originals, events: events.lines, ...ledgers };
}

/** What was decided about a doubt that is gone by now. */
function formerDecision(items: readonly ReportItem[], index: number): FindingDecision {
  return {
    outcome: index === 0 ? 'explained' : 'excluded', reason: index === 0 ? '电脑时间有误，已见到王㛃的笔记本原件' : '=同名不同人', by: '李䶮', at: '2025-12-01T01:00:00.000Z', on: `2025-12-0${index + 1}` as CalendarDate, revision: index + 1,
    about: { id: `B102-gone${index}`, rule: 'B102', family: 'backfill', branch: branches[2]!, date: '2025-03-05' as CalendarDate, paths: [items[index]!.path], persons: ['王㛃'], title: `当时的疑点${index + 1}` },
  };
}

/** The bytes of an item's original. */
function contentOf(path: string): string {
  return `原件 ${path}\n${'会议内容。'.repeat(path.length % 50)}`;
}

function item(index: number): ReportItem {
  const status = index % 29 === 28 ? 'unreadable' : index % 23 === 22 ? 'needs-review' : index % 31 === 30 ? 'duplicate' : index % 37 === 36 ? 'skipped' : 'filed';
  const branch = index % 41 === 40 ? null : branches[index % branches.length]!;
  const year = 2024 + (index % 2);
  const month = (index % 12) + 1;
  const date = `${year}-${String(month).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}` as CalendarDate;
  const title = titles[index % titles.length] ?? `${year}年${month}月${kinds[index % kinds.length]!}`;
  const category = `0${(index % 8) + 1}`;
  const path = oddPaths[index] ?? `${branch ?? '其他'}/${year}/${month}月/${title.replaceAll('/', '_')}-${index}.docx`;
  const filed = status === 'filed';
  const retention = (['永久', '30年', '10年'] as const)[index % 3]!;
  const code = { 永久: 'Y', '30年': 'D30', '10年': 'D10' }[retention];
  return {
    path,
    sha256: sha(contentOf(path)),
    bytes: Buffer.byteLength(contentOf(path)),
    status,
    branch: status === 'unreadable' ? null : branch,
    year: filed ? year : null,
    date: filed ? date : null,
    category: filed || status === 'needs-review' ? category : null,
    kind: filed ? kinds[index % kinds.length]! : null,
    kindId: filed ? 'branchMeeting' : null,
    title: filed ? title : null,
    archiveNo: filed ? `D00${(index % 3) + 1}-WS·${year}-${code}-${String(index + 1).padStart(4, '0')}` : null,
    retention: filed ? retention : null,
    pages: filed && index % 5 !== 0 ? (index % 9) + 1 : null,
    ...(filed && index % 5 === 1 ? { pagesStated: true as const } : {}),
    confidence: filed ? 0.97 : status === 'needs-review' ? 0.42 : null,
    reasons: ['标题含“支部党员大会”', '所在文件夹为“三会一课”'],
    fields: filed ? { title: { value: title }, chair: { value: people[index % 6]! }, recorder: people[(index + 1) % 6]!, present: 11, topics: [{ value: '学习文件' }, { value: '讨论村道硬化' }], documentNumber: index % 5 === 0 ? `柳发〔${year}〕${index}号` : undefined } : {},
    alsoIn: index % 10 === 0 && filed ? ['05'] : [],
    duplicateOf: status === 'duplicate' ? '东沟村/会议.docx' : null,
    attachedTo: null,
    error: status === 'unreadable' ? { code: 'encrypted', message: '文件有打开密码。请用原程序打开、去掉密码后另存，再重新导入。' } : status === 'skipped' ? { code: 'lock-file', message: '办公软件留下的锁定文件，没有内容。' } : null,
  };
}

const titles: Readonly<Record<number, string>> & { length: number } = {
  length: 40,
  3: '=HYPERLINK("http://example.invalid","点我")',
  7: '关于召开2025年度组织生活会和开展民主评议党员工作暨学习贯彻上级会议精神研究部署冬季农田水利基本建设、农村人居环境整治提升与防返贫监测帮扶有关具体事项的会议记录（含征求意见汇总表、对照检查材料、批评与自我批评记录、测评结果统计表和整改措施清单）',
  11: '关于王㛃、李䶮、赵𬭎同志转正的决议',
  12: '关于鿰同志任职的通知',
  13: '<script>alert(1)</script>&"<b>记录</b>',
  17: '@SUM(A1:A9) 收支表 🙂',
  19: '-1+2 党费收缴记录',
};

const oddPaths: Readonly<Record<number, string>> = {
  0: '东沟村/会议.docx',
  1: '东沟村/会议.DOCX',
  22: 'a'.repeat(90) + '/' + '很长的文件夹名称'.repeat(12) + '/' + '材料'.repeat(60) + '.pdf',
  28: '东沟村/换行\n名字.doc',
  45: '东沟村/CON.docx',
  57: '东沟村/\u202Egnp.exe 100%. .txt',
  68: '待定/aux',
  91: '待定/AUX',
};

function finding(index: number, items: readonly ReportItem[]): ReportFinding {
  const family = (['gap', 'minutes', 'backfill', 'decision', 'development'] as const)[index % 5]!;
  const rule = ({ gap: 'G101', minutes: 'M106', backfill: 'B301', decision: 'V101', development: 'D103' } as const)[family];
  const paths = family === 'gap' ? [] : [items[(index * 7) % items.length]!.path, ...(family === 'backfill' ? [items[(index * 11 + 1) % items.length]!.path] : [])];
  return {
    id: `f${index}`,
    key: `k${index}`,
    rule,
    family,
    severity: (['high', 'medium', 'low', 'info'] as const)[index % 4]!,
    branch: index % 19 === 18 ? null : branches[index % 3]!,
    ...(family === 'gap' ? { period: ['2025-Q3', '2025-07', '2025'][index % 3]! } : { date: '2025-03-05' as CalendarDate }),
    paths,
    persons: index % 3 === 0 ? [people[index % 6]!] : [],
    title: family === 'gap' ? '缺第三季度支部党员大会记录' : family === 'backfill' ? '两份记录的正文高度相同' : '只有学习内容，没有讨论和发言',
    explanation: '在“会议内容”一段中读到学习文件的标题和全文摘抄，约占正文的百分之九十二；没有读到任何一位到会人员的发言，也没有读到讨论的结论、决定或者分工安排。按照会议记录的一般要求，学习之后应当结合本村实际进行讨论，并把讨论的主要意见记下来。',
    evidence: family === 'gap' ? [] : paths.map((path) => ({ path, quote: '会议组织全体党员学习了有关文件，大家纷纷表示要认真贯彻落实。' })),
    basis: '《中国共产党支部工作条例（试行）》第十三条',
    basisVerified: index % 2 === 0,
    innocent: family === 'gap' ? [] : ['两次会议学习了同一份文件，记录人照录了文件内容', '记录使用了同一份模板'],
    clearedBy: '提供会议原始手写记录、签到表或照片；补充讨论情况的说明',
    ...(family === 'backfill' ? { strength: (['weak', 'moderate', 'strong'] as const)[index % 3]! } : {}),
  };
}

function coverageOf(branch: string, year: number, items: readonly ReportItem[]): readonly Coverage[] {
  const states = ['met', 'met', 'missing', 'met', 'unknown', 'met', 'not-applicable'] as const;
  const periods = (obligation: string): readonly string[] =>
    ['G102', 'G105'].includes(obligation)
      ? Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
      : ['G101', 'G104'].includes(obligation)
        ? [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
        : [String(year)];
  return ['G101', 'G102', 'G104', 'G105', 'G106', 'G107', 'G108'].flatMap((obligation, row) =>
    periods(obligation).map((period, column): Coverage => {
      const state = year === 2025 && column > 9 ? 'not-due' : states[(row + column + branch.length) % states.length]!;
      return { branch, year, obligation, period, state, paths: state === 'met' ? [items[(row * 5 + column) % items.length]!.path] : [] };
    }),
  );
}

function eventLines(count: number): { readonly lines: readonly string[]; readonly head: string } {
  let head = chainStart;
  const lines: string[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const event: LibraryEvent = { seq, at: `2026-01-15T08:0${seq % 10}:00.000Z`, actor: '张文书', action: 'import-batch', what: `第${seq}批`, before: null, after: { files: seq } };
    const hash = chainHash(event, head, sha);
    lines.push(chainLine({ ...event, previous: head, hash }));
    head = hash;
  }
  return { lines, head };
}

const ledgers: Pick<BundleInput, 'rectification' | 'evidenceLedger' | 'cases'> = {
  rectification: [
    {
      branch: branches[0]!, source: '自查', raisedOn: '2026-01-10' as CalendarDate, category: '组织生活', problem: '第三季度没有支部党员大会记录', basis: 'G101', goal: '说明情况', measures: '核实是否召开，找到原始记录后归档', leader: '周玉兰', unit: branches[0]!, responsible: '孙大海',
      dueOn: '2026-02-28' as CalendarDate, progress: '进行中', completedOn: null, evidence: [], closeRequested: '', checked: '', closedBy: '', lookBack: '', note: '+86 联系村文书',
    },
  ],
  evidenceLedger: [],
  cases: [],
};
