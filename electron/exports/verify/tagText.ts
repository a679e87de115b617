/** The text of a tag file, or what keeps it from being one: our bundles are UTF-8 throughout, without a byte-order mark. */
export function tagText(content: Buffer): { readonly text: string } | { readonly problem: string } {
  if (content[0] === 0xff && content[1] === 0xfe) return { problem: '是 UTF-16 编码，应为 UTF-8' };
  if (content[0] === 0xfe && content[1] === 0xff) return { problem: '是 UTF-16 编码，应为 UTF-8' };
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) return { problem: '以字节顺序标记（BOM）开头，可能被记事本另存过' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    return { problem: '不是 UTF-8 编码，可能被别的程序另存过' };
  }
}

/** What is wrong with `bagit.txt` (RFC 8493 §2.1.1: two lines, exactly so); `null` where nothing is. */
export function declarationProblem(content: Buffer): string | null {
  const decoded = tagText(content);
  if ('problem' in decoded) return decoded.problem;
  const [first = '', second = '', ...rest] = decoded.text.split(/\r\n|\n|\r/);
  const version = /^BagIt-Version: (\d+\.\d+)$/.exec(first)?.[1];
  const encoding = /^Tag-File-Character-Encoding: (\S+)$/.exec(second)?.[1];
  if (version === undefined || encoding === undefined || rest.some((line) => line !== '')) return '不是 BagIt 1.0 的声明（应为两行，冒号后一个空格）';
  if (version !== '1.0') return `声明的是 BagIt ${version}，应为 1.0`;
  return encoding.toUpperCase() === 'UTF-8' ? null : `声明的编码是 ${encoding}，应为 UTF-8`;
}
