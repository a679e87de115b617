const start = 'danghe-event-count=';
const pattern = /^danghe-event-count=(\d+) danghe-event-head=([0-9a-f]{64})(?: danghe-originals-sha256=([0-9a-f]{64}))?/;
const LONGEST = 250;

/**
 * The event chain's count and head, and the hash over the manifest's lines of the originals, as they are carried in the
 * metadata (XMP keywords) of the PDFs, where they can be read without a PDF reader; the same values are printed on the pages.
 */
export const eventMark = {
  text(events: { readonly count: number; readonly head: string }, originalsHash: string): string {
    return `${start}${events.count} danghe-event-head=${events.head} danghe-originals-sha256=${originalsHash}`;
  },
  find(pdf: Buffer): { readonly count: string; readonly head: string; readonly originals: string | null } | null {
    const at = pdf.indexOf(start);
    const match = at < 0 ? null : pattern.exec(pdf.toString('latin1', at, at + LONGEST));
    return match?.[1] && match[2] ? { count: match[1], head: match[2], originals: match[3] ?? null } : null;
  },
};
