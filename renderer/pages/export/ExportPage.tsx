import { Tabs } from 'antd';
import { BackupTab } from './BackupTab.tsx';
import { ExportTab } from './ExportTab.tsx';
import { HandOverTab } from './HandOverTab.tsx';
import { VerifyTab } from './VerifyTab.tsx';

/** 导出与核验: what goes out, whether a bundle is unaltered, and the library's own backup. */
export function ExportPage() {
  return (
    <div className="page">
      <div className="page-head" style={{ marginBottom: 0 }}><h1>导出与核验</h1></div>
      <Tabs
        items={[
          { key: 'export', label: '导出成果包', children: <ExportTab /> },
          { key: 'verify', label: '核验成果包', children: <VerifyTab /> },
          { key: 'backup', label: '备份与恢复', children: <BackupTab /> },
          { key: 'handOver', label: '移交与接收', children: <HandOverTab /> },
        ]}
      />
    </div>
  );
}
