import type { SlotField } from './labels.ts';
import type { Part } from './lines.ts';

/** A label and what stands for it, wherever the layout put it. */
export interface Slot {
  readonly field: SlotField;
  /** The label's words, without blanks. */
  readonly label: string;
  /** The label asks for a signature: 主持人（签字）. */
  readonly signed: boolean;
  /** The lines (indexes) from the label to the end of its value. */
  readonly line: number;
  readonly lastLine: number;
  /** The value, line by line; empty where the form was not filled in. */
  readonly parts: readonly Part[];
  readonly layout: 'inline' | 'cell' | 'next';
}

/** Nothing but blanks, dots, underscores and the bare units of an unfilled form: `____年__月__日`. */
export function isUnfilled(text: string): boolean {
  return /^[\s_＿年月日时分点至到人名票:：.\-—~/、,。()…·]*$/.test(text);
}

/** “无” in the ways it is written. */
export function saysNone(text: string): boolean {
  return /^[\s。.,、;:]*(?:无|没有|\/+|—+|-+|全勤|无缺席|无人缺席|全部到会|全部到齐|无请假|无缺席人员|0\s*人?|零人?|均到会|全员到齐|全员参加|无人请假)[\s。.,、;]*$/.test(text);
}
