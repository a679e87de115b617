/** Where the tail of a file is searched for `startxref`: the specification says 1024 bytes, printers' drivers leave more. */
const TAIL_BYTES = 4096;

/**
 * Whether the last cross-reference of a PDF stands where the file says and is well formed. The library rebuilds damaged
 * ones; where it then finds nothing at all, this tells an empty document from a broken one.
 */
export function crossReferenceIntact(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = buffer.subarray(-TAIL_BYTES).toString('latin1');
  const pointer = /startxref\s+(\d{1,12})(?![\s\S]*startxref)/.exec(tail);
  if (!pointer) return false;
  const section = buffer.subarray(Number(pointer[1])).toString('latin1', 0, 1 << 20);
  if (/^\s*\d+\s+\d+\s+obj\b/.test(section)) return true;
  const table = /^\s*xref\s+([\s\S]*?)\s*trailer/.exec(section)?.[1];
  return table !== undefined && table.split(/[\r\n]+/).every((line) => /^\s*(?:\d{10} \d{5} [nf]|\d{1,10} \d{1,10})\s*$/.test(line));
}
