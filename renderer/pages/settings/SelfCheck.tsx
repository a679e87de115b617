import { Alert, Button, Flex, Table } from 'antd';
import { useState } from 'react';
import type { SelfCheckResult, SensitivitySetting } from '../../../shared/contract/sensitivityCalls.ts';
import { sensitivityLabels, sensitivitySteps } from '../../../shared/rules/sensitivityShape.ts';
import { useAction } from '../../client/useCall.ts';
import { useLatestJob, useRunningJob } from '../../client/useJobs.ts';
import { JobState } from '../../parts/JobState.tsx';

type Book = SensitivitySetting['books'][number];

const keyOf = ({ branch, year }: Pick<Book, 'branch' | 'year'>) => `${branch} ${year}`;

/** Books that a person knows to be honest, and what every step would say of them. */
export function SelfCheck({ books }: { readonly books: readonly Book[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const check = useAction('sensitivity.check');
  const running = useRunningJob();
  const job = useLatestJob('selfCheck');
  const begin = () => check.mutate({ books: books.filter((book) => chosen.has(keyOf(book))).map(({ branch, year }) => ({ branch, year })) });
  return (
    <section aria-label="自测">
      <Flex gap={12} align="center" style={{ marginBottom: 8 }}>
        <strong>自测</strong>
        <span className="muted">勾选您确知按时形成、内容属实的记录本（例如您当时在场的）。</span>
        <span style={{ flex: 1 }} />
        <Button type="primary" disabled={chosen.size === 0 || running !== null} onClick={begin}>用所选 {chosen.size} 本自测</Button>
      </Flex>
      <Flex gap={12} align="start">
        <Table<Book> size="small" style={{ width: 360 }} rowKey={keyOf} dataSource={[...books]} pagination={false} scroll={{ y: 260 }} locale={{ emptyText: '还没有已归档的会议记录。' }}
          rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(new Set(keys.map(String))), getCheckboxProps: (book) => ({ 'aria-label': `选择 ${keyOf(book)}` }) }}
          columns={[{ title: '支部', dataIndex: 'branch', ellipsis: true }, { title: '年度', dataIndex: 'year', width: 64, className: 'figure' }, { title: '记录', dataIndex: 'records', width: 60, align: 'right', className: 'figure' }]}
        />
        <div aria-live="polite" style={{ flex: 1, minWidth: 0 }}>
          <JobState job={job}>{job?.result?.kind === 'selfCheck' ? <Result checked={job.result.checked} /> : null}</JobState>
        </div>
      </Flex>
    </section>
  );
}

interface Line {
  readonly name: string;
  readonly counts: readonly string[];
  readonly examples: readonly { readonly title: string; readonly path: string }[];
}

function Result({ checked: { books, records, steps, writing } }: { readonly checked: SelfCheckResult }) {
  const rules = new Map(sensitivitySteps.flatMap((step) => steps[step].rules.map(({ rule, name }) => [rule, name] as const)));
  const lines = [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, name]): Line => {
    const found = sensitivitySteps.map((step) => steps[step].rules.find((one) => one.rule === rule));
    return {
      name: `${rule} ${name}`,
      counts: found.map((one) => (one ? `${one.count}${one.strong + one.moderate > 0 ? `（强 ${one.strong}，中 ${one.moderate}）` : ''}` : '0')),
      examples: found.flatMap((one) => one?.examples ?? []).filter(({ title, path }, index, all) => all.findIndex((other) => other.title === title && other.path === path) === index),
    };
  });
  const quiet = steps.standard.doubts === 0;
  return (
    <Flex vertical gap={8}>
      <Alert type={quiet ? 'success' : 'info'} showIcon title={`${books.length} 本、${records} 份记录：“少报”提示 ${steps.cautious.doubts} 条疑点，“标准” ${steps.standard.doubts} 条，“细查” ${steps.close.doubts} 条。`}
        description={quiet ? '出厂的“标准”没有误报，可以不改。' : '这些记录既然属实，提示的都是误报。看看是哪几项、程度多高：只有“弱”的，核实一下即可；有“中”“强”的，可改用“少报”，或在“规则与时限”里停用那一项。'} />
      {writing ? <span className="muted">其中 {writing.pages} 页是手写的，同一记录人两页之间的字迹最多相差 {writing.distance}。保存档次后，“同一记录人名下的字迹前后差别较大”以它为界：超过的才提示。</span> : null}
      <Table<Line> size="small" rowKey="name" dataSource={lines} pagination={false} locale={{ emptyText: '三档都没有提示疑点。' }}
        expandable={{ expandedRowRender: ({ examples }) => <ul style={{ margin: 0, paddingInlineStart: 18 }}>{examples.map(({ title, path }) => <li key={`${title} ${path}`}>{title}<span className="muted">　{path}</span></li>)}</ul> }}
        columns={[{ title: '提示的检查', dataIndex: 'name', ellipsis: true }, ...sensitivitySteps.map((step, index) => ({ title: sensitivityLabels[step], key: step, width: 130, className: 'figure', render: (_: unknown, { counts }: Line) => counts[index] }))]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={2}>合并后的程度（份）</Table.Summary.Cell>
            {sensitivitySteps.map((step, index) => <Table.Summary.Cell key={step} index={index + 2}><span className="figure">弱 {steps[step].levels.weak}　中 {steps[step].levels.moderate}　强 {steps[step].levels.strong}</span></Table.Summary.Cell>)}
          </Table.Summary.Row>
        )}
      />
    </Flex>
  );
}
