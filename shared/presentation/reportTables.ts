import type { Report, ReportFinding } from '../model/report.ts';
import { catalogueGroups, catalogueHeaders, categoryLabel } from './catalogue.ts';
import { linkTo } from './bundlePaths.ts';
import { basisText, decisionText, doubtsByFamily, findingStrength, findingTime, gapsByBranch } from './findingTexts.ts';
import { bytesLabel, coverageLabel, coverageSign, familyLabel, obligationLabel, periodLabel, severityLabel, statusLabel } from './labels.ts';
import { formerDecisionsTable } from './formerDecisions.ts';
import { ledgerTables } from './ledgerTables.ts';
import type { Ledgers } from './ledgers.ts';
import { branchOf } from './overview.ts';
import { redactionTexts } from './redactionText.ts';
import { chainText, verifySteps } from './verifyText.ts';
import type { ReportTable, TableColumn, TableValue } from './reportTable.ts';

/** The tables of 台账.xlsx, in their order. `paths` tells where an item's original lies in the bundle. */
export function reportTables(report: Report, ledgers: Ledgers, paths: ReadonlyMap<string, string>, originalsHash: string): readonly ReportTable[] {
  const ledger = ledgerTables(ledgers, report, paths);
  return [catalogueTable(report, paths), coverageTable(report, paths), ledger.cases, gapTable(report), doubtTable(report, paths), ledger.rectification, ledger.evidence, fileTable(report, paths), formerDecisionsTable(report), verifyTable(report, originalsHash)];
}

function catalogueTable(report: Report, paths: ReadonlyMap<string, string>): ReportTable {
  const widths = [6, 30, 16, 26, 44, 11, 8, 7, 16];
  return {
    name: '归档文件目录',
    printed: catalogueHeaders.length,
    columns: [
      ...catalogueHeaders.map((header, index): TableColumn => ({ header, width: widths[index] ?? 12, kind: header === '序号' || header === '页数' ? 'number' : 'text' })),
      { header: '党支部', width: 20 },
      { header: '年度', width: 7, kind: 'number' },
      { header: '保管期限', width: 9 },
      { header: '类别', width: 22 },
      { header: '文件种类', width: 22 },
      { header: '来源路径', width: 40 },
      { header: '页数来源', width: 12 },
    ],
    *rows() {
      for (const group of catalogueGroups(report))
        for (const entry of group.entries)
          yield [
            entry.number, entry.archiveNo, entry.documentNo, entry.responsible, linked(entry.title, paths.get(entry.item.path)), entry.date, entry.secrecy, entry.pages, entry.note,
            group.branch, group.year, group.retention, categoryLabel(report, group.category), entry.item.kind, entry.item.path, entry.pages === null ? '' : entry.item.pagesStated ? '文件属性所载' : '文件实数',
          ];
    },
  };
}

function coverageTable(report: Report, paths: ReadonlyMap<string, string>): ReportTable {
  return {
    name: '三会一课覆盖表',
    columns: [
      { header: '党支部', width: 28 }, { header: '年度', width: 7, kind: 'number' }, { header: '事项', width: 20 }, { header: '期间', width: 16 }, { header: '标记', width: 6 }, { header: '状态', width: 9 },
      { header: '文件数', width: 8, kind: 'number' }, { header: '档号', width: 40 },
    ],
    *rows() {
      const archiveNumbers = new Map(report.items.map((item) => [item.path, item.archiveNo ?? item.path]));
      for (const cell of report.coverage) {
        const target = cell.paths.length === 1 ? paths.get(cell.paths[0] ?? '') : undefined;
        yield [cell.branch, cell.year, obligationLabel(cell.obligation), periodLabel(cell.period), coverageSign(cell.state), coverageLabel(cell.state), cell.paths.length, linked(cell.paths.map((path) => archiveNumbers.get(path) ?? path).join('\n'), target)];
      }
    },
  };
}

function gapTable(report: Report): ReportTable {
  return {
    name: '缺项清单',
    printed: 9,
    columns: [
      { header: '序号', width: 6, kind: 'number' }, { header: '党支部', width: 20 }, { header: '期间', width: 16 }, { header: '代码', width: 7 }, { header: '级别', width: 7 }, { header: '缺项', width: 28 },
      { header: '说明', width: 48 }, { header: '依据', width: 26 }, { header: '如何补正', width: 30 }, { header: '涉及文件', width: 40 }, { header: '编号', width: 18 }, { header: '决定', width: 36 },
    ],
    *rows() {
      let number = 0;
      for (const { branch, findings } of gapsByBranch(report))
        for (const finding of findings)
          yield [++number, branch, findingTime(finding), finding.rule, severityLabel(finding.severity), finding.title, finding.explanation, basisText(finding), finding.clearedBy, finding.paths.join('\n'), finding.id, decisionText(finding)];
    },
  };
}

function doubtTable(report: Report, paths: ReadonlyMap<string, string>): ReportTable {
  return {
    name: '疑点清单',
    printed: 11,
    columns: [
      { header: '序号', width: 6, kind: 'number' }, { header: '类型', width: 10 }, { header: '党支部', width: 18 }, { header: '日期或期间', width: 14 }, { header: '代码', width: 7 }, { header: '级别', width: 7 }, { header: '证明力', width: 7 },
      { header: '疑点', width: 26 }, { header: '说明', width: 46 }, { header: '可能的解释', width: 30 }, { header: '如何澄清', width: 26 }, { header: '依据', width: 30 }, { header: '涉及人员', width: 16 }, { header: '摘录', width: 40 },
      { header: '涉及文件', width: 40 }, { header: '编号', width: 18 }, { header: '决定', width: 36 },
    ],
    *rows() {
      let number = 0;
      for (const { family, branches } of doubtsByFamily(report))
        for (const { branch, findings } of branches)
          for (const finding of findings)
            yield [
              ++number, familyLabel(family), branch, findingTime(finding), finding.rule, severityLabel(finding.severity), findingStrength(finding), finding.title, finding.explanation, finding.innocent.join('\n'), finding.clearedBy,
              basisText(finding), finding.persons.join('、'), quotes(finding), linked(finding.paths.join('\n'), finding.paths.length === 1 ? paths.get(finding.paths[0] ?? '') : undefined), finding.id, decisionText(finding),
            ];
    },
  };
}

function fileTable(report: Report, paths: ReadonlyMap<string, string>): ReportTable {
  return {
    name: '文件清单',
    printed: 10,
    columns: [
      { header: '序号', width: 6, kind: 'number' }, { header: '来源路径', width: 50 }, { header: '结果', width: 9 }, { header: '党支部', width: 18 }, { header: '年度', width: 7, kind: 'number' }, { header: '日期', width: 12, kind: 'date' },
      { header: '类别', width: 22 }, { header: '文件种类', width: 22 }, { header: '题名', width: 40 }, { header: '档号', width: 30 }, { header: '保管期限', width: 9 }, { header: '把握程度', width: 9, kind: 'number' }, { header: '归类理由', width: 40 },
      { header: '说明', width: 40 }, { header: '成果包内文件', width: 50 }, { header: '字节数', width: 12, kind: 'number' }, { header: '大小', width: 11 }, { header: 'SHA-256', width: 66 },
    ],
    *rows() {
      let number = 0;
      for (const item of report.items) {
        const target = paths.get(item.path);
        const remark = [item.error?.message ?? '', item.duplicateOf === null ? '' : `与 ${item.duplicateOf} 内容相同`, item.attachedTo === null ? '' : `附属于 ${item.attachedTo}`].filter(Boolean).join('；');
        yield [
          ++number, item.path, statusLabel(item.status), item.status === 'filed' ? branchOf(item) : (item.branch ?? ''), item.year, item.date, item.category === null ? '' : categoryLabel(report, item.category), item.kind, item.title, item.archiveNo,
          item.retention, item.confidence, item.reasons.join('；'), remark, target === undefined ? '' : linked(target.split('/').at(-1) ?? target, target), item.bytes, bytesLabel(item.bytes), item.sha256,
        ];
      }
    },
  };
}

function quotes(finding: ReportFinding): string {
  return finding.evidence.map((passage) => `“${passage.quote}”`).join('\n');
}

function linked(text: string, target: string | undefined): TableValue {
  return target === undefined || text === '' ? text : { text, target: linkTo(target) };
}

/** What the workbook is held against: the chain's head and count, and the hash over the originals. */
function verifyTable(report: Report, originalsHash: string): ReportTable {
  return {
    name: '核验信息',
    columns: [{ header: '项目', width: 22 }, { header: '内容', width: 90 }],
    *rows() {
      yield ['乡镇', report.township ?? ''];
      yield ['检查日期', periodLabel(report.asOf)];
      yield ['文件个数', String(report.items.length)];
      yield ['事件个数', String(report.run.events.count)];
      yield ['事件链头', report.run.events.head];
      yield ['原件清单校验值', originalsHash];
      for (const text of redactionTexts(report)) yield ['脱敏说明', text];
      yield ['说明', chainText(report)];
      for (const { title, text, commands } of verifySteps) yield [title, [text, ...commands].join('\n')];
    },
  };
}
