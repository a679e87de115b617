import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Empty, Input, Skeleton, Tabs } from 'antd';
import { useCallback, useState } from 'react';
import { findTopics } from '../../../shared/help/help.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { PrintPaper } from '../../parts/PrintPaper.tsx';
import { Blocks } from './Blocks.tsx';
import { FormList } from './FormList.tsx';
import { Guide } from './Guide.tsx';

/** F1: help beside the screen one is at, searchable, offline; the guide and blank forms to print. */
export function HelpDrawer({ page, open, onClose }: { readonly page: string; readonly open: boolean; readonly onClose: () => void }) {
  const { data, error } = useCall('help.read', {}, open);
  const [question, setQuestion] = useState('');
  const [printing, setPrinting] = useState(false);
  const endPrint = useCallback(() => setPrinting(false), []);
  const here = data?.topics.find((topic) => topic.page === page);
  const others = data?.topics.filter((topic) => topic !== here) ?? [];
  const shown = question.trim() === '' ? (here ? [here, ...others] : others) : findTopics(data?.topics ?? [], question);
  return (
    <Drawer title="帮助" open={open} onClose={onClose} size={480} destroyOnHidden extra={<Button icon={<PrinterOutlined />} disabled={!data} onClick={() => setPrinting(true)}>打印两页指南</Button>}>
      {error ? <Alert type="error" title={errorText(error)} /> : null}
      <Tabs
        items={[
          {
            key: 'topics',
            label: '帮助',
            children: (
              <>
                <Input.Search aria-label="查找帮助" placeholder="查找，如：补录、销号、备份" autoFocus allowClear value={question} onChange={({ target }) => setQuestion(target.value)} />
                {data ? null : <Skeleton active />}
                {data && shown.length === 0 ? <Empty description="没有找到。换个词试试。" style={{ marginTop: 24 }} /> : null}
                {shown.map((topic) => (
                  <article key={topic.id} style={{ borderBottom: '1px solid #e4e0da', padding: '10px 0' }}>
                    <h2 style={{ fontSize: 15, margin: '0 0 4px' }}>{topic.title}{topic === here && question === '' ? <span className="muted" style={{ fontWeight: 400, fontSize: 14 }}>　当前页面</span> : null}</h2>
                    <Blocks blocks={topic.blocks} />
                  </article>
                ))}
              </>
            ),
          },
          { key: 'forms', label: '空白表单', children: <FormList /> },
        ]}
      />
      {printing && data ? <PrintPaper onDone={endPrint}><Guide guide={data.guide} /></PrintPaper> : null}
    </Drawer>
  );
}
