import { AuditOutlined, BookOutlined, CheckSquareOutlined, DashboardOutlined, ExportOutlined, FileSearchOutlined, FolderOpenOutlined, HomeOutlined, ImportOutlined, ProfileOutlined, ScheduleOutlined, SettingOutlined, ScanOutlined, SolutionOutlined, TeamOutlined } from '@ant-design/icons';
import { lazy, type ComponentType, type ReactNode } from 'react';

/** One screen of the workplace. */
export interface Page {
  /** The hash address. */
  readonly path: string;
  readonly title: string;
  readonly icon: ReactNode;
  readonly component: ComponentType;
  /** Not in a village's own window. */
  readonly townshipOnly?: boolean;
  /** Only in a village's own window. */
  readonly villageOnly?: boolean;
  /** Only where the library has scans or photos. */
  readonly forScans?: boolean;
  /** There only to change something: not for a visitor. */
  readonly forChanges?: boolean;
}

/** The screens in the order of the menu, which is the order of the work. */
export const pages: readonly Page[] = [
  { path: '/village', title: '本村', icon: <HomeOutlined />, villageOnly: true, component: lazy(async () => ({ default: (await import('../pages/village/VillagePage.tsx')).VillagePage })) },
  { path: '/', title: '总览', icon: <DashboardOutlined />, component: lazy(async () => ({ default: (await import('../pages/overview/OverviewPage.tsx')).OverviewPage })) },
  { path: '/import', title: '导入', icon: <ImportOutlined />, forChanges: true, component: lazy(async () => ({ default: (await import('../pages/import/ImportPage.tsx')).ImportPage })) },
  { path: '/review', title: '核对', icon: <FileSearchOutlined />, forChanges: true, component: lazy(async () => ({ default: (await import('../pages/review/ReviewPage.tsx')).ReviewPage })) },
  { path: '/ocr', title: '识别确认', icon: <ScanOutlined />, forScans: true, forChanges: true, component: lazy(async () => ({ default: (await import('../pages/ocr/OcrPage.tsx')).OcrPage })) },
  { path: '/books', title: '记录本', icon: <BookOutlined />, forScans: true, forChanges: true, component: lazy(async () => ({ default: (await import('../pages/books/BooksPage.tsx')).BooksPage })) },
  { path: '/archive', title: '档案', icon: <FolderOpenOutlined />, component: lazy(async () => ({ default: (await import('../pages/archive/ArchivePage.tsx')).ArchivePage })) },
  { path: '/meetings', title: '三会一课', icon: <ScheduleOutlined />, component: lazy(async () => ({ default: (await import('../pages/meetings/MeetingsPage.tsx')).MeetingsPage })) },
  { path: '/development', title: '发展党员', icon: <TeamOutlined />, component: lazy(async () => ({ default: (await import('../pages/development/DevelopmentPage.tsx')).DevelopmentPage })) },
  { path: '/decisions', title: '议事决策', icon: <SolutionOutlined />, component: lazy(async () => ({ default: (await import('../pages/decisions/DecisionsPage.tsx')).DecisionsPage })) },
  { path: '/doubts', title: '疑点核查', icon: <AuditOutlined />, component: lazy(async () => ({ default: (await import('../pages/doubts/DoubtsPage.tsx')).DoubtsPage })) },
  { path: '/standards', title: '标准与印证', icon: <ProfileOutlined />, component: lazy(async () => ({ default: (await import('../pages/standards/StandardsPage.tsx')).StandardsPage })) },
  { path: '/rectification', title: '整改销号', icon: <CheckSquareOutlined />, component: lazy(async () => ({ default: (await import('../pages/rectification/RectificationPage.tsx')).RectificationPage })) },
  { path: '/roster', title: '名册', icon: <TeamOutlined />, component: lazy(async () => ({ default: (await import('../pages/roster/RosterPage.tsx')).RosterPage })) },
  { path: '/export', title: '导出与核验', icon: <ExportOutlined />, forChanges: true, component: lazy(async () => ({ default: (await import('../pages/export/ExportPage.tsx')).ExportPage })) },
  { path: '/settings', title: '设置', icon: <SettingOutlined />, forChanges: true, component: lazy(async () => ({ default: (await import('../pages/settings/SettingsPage.tsx')).SettingsPage })) },
];
