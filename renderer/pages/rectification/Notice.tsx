import type { NoticeSheet } from '../../../shared/presentation/rectificationNotice.ts';

/** 整改通知单 or 销号回执 on paper. */
export function Notice({ sheet: { title, number, to, opening, headers, rows, closing, issuer, day, signatures } }: { readonly sheet: NoticeSheet }) {
  return (
    <div className="paper">
      <h1>{title}</h1>
      <p style={{ textAlign: 'right' }}>{number}</p>
      <p>{to}：</p>
      <p style={{ textIndent: '2em' }}>{opening}</p>
      <table>
        <thead><tr>{headers.map((head) => <th key={head}>{head}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <tr key={index}>{row.map((text, column) => <td key={column}>{text}</td>)}</tr>)}</tbody>
      </table>
      {closing.map((text) => <p key={text}>{text}</p>)}
      <p style={{ textAlign: 'right' }}>{issuer}　{day}</p>
      <div className="sign">{signatures.map((line) => <span key={line}>{line}：　　　　　　　　</span>)}</div>
    </div>
  );
}
