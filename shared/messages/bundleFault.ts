import { assertNever } from '../model/assertNever.ts';
import type { BundleFault } from '../model/bundleFault.ts';

/** One line for each fault of a bundle: which file, what is wrong, what it means. */
export function bundleFaultMessage(fault: BundleFault): string {
  switch (fault.kind) {
    case 'no-bag':
      return `${fault.path}：不是成果包（没有 bagit.txt）。请选择成果包最外层的文件夹。`;
    case 'bad-tag-file':
      return `${fault.path}：清单文件有问题，${fault.problem}。`;
    case 'missing':
      return `${fault.path}：缺失，清单中有这个文件，成果包中没有。`;
    case 'altered':
      return `${fault.path}：内容与清单不符，导出后被改动过（应为 ${short(fault.expected)}，现为 ${short(fault.found)}）。`;
    case 'added':
      return `${fault.path}：多出的文件，清单中没有。`;
    case 'unreadable':
      return `${fault.path}：无法读取（${fault.cause}），不能核验。请检查U盘或访问权限。`;
    case 'link':
      return `${fault.path}：是符号链接，不是文件本身，成果包中不应出现。`;
    case 'path-outside':
      return `${fault.path}：清单指向成果包以外的位置，已拒绝读取。`;
    case 'chain-broken':
      return `${fault.path}：第 ${fault.line} 个事件与前后接不上，事件记录被改动、删除或插入过。`;
    case 'head-differs':
      return `${fault.path}：事件链的个数或链头与事件记录不一致（事件记录为 ${short(fault.expected)}，此处为 ${short(fault.found)}）。`;
    case 'sum-differs':
      return `${fault.path}：写明的${fault.of}校验值与现在的不一致（现为 ${short(fault.expected)}，此处写的是 ${short(fault.found)}），清单在导出后被改过。`;
    case 'sealed-damaged':
      return `${fault.path}：加密文件的内容与加密时不一致，不完整或被改动过。请向移交单位重新索取。`;
    case 'report-invalid':
      return `${fault.path}：内容不完整，${fault.problem}。`;
    default:
      return assertNever(fault);
  }
}

/** Long hashes are cut to what tells them apart. */
function short(text: string): string {
  return text.replace(/[0-9a-f]{64}/g, (hash) => `${hash.slice(0, 12)}…`);
}
