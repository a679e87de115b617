import type { ReportItem } from '../model/report.ts';

const labels: Readonly<Record<string, string>> = {
  title: '标题', organisation: '组织', serial: '次数', date: '日期', impossibleDate: '不存在的日期', weekday: '星期', lunarDate: '农历', startTime: '开始时间',
  endTime: '结束时间', venue: '地点', chair: '主持人', recorder: '记录人', lecturer: '讲课人', expected: '应到', present: '实到', absent: '缺席',
  entitledToVote: '有表决权', presentNames: '到会人员', absentees: '缺席人员', observers: '列席人员', topics: '议题', speeches: '发言', decisions: '决议',
  votes: '表决', studied: '学习内容', attachments: '所列附件', signatures: '签名', signedOn: '落款日期', documentNumber: '文号', ordinal: '序号',
};

/** The fields of an item as label and text, in the order in which they were read; unknown keys keep their name. */
export function describeFields(fields: ReportItem['fields']): readonly (readonly [label: string, text: string])[] {
  return Object.entries(fields)
    .map(([key, value]) => [fieldLabel(key), fieldText(value)] as const)
    .filter(([, text]) => text !== '');
}

/** The name of a field as people say it; the field's own name where there is none. */
export function fieldLabel(name: string): string {
  return labels[name] ?? name;
}

/** One field's text, whether it is a plain value, a reading with `value`, or a list of either; empty where there is none. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return '是';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(fieldText).filter(Boolean).join('、');
  if (typeof value !== 'object') return '';
  if ('value' in value) return fieldText(value.value);
  return objectText(value);
}

const partLabels: Readonly<Record<string, string>> = {
  for: '赞成', against: '反对', abstained: '弃权', issued: '发出', returned: '收回', unanimous: '一致通过', responsible: '责任人', due: '时限', reason: '原因',
};

function objectText(value: object): string {
  const parts = Object.entries(value).map(([key, part]) => [key, fieldText(part)] as const).filter(([key, text]) => text !== '' && key !== 'place' && key !== 'confidence' && key !== 'raw');
  const speech = 'speaker' in value && 'text' in value ? `${fieldText(value.speaker)}：${fieldText(value.text)}` : null;
  return speech ?? parts.map(([key, text]) => (key in partLabels ? `${partLabels[key] ?? key}${text === '是' ? '' : text}` : text)).join(' ');
}
