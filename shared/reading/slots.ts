import type { SlotField } from './labels.ts';
import type { Part } from './lines.ts';

/** A label and what stands for it, wherever the layout put it. */
export interface Slot {
  readonly field: SlotField;
  /** The label's words, without blanks. */
  readonly label: string;
  /** The label asks for a signature: 主持人（签字）. */
  readonly signed: boolean;
  /** Where the label begins in its line; 0 for cells. */
  readonly start: number;
  /** The lines (indexes) from the label to the end of its value. */
  readonly line: number;
  readonly lastLine: number;
  /** The value, line by line; empty where the form was not filled in. */
  readonly parts: readonly Part[];
  readonly layout: 'inline' | 'cell' | 'next';
  /** A row of a ledger begins here, a record of its own. */
  readonly opens?: true;
}

/** Position of the first slot at or below a line, in slots sorted by their lines. */
export function firstSlotFrom(slots: readonly Slot[], line: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (slots[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nothing but blanks, dots, underscores and the bare units of an unfilled form: `____年__月__日`. */
export function isUnfilled(text: string): boolean {
  return /^[\s_＿年月日时分点至到人名票:：.\-—~/、,。()…·]*$/.test(text);
}

/** “无” in the ways it is written. */
export function saysNone(text: string): boolean {
  return /^[\s。.,、;:]*(?:无|没有|\/+|—+|-+|全勤|无缺席|无人缺席|全部到会|全部到齐|无请假|无缺席人员|0\s*人?|零人?|均到会|全员到齐|全员参加|无人请假)[\s。.,、;]*$/.test(text);
}
