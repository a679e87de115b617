import { Tree } from 'antd';
import type { TreeDataNode } from 'antd';
import { useMemo, useState, type DragEvent, type ReactNode } from 'react';
import type { ItemDecision } from '../../../shared/contract/itemCalls.ts';
import { statusLabel } from '../../../shared/presentation/labels.ts';
import { useCall } from '../../client/useCall.ts';
import { everythingFiled, type ArchiveFilter } from './useArchiveFilter.ts';

interface PlaceTreeProps {
  readonly filter: ArchiveFilter;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly onChoose: (changed: Partial<ArchiveFilter>) => void;
  /** Rows were dropped on a place. */
  readonly onDrop: (decision: ItemDecision | 'out') => void;
}

/** What a place of the tree shows, and what it makes of rows dropped on it. */
interface TreePlace {
  readonly show: Partial<ArchiveFilter>;
  readonly drop: ItemDecision | 'out' | null;
}

/** Branch → year → category, with how many there are, and what is not filed. */
export function PlaceTree({ filter, categories, onChoose, onDrop }: PlaceTreeProps) {
  const { data: places } = useCall('item.places', {});
  const { data: counts } = useCall('item.counts', {});
  const { nodes, byKey } = useMemo(() => treeOf(places ?? [], categories, counts), [places, categories, counts]);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const selected = keyOf(filter);
  const expanded = useMemo(() => [...new Set([...opened, ...ancestors(filter)])], [opened, filter]);
  return (
    <Tree blockNode showLine={false} treeData={nodes} selectedKeys={[selected]} expandedKeys={[...expanded]} aria-label="档案的位置" style={{ padding: 4 }}
      onExpand={(keys) => setOpened(keys.map(String))}
      onSelect={(_, { node }) => {
        const place = byKey.get(String(node.key));
        if (place) onChoose({ ...everythingFiled, text: filter.text, ...place.show });
      }}
      titleRender={(node) => <DropTitle place={byKey.get(String(node.key)) ?? null} onDrop={onDrop}>{node.title as ReactNode}</DropTitle>}
    />
  );
}

function DropTitle({ place, onDrop, children }: { readonly place: TreePlace | null; readonly onDrop: (decision: ItemDecision | 'out') => void; readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  const decision = place?.drop ?? null;
  if (decision === null) return children;
  const accept = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <span onDragOver={accept} onDragLeave={() => setOver(false)} style={over ? { outline: '2px solid #a8322a', borderRadius: 3 } : undefined}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(decision);
      }}
    >
      {children}
    </span>
  );
}

function treeOf(places: readonly { readonly branch: string | null; readonly year: number | null; readonly category: string | null; readonly count: number }[], categories: PlaceTreeProps['categories'], counts: { readonly byStatus: Readonly<Record<string, number>>; readonly removed: number } | undefined) {
  const byKey = new Map<string, TreePlace>();
  const node = (show: Partial<ArchiveFilter>, drop: TreePlace['drop'], title: string, count: number | undefined, children?: TreeDataNode[]): TreeDataNode => {
    const key = keyOf({ ...everythingFiled, ...show });
    byKey.set(key, { show, drop });
    return { key, title: <>{title} <span className="muted figure">{count ?? ''}</span></>, ...(children ? { children } : { isLeaf: true }) };
  };
  const sum = (rows: typeof places) => rows.reduce((total, { count }) => total + count, 0);
  const named = new Map(categories.map(({ code, name }) => [code, name]));
  const branches = [...Map.groupBy(places, ({ branch }) => branch ?? '')].map(([branch, ofBranch]) =>
    node({ branch }, { branch }, branch, sum(ofBranch), [...Map.groupBy(ofBranch, ({ year }) => year)].sort(([a], [b]) => (b ?? 0) - (a ?? 0)).flatMap(([year, ofYear]) =>
      year === null ? [] : [node({ branch, year }, { branch, year }, `${year} 年`, sum(ofYear), ofYear.flatMap(({ category, count }) =>
        category === null ? [] : [node({ branch, year, category }, { branch, year, category }, `${category} ${named.get(category) ?? ''}`, count)]))])),
  );
  const { byStatus, removed } = counts ?? { byStatus: {}, removed: 0 };
  const nodes = [
    node({}, null, '全部档案', byStatus['filed']),
    ...branches,
    node({ view: 'needs-review' }, null, statusLabel('needs-review'), byStatus['needs-review']),
    node({ view: 'duplicate' }, null, statusLabel('duplicate'), byStatus['duplicate']),
    node({ view: 'unreadable' }, null, statusLabel('unreadable'), byStatus['unreadable']),
    node({ view: 'removed' }, 'out', '已移出', removed),
    node({ view: 'all' }, null, '全部文件', undefined),
  ];
  return { nodes, byKey };
}

function keyOf({ view, branch, year, category }: ArchiveFilter): string {
  return JSON.stringify([view, branch, year, category]);
}

function ancestors(filter: ArchiveFilter): readonly string[] {
  if (filter.branch === null) return [];
  const branch = keyOf({ ...filter, year: null, category: null });
  return filter.year === null ? [] : filter.category === null ? [branch] : [branch, keyOf({ ...filter, category: null })];
}
