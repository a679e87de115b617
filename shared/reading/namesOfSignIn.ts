import type { Block, ReadDocument, Table } from '../model/document.ts';
import { foldText } from '../text/normalise.ts';
import { fieldOfLabel } from './labels.ts';
import { linesOf } from './lines.ts';
import { findLineSlots } from './findSlots.ts';
import { looksLikePersonName, namesInFolded } from './readNames.ts';

const nameHeader = /^(?:姓名|党员姓名|参会人员|参加人员|与会人员|人员姓名|代表姓名|签到人|出席人员|名单|参会党员|参会人员姓名)$/;
const signHeader = /^(?:签名|签到|签字|本人签名|本人签字|签到人签名|签名处|签到栏|参会人员签名|参会人员签字|签名签到|签到签名|亲笔签名)$/;

/**
 * The names on a sign-in sheet (签到表), without repetition, in order. In a table with a column for names and one for
 * signatures only signed lines count, unless no signature is in the file's text at all (signed by hand on paper).
 */
export function namesOfSignIn(document: Pick<ReadDocument, 'blocks'>): readonly string[] {
  const names: string[] = [];
  for (const block of document.blocks) names.push(...(block.kind === 'table' ? namesOfTable(block) : namesOfParagraph(block)));
  return [...new Set(names)];
}

function namesOfParagraph(block: Block): readonly string[] {
  const lines = linesOf([block]);
  const slots = findLineSlots(lines, () => false);
  return lines.flatMap((line) => {
    const own = slots.filter((slot) => slot.line === line.index);
    const listed = own.filter((slot) => slot.field === 'presentNames' || slot.field === 'signature' || slot.field === 'observers');
    if (own.length > 0) return listed.flatMap((slot) => slot.parts.flatMap((part) => namesInFolded(part.line.text.slice(part.start, part.end)).map((name) => name.name)));
    return /[。]/.test(line.text) || line.text.length > 200 ? [] : namesInFolded(line.text).map((name) => name.name);
  });
}

function namesOfTable(table: Table): readonly string[] {
  const key = (text: string): string => foldText(text).folded.replace(/[\s:()]/g, '');
  const header = table.rows.findIndex((cells) => cells.some((cell) => cell && (nameHeader.test(key(cell.text)) || signHeader.test(key(cell.text)))) && cells.filter((cell) => cell && cell.text.trim() !== '').length >= 2 && !cells.some((cell) => cell && looksLikePersonName(key(cell.text))));
  if (header < 0) return gridNames(table);
  const columns = table.rows[header]!.flatMap((cell, column) => (cell ? [{ column, text: key(cell.text) }] : []));
  const nameColumns = columns.filter(({ text }) => nameHeader.test(text)).map(({ column }) => column);
  const signColumns = columns.filter(({ text }) => signHeader.test(text)).map(({ column }) => column);
  const rows = table.rows.slice(header + 1);
  const anySigned = rows.some((cells) => signColumns.some((column) => (cells[column]?.text.trim() ?? '') !== ''));
  return (nameColumns.length > 0 ? nameColumns : signColumns).flatMap((column, index) => {
    const sign = nameColumns.length > 0 ? (signColumns.find((other) => other > column && !nameColumns.some((between) => between > column && between < other)) ?? (signColumns.length === 1 && index === 0 ? signColumns[0] : undefined)) : undefined;
    return rows.flatMap((cells) => {
      const text = cells[column]?.text ?? '';
      if (anySigned && sign !== undefined && ((cells[sign]?.text.trim() ?? '') === '' || /请假|缺席|未到|外出|病/.test(cells[sign]?.text ?? ''))) return [];
      return namesInFolded(foldText(text, { spaces: 'layout' }).folded).map((name) => name.name);
    });
  });
}

/** A grid of names without a header: every cell that is a name, unless a label beside it says what it is. */
function gridNames(table: Table): readonly string[] {
  return table.rows.flatMap((cells) => {
    let label: ReturnType<typeof fieldOfLabel>;
    return cells.flatMap((cell) => {
      if (!cell || cell.text.trim() === '') return [];
      const folded = foldText(cell.text, { spaces: 'layout' }).folded;
      const known = fieldOfLabel(folded.replace(/[\s:]/g, ''));
      if (known !== undefined) {
        label = known;
        return [];
      }
      if (label !== undefined && label !== 'presentNames' && label !== 'observers' && label !== 'signature') return [];
      return folded.includes('。') ? [] : namesInFolded(folded).map((name) => name.name);
    });
  });
}
