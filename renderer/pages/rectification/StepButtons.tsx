import { Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { rectificationSteps, stepsFrom, type Rectification, type RectificationStep } from '../../../shared/ledgers/rectification.ts';
import { addDays, parseCalendarDate, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import { useAction } from '../../client/useCall.ts';
import { DayInput } from '../../parts/DayInput.tsx';

const textLabels = { opinion: '核验意见', reason: '理由' } as const;
const forward: ReadonlySet<RectificationStep> = new Set(['claim', 'start', 'requestClose', 'accept', 'close', 'lookBack']);

/** The steps that are open from here; each asks for what it needs, the backend has the last word. */
export function StepButtons({ entry, today }: { readonly entry: Rectification; readonly today: CalendarDate }) {
  const [asking, setAsking] = useState<RectificationStep | null>(null);
  const take = useAction('rectification.step');
  const begin = (step: RectificationStep) => {
    if (rectificationSteps[step].text === null && step !== 'close') take.mutate({ id: entry.id, step, text: '', lookBackOn: null });
    else setAsking(step);
  };
  return (
    <Flex gap={8} wrap>
      {stepsFrom(entry.state).map((step) => (
        <Button key={step} size="small" type={forward.has(step) ? 'primary' : 'default'} loading={take.isPending && take.variables.step === step} onClick={() => begin(step)}>{rectificationSteps[step].label}</Button>
      ))}
      {asking ? <StepDialog key={asking} step={asking} today={today} busy={take.isPending} onClose={() => setAsking(null)} onTake={(text, lookBackOn) => take.mutate({ id: entry.id, step: asking, text, lookBackOn }, { onSuccess: () => setAsking(null) })} /> : null}
    </Flex>
  );
}

interface StepDialogProps {
  readonly step: RectificationStep;
  readonly today: CalendarDate;
  readonly busy: boolean;
  readonly onTake: (text: string, lookBackOn: CalendarDate | null) => void;
  readonly onClose: () => void;
}

function StepDialog({ step, today, busy, onTake, onClose }: StepDialogProps) {
  const [text, setText] = useState('');
  const [lookBackOn, setLookBackOn] = useState<string>(addDays(today, 90));
  const { label, text: asked } = rectificationSteps[step];
  return (
    <Modal title={label} open okText={label} confirmLoading={busy} okButtonProps={{ disabled: asked !== null && text.trim() === '' }} onCancel={onClose} onOk={() => onTake(text, step === 'close' ? parseCalendarDate(lookBackOn) : null)} width={460}>
      <label htmlFor="step-text">{asked ? textLabels[asked] : '说明（可不填）'}</label>
      <Input.TextArea id="step-text" autoFocus autoSize={{ minRows: 2, maxRows: 6 }} value={text} maxLength={2000} onChange={({ target }) => setText(target.value)} />
      {step === 'close' ? (
        <div style={{ marginTop: 8 }}>
          <label htmlFor="step-look-back">回头看日期</label>
          <div><DayInput id="step-look-back" width={160} value={lookBackOn} onChange={setLookBackOn} /></div>
        </div>
      ) : null}
    </Modal>
  );
}
