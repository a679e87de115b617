import { Alert, Button, Checkbox, Flex, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useLatestJob, useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { JobState } from '../../parts/JobState.tsx';
import { ExportDone } from './ExportDone.tsx';
import { ExportFigures } from './ExportFigures.tsx';
import { noSealing, SealFields, sealingReady } from './SealFields.tsx';

/** Choose branches and years, see what goes out, write it. */
export function ExportTab() {
  const [branches, setBranches] = useState<readonly string[]>([]);
  const [years, setYears] = useState<readonly number[]>([]);
  const [redacted, setRedacted] = useState(false);
  const [merged, setMerged] = useState(false);
  const [sealing, setSealing] = useState(noSealing);
  const [picking, setPicking] = useState(false);
  const selection = { branches: [...branches], years: [...years] };
  const { data: preview, error } = useCall('export.preview', selection);
  const { data: state } = useCall('app.state', {});
  const start = useAction('export.start');
  const running = useRunningJob();
  const job = useLatestJob('export');
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!preview) return <Skeleton active />;
  const own = state?.role === 'village' ? state.ownBranch : null;
  const toggle = (year: number) => setYears(years.includes(year) ? years.filter((one) => one !== year) : [...years, year]);
  const files = Object.values(preview.byStatus).reduce((total, count) => total + count, 0);
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Flex gap={12} align="center" wrap>
        {own !== null ? <span>支部</span> : <label htmlFor="export-branches">支部</label>}
        {own !== null ? <span>{own}<span className="muted">（这台电脑设为“村”，只导出本村的）</span></span> : <Select id="export-branches" mode="multiple" style={{ minWidth: 320, flex: 1 }} maxTagCount="responsive" allowClear placeholder={`全部（${preview.branches.length} 个）`} value={[...branches]} onChange={setBranches}
          options={preview.branches.map((name) => ({ value: name, label: name }))} showSearch={{ optionFilterProp: 'label' }} />}
        <span>年度</span>
        <Flex gap={8} wrap>{preview.years.map((year) => <Checkbox key={year} checked={years.includes(year)} onChange={() => toggle(year)}>{year}</Checkbox>)}</Flex>
        {years.length === 0 ? <span className="muted">不勾选即全部</span> : null}
      </Flex>
      <ExportFigures preview={preview} chosen={own !== null || branches.length > 0 || years.length > 0} />
      <Checkbox checked={redacted} onChange={({ target }) => setRedacted(target.checked)}>脱敏：隐去身份证号、电话号码和设备编号，不附原件和照片（列出校验值）</Checkbox>
      <Checkbox checked={merged && !redacted} disabled={redacted} onChange={({ target }) => setMerged(target.checked)}>另做合并 PDF：每一类一册，封面、目录之后把记录的文字、图片和 PDF 依次排在一起，便于通读和打印（文件多时较慢）</Checkbox>
      <SealFields value={sealing} onChange={setSealing} />
      <Flex gap={12} align="center">
        <Button type="primary" disabled={running !== null || files === 0 || !sealingReady(sealing)} onClick={() => setPicking(true)}>导出成果包</Button>
        <span className="muted">成果包含原件、目录、台账、检查报告和阅读页，任何电脑都能打开，不需要安装软件。</span>
      </Flex>
      <div aria-live="polite"><JobState job={job}>{job?.result?.kind === 'export' ? <ExportDone folder={job.result.folder} encrypted={job.result.encrypted} missing={job.result.missingCharacters} /> : null}</JobState></div>
      <FolderPicker title="成果包放在哪里" open={picking} wants="save" key={`${sealing.wanted} ${redacted}`} suggestedName={`${own ?? state?.library?.township ?? ''}成果包${redacted ? '（脱敏版）' : ''}${preview.asOf.replaceAll('-', '')}${sealing.wanted ? '.zip' : ''}`} onClose={() => setPicking(false)}
        onPick={(folder) => {
          setPicking(false);
          const { wanted, password } = sealing;
          start.mutate({ ...selection, folder: wanted && !/\.zip$/i.test(folder) ? `${folder}.zip` : folder, redacted, merged: merged && !redacted, ...(wanted ? { password } : {}) });
          setSealing(noSealing);
        }} />
    </Flex>
  );
}
