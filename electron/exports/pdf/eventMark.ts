const start = 'danghe-event-count=';
const pattern = /^danghe-event-count=(\d+) danghe-event-head=([0-9a-f]{64})/;

/**
 * The event chain's count and head as they are carried in the metadata (XMP keywords) of the PDFs, where they can be read
 * without a PDF reader; the same values are printed on the pages.
 */
export const eventMark = {
  text(events: { readonly count: number; readonly head: string }): string {
    return `${start}${events.count} danghe-event-head=${events.head}`;
  },
  find(pdf: Buffer): { readonly count: string; readonly head: string } | null {
    const at = pdf.indexOf(start);
    const match = at < 0 ? null : pattern.exec(pdf.toString('latin1', at, at + 160));
    return match?.[1] && match[2] ? { count: match[1], head: match[2] } : null;
  },
};
