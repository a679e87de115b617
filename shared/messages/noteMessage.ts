import { assertNever } from '../model/assertNever.ts';
import type { MemberRefusal, ReaderNote } from '../model/document.ts';

/** What a reader left out or could not see, as a person would say it. */
export function noteMessage(note: ReaderNote): string {
  switch (note.code) {
    case 'image-only':
      return `有 ${note.pages} 页是图片，没有文字层。`;
    case 'pictures-not-read':
      return '图片里的文字没有识别，按文件名和文件夹归类。';
    case 'read-by-ocr':
      return `有 ${note.pages} 页由程序识别文字${note.unsureLines > 0 ? `，其中 ${note.unsureLines} 行把握不大` : ''}，请对照原件。`;
    case 'text-truncated':
      return `文字很长，只读了前 ${note.limit} 个字。`;
    case 'rows-truncated':
      return `工作表“${note.sheet}”很长，只读了前 ${note.limit} 行。`;
    case 'characters-lost':
      return `有 ${note.count} 个字符无法识别。`;
    case 'macros-ignored':
      return '文件含有宏，已忽略，没有运行。';
    case 'scripts-ignored':
      return '文件含有脚本，已忽略，没有运行。';
    case 'extension-differs':
      return `扩展名是 ${note.extension}，与内容的实际格式不符。`;
    case 'member-refused':
      return `压缩包中的“${note.name}”没有取出：${refusal(note.reason)}。`;
    default:
      return assertNever(note);
  }
}

function refusal(reason: MemberRefusal): string {
  switch (reason) {
    case 'encrypted':
      return '有密码';
    case 'path-outside':
      return '路径指向压缩包之外';
    case 'too-large':
      return '过大';
    case 'too-many':
      return '文件过多';
    case 'too-deep':
      return '压缩包套得太深';
    case 'ratio':
      return '压缩比异常';
    case 'corrupt':
      return '已损坏';
    case 'unsupported':
      return '压缩方式不支持';
    default:
      return assertNever(reason);
  }
}
