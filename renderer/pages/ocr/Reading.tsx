import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { FieldToConfirm } from '../../../shared/contract/ocrCalls.ts';
import { fieldLabel } from '../../../shared/presentation/itemFields.ts';
import { ReadAgain } from '../../parts/ReadAgain.tsx';
import { PageCrop } from './PageCrop.tsx';

interface ReadingProps {
  readonly field: FieldToConfirm;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  readonly onRight: () => void;
  readonly onWrong: () => void;
  readonly onCorrect: (correction: string) => void;
  /** The whole record reads as it stands. */
  readonly onRecord: () => void;
}

/** One reading under the picture of its line: right, wrong, or what it really says. */
export function Reading({ field, editing, onEdit, onRight, onWrong, onCorrect, onRecord }: ReadingProps) {
  const [text, setText] = useState(field.raw);
  const correct = () => {
    if (text.trim() !== '') onCorrect(text.trim());
  };
  return (
    <div className="confirm-work">
      <PageCrop field={field} show="lines" />
      <section className="panel">
        <h2>{fieldLabel(field.field)}</h2>
        {editing ? (
          <Space.Compact block>
            <Input aria-label={`${fieldLabel(field.field)}实际写的是`} autoFocus size="large" maxLength={500} value={text} onChange={({ target }) => setText(target.value)} onPressEnter={correct} onKeyDown={({ key }) => key === 'Escape' && onEdit(false)} />
            <Button size="large" type="primary" disabled={text.trim() === ''} onClick={correct}>保存</Button>
            <Button size="large" onClick={() => onEdit(false)}>取消</Button>
          </Space.Compact>
        ) : <div className="confirm-reading">{field.raw}</div>}
        <p className="muted" style={{ margin: '8px 0' }}>整行读作：{field.lines.map(({ text: line }) => line).join('')}</p>
        <p className="muted figure" style={{ margin: '8px 0' }}>识别把握 {Math.round(field.confidence * 100)}%。确认后这一整行视为已核对；整份记录逐行对照过，可以一次确认。未确认的内容不用于核疑。</p>
        <div className="confirm-keys">
          <Button type="primary" onClick={onRight}>正确（Enter）</Button>
          <Button onClick={() => onEdit(true)}>修改（E）</Button>
          <Button onClick={onWrong}>{field.misread ? '取消“有误”（X）' : '有误，先放着（X）'}</Button>
          <Button onClick={onRecord}>整份记录都正确（W）</Button>
          <ReadAgain itemId={field.itemId} page={field.lines[0]?.page ?? 1} />
        </div>
      </section>
      <p className="muted" style={{ margin: 0, overflowWrap: 'anywhere' }}>{field.path}　第 {field.lines[0]?.page ?? 1} 页</p>
    </div>
  );
}
