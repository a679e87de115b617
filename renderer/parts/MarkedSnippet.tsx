import type { Snippet } from '../../shared/archive/snippet.ts';
import { markedParts } from '../../shared/presentation/markedText.ts';
import './document/document.css';

/** Characters shown before the first hit, so that it is seen in a narrow column too. */
const LEAD = 8;

/** A piece of text with the hits of a search marked, the first hit near its beginning. */
export function MarkedSnippet({ snippet: { text, marks } }: { readonly snippet: Snippet }) {
  const skipped = Math.max(0, (marks[0]?.start ?? 0) - LEAD);
  return (
    <>
      {skipped > 0 ? '…' : ''}
      {markedParts(text.length, marks).map(({ start, end, marks: covering }) => {
        const piece = text.slice(Math.max(start, skipped), end);
        return covering.length > 0 ? <mark key={start} className="mark-hit">{piece}</mark> : piece;
      })}
    </>
  );
}
