/** Text in GBK, as older programs of village offices write it. A character outside GBK becomes `?`. */
export function encodeGbk(text: string): Uint8Array {
  const codes = (reverseTable ??= buildReverseTable());
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = codes.get(character);
      if (pair === undefined) bytes.push(0x3f);
      else bytes.push(pair >> 8, pair & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

let reverseTable: ReadonlyMap<string, number> | undefined;

/** The platform decodes GBK but does not encode it; its own table, turned round, is the encoder. */
function buildReverseTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(character).length === 1 && character !== '�' && !codes.has(character)) codes.set(character, (lead << 8) | trail);
    }
  }
  return codes;
}
