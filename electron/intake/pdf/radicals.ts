/**
 * Characters of the radical blocks that look like ordinary ones but are not: fonts such as Noto share the glyph, and PDF
 * writers put the radical's code into the file (`⽀部` for 支部). Kangxi radicals have compatibility mappings in Unicode, the
 * simplified forms of the supplement have not and are listed.
 */
const supplement: Readonly<Record<string, string>> = {
  '⺟': '母', '⺠': '民', '⻁': '虎', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻑': '長', '⻓': '长', '⻔': '门', '⻘': '青',
  '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻨': '麦', '⻩': '黄',
  '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟', '⻯': '竜', '⻲': '亀', '⺎': '兀', '⺝': '月',
};

/** Text with radicals replaced by the characters they stand for. */
export function unifyRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2FD5]/g, (character) => supplement[character] ?? character.normalize('NFKC'));
}
