const start = 'danghe-event-count=';
const pattern = /^danghe-event-count=(\d+) danghe-event-head=([0-9a-f]{64})(?: danghe-originals-sha256=([0-9a-f]{64}))?(?: danghe-manifest-sha256=([0-9a-f]{64}))?/;
const LONGEST = 400;

/**
 * The event chain's count and head, and the hash over the manifest's lines of the originals, as they are carried in the
 * metadata (keywords) of the PDFs and of the workbook, where they can be read without a PDF reader; the receipt adds the
 * manifest's own hash; the same values are printed on the pages.
 */
export const eventMark = {
  text(events: { readonly count: number; readonly head: string }, originalsHash: string): string {
    return `${start}${events.count} danghe-event-head=${events.head} danghe-originals-sha256=${originalsHash}`;
  },
  find(document: Buffer): { readonly count: string; readonly head: string; readonly originals: string | null; readonly manifest: string | null } | null {
    const at = document.indexOf(start);
    const match = at < 0 ? null : pattern.exec(document.toString('latin1', at, at + LONGEST));
    return match?.[1] && match[2] ? { count: match[1], head: match[2], originals: match[3] ?? null, manifest: match[4] ?? null } : null;
  },
};
