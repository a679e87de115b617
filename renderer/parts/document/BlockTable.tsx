import { Button } from 'antd';
import { useState } from 'react';
import type { Place, Table } from '../../../shared/model/document.ts';
import type { PlaceMark } from './placeMark.ts';
import { MarkedText } from './MarkedText.tsx';

/** More rows than anybody reads at once; the rest comes when asked for. */
const FIRST_ROWS = 200;

/** A table with its merged cells. */
export function BlockTable({ table, marks, focus }: { readonly table: Table; readonly marks: readonly PlaceMark[]; readonly focus: Place | null }) {
  const [asked, setAsked] = useState(FIRST_ROWS);
  const shown = Math.max(asked, (focus?.row ?? -1) + 20);
  const at = (row: number, column: number) => marks.filter(({ place }) => place.row === row && place.column === column);
  const rows = table.rows.slice(0, shown);
  return (
    <div className="document-table">
      {table.name ? <p className="document-sheet">工作表：{table.name}</p> : null}
      <table>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => cell === null ? null : (
                <td key={column} colSpan={cell.columnSpan} rowSpan={cell.rowSpan === undefined ? undefined : Math.min(cell.rowSpan, rows.length - row)}>
                  <MarkedText text={cell.text} marks={marks.length === 0 ? marks : at(row, column)} focus={focus?.row === row && focus.column === column ? focus : null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length > shown ? <Button size="small" onClick={() => setAsked(shown + 2000)}>还有 {table.rows.length - shown} 行，继续显示</Button> : null}
    </div>
  );
}
