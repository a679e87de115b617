import { Tabs } from 'antd';
import { useAddress } from '../../parts/address.tsx';
import { BranchesTab } from './BranchesTab.tsx';
import { CalendarTab } from './CalendarTab.tsx';
import { ComputerTab } from './ComputerTab.tsx';
import { DataTab } from './DataTab.tsx';
import { EventsTab } from './EventsTab.tsx';
import { FixityTab } from './FixityTab.tsx';
import { ProtectionTab } from './ProtectionTab.tsx';
import { RulesTab } from './RulesTab.tsx';
import { SchemeTab } from './SchemeTab.tsx';
import { SensitivityTab } from './SensitivityTab.tsx';
import { TasksTab } from './TasksTab.tsx';
import { TermsTab } from './TermsTab.tsx';

/** 设置: the county's own ways, and what the program keeps. The tab is in the address, so that help and other screens can lead to it. */
export function SettingsPage() {
  const address = useAddress();
  const tab = address.get('tab') ?? 'branches';
  return (
    <div className="page">
      <div className="page-head" style={{ marginBottom: 0 }}><h1>设置</h1></div>
      <Tabs activeKey={tab} onChange={(key) => address.set({ tab: key })} destroyOnHidden tabPlacement="start" className="settings-tabs"
        items={[
          { key: 'branches', label: '乡镇与支部', children: <BranchesTab /> },
          { key: 'scheme', label: '分类方案', children: <SchemeTab /> },
          { key: 'rules', label: '规则与时限', children: <RulesTab /> },
          { key: 'sensitivity', label: '灵敏度', children: <SensitivityTab /> },
          { key: 'terms', label: '词表', children: <TermsTab /> },
          { key: 'tasks', label: '重点工作', children: <TasksTab /> },
          { key: 'calendar', label: '日历', children: <CalendarTab /> },
          { key: 'data', label: '标准包与数据', children: <DataTab /> },
          { key: 'events', label: '事件记录', children: <EventsTab /> },
          { key: 'fixity', label: '备份与完好', children: <FixityTab /> },
          { key: 'protection', label: '口令', children: <ProtectionTab /> },
          { key: 'computer', label: '本机', children: <ComputerTab /> },
        ]}
      />
    </div>
  );
}
