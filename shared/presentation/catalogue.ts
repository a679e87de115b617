import type { Report, ReportItem } from '../model/report.ts';
import type { RetentionPeriod } from '../model/scheme.ts';
import { branchNames, branchOf } from './overview.ts';
import { fieldText } from './itemFields.ts';

/** One line of 归档文件目录, in the columns of DA/T 22—2015 §6.2 (domain.md §7.1). */
export interface CatalogueEntry {
  /** 1-based within its group. */
  readonly number: number;
  readonly item: ReportItem;
  readonly archiveNo: string;
  readonly documentNo: string;
  readonly responsible: string;
  readonly title: string;
  /** `YYYYMMDD`, or what is known of it; empty where undated. */
  readonly date: string;
  readonly secrecy: string;
  readonly pages: number | null;
  readonly note: string;
}

/** The filed items of one branch, year, retention period and category. */
export interface CatalogueGroup {
  readonly branch: string;
  readonly year: number | null;
  readonly retention: RetentionPeriod | null;
  readonly category: string | null;
  readonly entries: readonly CatalogueEntry[];
}

/** How the numbers of pages are to be read; below the catalogue. */
export const pagesText = '页数：PDF、OFD 和图片按文件实数；Word、WPS 文件取文件属性所载，为最后一次保存时的数，未逐份核对；不能确定的空着。';

/** The headers of 归档文件目录 in the order that DA/T 22—2015 gives. */
export const catalogueHeaders = ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'] as const;

const retentionOrder: readonly (RetentionPeriod | null)[] = ['永久', '30年', '10年', null];

/** All filed items by branch, year, retention period and category, each group in the order of its archive numbers. */
export function catalogueGroups(report: Report): readonly CatalogueGroup[] {
  const order = new Map(branchNames(report).map((branch, index) => [branch, index]));
  const filed = report.items.filter((item) => item.status === 'filed');
  const groups = Map.groupBy(filed, (item) => [branchOf(item), item.year ?? '', item.retention ?? '', item.category ?? ''].join('\u0000'));
  return [...groups.values()].map(groupOf).sort(
    (a, b) =>
      (order.get(a.branch) ?? 0) - (order.get(b.branch) ?? 0) ||
      (a.year ?? 9999) - (b.year ?? 9999) ||
      retentionOrder.indexOf(a.retention) - retentionOrder.indexOf(b.retention) ||
      compareText(a.category ?? '~', b.category ?? '~'),
  );
}

/** The name of a category with its code: 04 组织生活; 类别未定 where there is none. */
export function categoryLabel(report: Report, code: string | null): string {
  if (code === null) return '类别未定';
  const category = report.scheme.categories.find((candidate) => candidate.code === code);
  return category ? `${code} ${category.name}` : code;
}

/** What DA/T 22 puts in the remarks: attachment, uncertain filing. */
function noteOf(item: ReportItem): string {
  return [item.attachedTo === null ? '' : '会议附件', item.alsoIn.length > 0 ? `另见 ${item.alsoIn.join('、')} 类` : '', ...(item.lateRecord ?? [])].filter(Boolean).join('；');
}

function groupOf(items: readonly ReportItem[]): CatalogueGroup {
  const sorted = items.toSorted((a, b) => compareText(a.archiveNo ?? '~', b.archiveNo ?? '~') || compareText(a.path, b.path));
  const first = sorted[0]!;
  return {
    branch: branchOf(first),
    year: first.year,
    retention: first.retention,
    category: first.category,
    entries: sorted.map((item, index) => ({
      number: index + 1,
      item,
      archiveNo: item.archiveNo ?? '',
      documentNo: fieldText(item.fields['documentNumber']),
      responsible: fieldText(item.fields['organisation']) || (item.branch ?? ''),
      title: titleOf(item),
      date: item.date?.replaceAll('-', '') ?? (item.year === null ? '' : String(item.year)),
      secrecy: fieldText(item.fields['secrecy']),
      pages: item.pages,
      note: noteOf(item),
    })),
  };
}

/** An item's title; a file without one is known by its name, in the brackets that DA/T 22 asks for. */
export function titleOf(item: ReportItem): string {
  return item.title ?? `[${(item.path.split('/').at(-1) ?? item.path).replace(/\.[A-Za-z0-9]{1,10}$/, '')}]`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
