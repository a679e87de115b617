/** The names inside a bundle's `data/` folder (interface.md, The bundle). */
export const bundleNames = {
  readingPage: '打开我.html',
  readingData: '阅读数据',
  inspectionReport: '检查报告.pdf',
  catalogue: '归档文件目录.pdf',
  labels: '盒脊和标签.pdf',
  properties: '四性检测报告.pdf',
  /** A folder: one book for each category, where that was asked for. */
  merged: '合并PDF',
  workbook: '台账.xlsx',
  report: 'report.json',
  events: 'events.jsonl',
  /** In a redacted bundle, in place of `events` and of the originals. */
  redactedEvents: 'events-redacted.jsonl',
  originalsList: '未随附原件.csv',
} as const;

/** Beside `data/`, among the tag files: it names the hash of the manifest, so the manifest cannot list it. */
export const receiptName = '交接单.pdf';

/** The sheets of 台账.xlsx in their order. */
export const sheetNames = ['归档文件目录', '三会一课覆盖表', '发展党员进度', '缺项清单', '疑点清单', '整改销号台账', '印证资料台账', '文件清单', '先前的决定', '核验信息'] as const;

export type SheetName = (typeof sheetNames)[number];
