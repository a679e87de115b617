import type { Scheme } from '../model/scheme.ts';
import type { StandardItem, StandardPack } from '../rules/rulebookShape.ts';

/** One fault of a table that is to become a standard pack: where, and what is wrong. Rows and columns as a sheet counts them. */
export interface TableFault {
  readonly row: number;
  readonly column: string;
  readonly fault: string;
}

export type StandardTableReading = { readonly pack: StandardPack } | { readonly faults: readonly TableFault[] };

type Column = 'domain' | 'aspect' | 'id' | 'name' | 'requirement' | 'criteria' | 'frequency' | 'materials' | 'category' | 'responsible';

const columns: Readonly<Record<Column, { readonly header: string; readonly pattern: RegExp; readonly required: boolean }>> = {
  domain: { header: '领域', pattern: /^领域/, required: false },
  aspect: { header: '方面', pattern: /^方面/, required: true },
  id: { header: '项号', pattern: /^(?:项号|序号|编号)/, required: true },
  name: { header: '标准名称', pattern: /^(?:标准)?名称|^标准项/, required: true },
  requirement: { header: '具体要求', pattern: /^(?:具体)?要求/, required: true },
  criteria: { header: '评分/达标条件', pattern: /评分|达标条件/, required: false },
  frequency: { header: '频次', pattern: /^频次|^周期/, required: true },
  materials: { header: '应有印证资料(类型×数量)', pattern: /印证资料|印证材料/, required: true },
  category: { header: '关联八大类码', pattern: /类码|类别/, required: false },
  responsible: { header: '责任人', pattern: /^责任人/, required: false },
};

const frequencies: readonly (readonly [RegExp, StandardItem['frequency']])[] = [
  [/^每?月/, 'month'], [/季/, 'quarter'], [/半年/, 'halfYear'], [/^每?届|换届/, 'term'], [/^每?年|年度/, 'year'], [/一次性|长期|^一次$/, 'once'], [/发生|按需|及时|随时|不定期/, 'asNeeded'],
];

/**
 * Reads a table with the columns of domain.md §6.1 as a standard pack. Kinds of material are named as in the scheme
 * (党员名册×1；支部党员大会记录×4); without a number one is meant.
 *
 * @param rows the sheet, row by row; the header may stand below a title
 * @returns the pack, or every fault with row and column
 */
export function standardTable(rows: readonly (readonly string[])[], scheme: Scheme, named: { readonly id: string; readonly name: string; readonly edition: string; readonly source: string }): StandardTableReading {
  const headerRow = rows.findIndex((row) => row.some((cell) => columns.requirement.pattern.test(clean(cell))) && row.some((cell) => columns.materials.pattern.test(clean(cell))));
  if (headerRow < 0) return { faults: [{ row: 1, column: '', fault: `没有找到表头。应有：${Object.values(columns).map(({ header }) => header).join('、')}` }] };
  const places = columnPlaces(rows[headerRow]!);
  const absent = (Object.keys(columns) as Column[]).filter((column) => columns[column].required && places[column] === undefined);
  if (absent.length > 0) return { faults: absent.map((column) => ({ row: headerRow + 1, column: columns[column].header, fault: '缺少这一列' })) };
  const reader = tableReader(scheme);
  const faults: TableFault[] = [];
  const standards: StandardItem[] = [];
  const seen = new Map<string, number>();
  // Merged cells of 领域 and 方面 come empty below the first row.
  const above: Record<'domain' | 'aspect', string> = { domain: '', aspect: '' };
  for (const [index, cells] of rows.entries()) {
    if (index <= headerRow || cells.every((cell) => clean(cell) === '')) continue;
    const of = (column: Column) => (places[column] === undefined ? '' : clean((cells[places[column]] ?? '').replaceAll('\n', column === 'materials' ? ';' : '')));
    for (const column of ['domain', 'aspect'] as const) above[column] = of(column) || above[column];
    const fail = (column: Column, fault: string) => void faults.push({ row: index + 1, column: columns[column].header, fault });
    const item = reader((column) => (column === 'domain' || column === 'aspect' ? above[column] : of(column)), fail);
    if (!item) continue;
    const first = seen.get(item.id);
    if (first !== undefined) fail('id', `项号“${item.id}”与第 ${first} 行重复`);
    seen.set(item.id, index + 1);
    standards.push(item);
  }
  if (faults.length === 0 && standards.length === 0) faults.push({ row: headerRow + 1, column: '', fault: '表头下面没有标准项' });
  if (faults.length > 0) return { faults };
  return { pack: { content: 'standard-pack', ...named, domain: above.domain || '未注明', example: false, standards } };
}

function columnPlaces(header: readonly string[]): Partial<Record<Column, number>> {
  const places: Partial<Record<Column, number>> = {};
  for (const [place, cell] of header.entries()) {
    const column = (Object.keys(columns) as Column[]).find((name) => places[name] === undefined && columns[name].pattern.test(clean(cell)));
    if (column) places[column] = place;
  }
  return places;
}

function tableReader(scheme: Scheme): (of: (column: Column) => string, fail: (column: Column, fault: string) => void) => StandardItem | null {
  const kinds = new Map(scheme.kinds.flatMap((kind) => [kind.name, kind.id, ...kind.titles].map((name): [string, string] => [clean(name), kind.id])));
  const categoryOf = new Map(scheme.kinds.map(({ id, category }) => [id, category]));
  const categories = new Set(scheme.categories.map(({ code }) => code));
  return (of, fail) => {
    let sound = true;
    const wrong = (column: Column, fault: string) => {
      sound = false;
      fail(column, fault);
    };
    for (const column of ['aspect', 'id', 'name', 'requirement', 'frequency', 'materials'] as const) if (of(column) === '') wrong(column, '不能为空');
    if (of('id').includes('/')) wrong('id', '不能含有“/”');
    const frequency = frequencies.find(([pattern]) => pattern.test(of('frequency')))?.[1];
    if (of('frequency') !== '' && !frequency) wrong('frequency', `“${of('frequency')}”看不懂。应为每月、每季度、每半年、每年、每届、一次性、发生时之一`);
    const materials = of('materials') === '' ? [] : of('materials').split(/[;、,]/).filter(Boolean).map((part) => {
      const [, name = '', count = '1'] = /^(.*?)(?:[×xX*＊]\s*(\d+))?(?:份|次|件)?$/.exec(part.trim()) ?? [];
      const kind = kinds.get(clean(name));
      if (!kind) wrong('materials', `分类方案中没有名为“${name}”的文件种类`);
      if (Number(count) < 1) wrong('materials', `“${part}”的数量应至少为 1`);
      return { kinds: [kind ?? ''], count: Number(count) };
    });
    const category = of('category').match(/\d{1,2}/)?.[0].padStart(2, '0') ?? categoryOf.get(materials[0]?.kinds[0] ?? '') ?? '';
    if (sound && !categories.has(category)) wrong('category', `分类方案中没有类别“${of('category')}”`);
    if (!sound || !frequency) return null;
    const [criteria, responsible] = [of('criteria'), of('responsible')];
    return {
      id: of('id'), aspect: of('aspect'), name: of('name'), requirement: of('requirement'), ...(criteria === '' ? {} : { criteria }), frequency, materials, category,
      ...(responsible === '' ? {} : { responsible }), reported: true, status: 'local',
    };
  };
}

function clean(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').trim();
}
