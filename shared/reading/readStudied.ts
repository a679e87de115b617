import type { Field } from '../model/record.ts';
import { itemsOf, itemText } from './items.ts';
import { fieldOf, tidyOf, trimmed, type Line, type Part } from './lines.ts';

const study = /学习|传达|宣读|领学|观看|通读|重温|诵读|研读|学悟|学原文|解读|贯彻|宣讲|收看|朗读|齐读|学读/;
const treat = /审议|讨论|通过|签订|制定|起草|修订|公布|填写|递交|提交|宣布|形成|按照|依据|根据|依照|符合|违反|签署|撰写|汇报/;

/** Titles 《…》 of what was studied or passed on: 学习了《…》《…》, 传达《…》精神. */
export function readStudied(lines: readonly Line[], inStudySlot: (line: Line) => boolean): readonly Field<string>[] {
  const found: Field<string>[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    if (!line.text.includes('《')) continue;
    let running = inStudySlot(line);
    let edge = 0;
    for (const match of line.text.matchAll(/《([^《》]{2,120}(?:《[^《》]{1,60}》[^《》]{0,60})?)》/g)) {
      const between = line.text.slice(edge, match.index);
      const sentence = between.slice(Math.max(between.lastIndexOf('。'), between.lastIndexOf(';')) + 1);
      const fresh = sentence.length < between.length;
      const lastStudy = lastIndexOf(sentence, study);
      const lastOther = lastIndexOf(sentence, treat);
      if (lastStudy >= 0 && sentence.length - lastStudy < 45 && lastStudy > lastOther) running = true;
      else if (lastOther >= 0 || (fresh && !inStudySlot(line)) || sentence.length > 30) running = inStudySlot(line) && lastOther < 0;
      edge = match.index + match[0].length;
      if (!running) continue;
      const part: Part = { line, start: match.index + 1, end: edge - 1 };
      const title = tidyOf(part);
      if (seen.has(title)) continue;
      seen.add(title);
      found.push(fieldOf(title, part, inStudySlot(line) ? 0.95 : 0.85));
    }
  }
  return found;
}

/** Entries of a labelled list as text (议题, 附件): numbered, one a line, or parted by `；`. */
export function readEntries(parts: readonly Part[], confidence: number): readonly Field<string>[] {
  return itemsOf(parts).flatMap((item) => {
    const text = itemText(item);
    return text.length < 2 ? [] : [fieldOf(text, item.first, confidence)];
  });
}

/** Attachments named: labelled ones, one by one (签到表、照片). */
export function readAttachments(parts: readonly Part[]): readonly Field<string>[] {
  return itemsOf(parts).flatMap((item) => {
    const { line, start, end } = item.first;
    return Array.from(line.text.slice(start, end).matchAll(/[^、,，\s]+/g), (match) => trimmed({ line, start: start + match.index, end: start + match.index + match[0].length })).flatMap((part) => {
      const text = tidyOf(part).replace(/^(?:另附|附)[:：]?/, '');
      return text.length >= 2 && text.length <= 40 ? [fieldOf(text, part, 0.92)] : [];
    });
  });
}

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern, 'g'))) last = match.index;
  return last;
}
