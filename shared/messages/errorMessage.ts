import { assertNever } from '../model/assertNever.ts';
import type { DangheErrorDetail } from '../model/errors.ts';
import type { UnreadableCode } from '../model/item.ts';
import { refusalMessage } from './refusalMessage.ts';

/** The one line shown to a person: what it is about, what is wrong, what to do. */
export function errorMessage(detail: DangheErrorDetail): string {
  switch (detail.code) {
    case 'usage':
      return `${detail.problem}。用 danghe --help 查看用法。`;
    case 'folder-missing':
      return `找不到文件夹 ${detail.path}。请检查路径是否正确、U盘是否插好。`;
    case 'folder-not-a-directory':
      return `${detail.path} 不是文件夹。请改选一个文件夹。`;
    case 'folder-unreadable':
      return `无法读取文件夹 ${detail.path}（${detail.cause}）。请检查访问权限或更换U盘接口后重试。`;
    case 'file-missing':
      return `找不到文件 ${detail.path}。请检查路径是否正确。`;
    case 'file-unreadable':
      return `${detail.path}：${unreadableMessage(detail.reason, detail.detail)}`;
    case 'target-not-empty':
      return `输出位置 ${detail.path} 已有内容。请换一个不存在的或空的文件夹。`;
    case 'file-exists':
      return `${detail.path} 已经存在。请换一个文件名，或确认替换它。`;
    case 'target-inside-source':
      return `输出位置 ${detail.path} 在来源文件夹 ${detail.source} 里面。来源文件夹不会被写入，请换一个位置。`;
    case 'write-failed':
      return `无法写入 ${detail.path}（${detail.cause}）。请检查权限、磁盘是否只读或被其他程序占用后重试。`;
    case 'disk-full':
      return `磁盘空间不足，无法写入 ${detail.path}。请清理空间或换一个磁盘后重试。`;
    case 'data-folder-blocked':
      return `无法写入程序的数据文件夹 ${detail.path}（${detail.cause}）。请检查权限和磁盘空间后重新启动档盒；现在仍可打开档案库，但记不住姓名和打开过的档案库。`;
    case 'library-missing':
      return `${detail.path} 中没有档案库。请检查路径是否正确、U盘是否插好，或先导入文件夹建立档案库。`;
    case 'library-in-use':
      return `档案库 ${detail.path} 正由另一个程序使用（${detail.holder}）。请先关闭它再试。`;
    case 'library-newer':
      return `档案库 ${detail.path} 由更新版本的档盒建立（版本 ${detail.found}，本程序支持到 ${detail.supported}）。请升级档盒后再打开。`;
    case 'library-foreign':
      return `${detail.path} 不是档盒的档案库。请另选文件夹，本程序没有改动它。`;
    case 'library-corrupt':
      return `档案库 ${detail.path} 已损坏（${detail.detail}）。请从备份恢复；没有备份时，用命令 danghe salvage 把读得出的内容取到新文件夹。本程序没有改动它。`;
    case 'library-read-only':
      return `档案库 ${detail.path} 所在的介质不能写入（光盘、写保护的U盘或没有写入权限），只能查看、检查、导出和备份，不能改动。要改动，请先把整个文件夹复制到本机硬盘再打开。`;
    case 'library-on-network':
      return `档案库不能放在网络盘上（${detail.path}）：几台电脑同时写入会损坏它。请把整个文件夹复制到本机硬盘再打开；备份可以存到网络盘。`;
    case 'clock-behind':
      return `电脑的时间（${localMinute(detail.now)}）早于档案库里最后一次操作的时间（${localMinute(detail.last)}）。请检查系统日期和时间；在改正以前，操作仍按电脑的时间记录，先后以操作记录的序号为准。`;
    case 'original-missing':
      return `档案库缺少原件 ${detail.path}（SHA-256 ${detail.sha256.slice(0, 12)}…）。请从备份恢复或重新导入该文件。`;
    case 'original-altered':
      return `原件 ${detail.path} 与登记的校验值不符（SHA-256 ${detail.sha256.slice(0, 12)}…）。请从备份恢复或重新导入该文件。`;
    case 'resource-invalid':
      return `数据文件 ${detail.path} 的 ${detail.key} 有误：${detail.problem}。请改正后重试。`;
    case 'bundle-invalid':
      return `${detail.path} 不是完整的成果包：${detail.problem}。请向移交单位重新索取。`;
    case 'password-needed':
      if (detail.of === 'library') return `档案库 ${detail.path} 有口令。请输入口令；命令行用环境变量 DANGHE_LIBRARY_PASSWORD，或在终端中运行后输入。`;
      if (detail.of === 'backup') return `${detail.path} 是有口令的档案库的备份。请输入备份时的口令或恢复密钥；命令行用环境变量 DANGHE_LIBRARY_PASSWORD。`;
      return `${detail.path} 是加密的成果包，需要密码才能打开。请输入密码；命令行用环境变量 DANGHE_PASSWORD，或加 --password-stdin 从标准输入读取。`;
    case 'password-wrong':
      if (detail.of === 'recovery') return '恢复密钥不对。请对照打印件逐组核对；字母 O 与数字 0、字母 I 与数字 1 不区分。';
      if (detail.of === 'library') return '口令不对。请检查大小写和输入法；忘记口令时可用恢复密钥打开。';
      return `密码不对，打不开 ${detail.path}。请向移交单位核对密码（注意大小写）。`;
    case 'password-wait':
      return `输错的次数较多，请等 ${detail.seconds} 秒再试。`;
    case 'already-protected':
      return `档案库 ${detail.path} 已经有口令。`;
    case 'not-protected':
      return `档案库 ${detail.path} 没有口令。`;
    case 'keys-missing':
      return `档案库 ${detail.path} 是加密的，但缺少 library.keys.json，没有它口令也打不开。备份文件是 zip，里面有这个文件，取出放回档案库文件夹即可。`;
    case 'password-refused':
      return `密码不能使用：${detail.problem}`;
    case 'sealed-unknown':
      return `${detail.path} 不是档盒加密的成果包。如是压缩包，请先解压，再核验解压出的文件夹（里面有 bagit.txt）。`;
    case 'sealed-damaged':
      return `${detail.path} 的内容与加密时不一致，文件不完整或被改动过。请向移交单位重新索取。`;
    case 'backup-invalid':
      return `${detail.path} 不是完整的备份（${detail.problem}）。请换一份备份再恢复；档案库没有改动。`;
    case 'ocr-model-missing':
      return `找不到文字识别模型 ${detail.path}。请重新安装档盒，或检查自备模型的文件夹；其他功能不受影响。`;
    case 'ocr-model-altered':
      return `文字识别模型 ${detail.path} 与登记的校验值不符，没有使用。请重新安装档盒或换回原来的模型；其他功能不受影响。`;
    case 'ocr-unavailable':
      return `这台电脑上无法运行文字识别（${detail.cause}）。其他功能不受影响；扫描件仍按文件名和文件夹归类。`;
    case 'cancelled':
      return '已取消，没有留下未完成的文件。';
    case 'pin-needed':
      return `“${detail.person}”设了签名码，作出决定前要先输入。`;
    case 'pin-wrong':
      return '签名码不对。';
    case 'pin-of-other':
      return `“${detail.person}”不是现在的操作人，签名码只能由本人设。`;
    case 'visitor':
      return '现在以查阅方式打开，不能改动。需要改动时，请关闭档案库后重新打开。';
    case 'no-library-open':
      return '还没有打开档案库。请先新建或打开一个档案库。';
    case 'job-running':
      return `正在处理“${detail.subject}”。请等它完成或先取消。`;
    case 'name-invalid':
      return `“${detail.name}”不能用作名称。请不要使用斜杠等特殊字符。`;
    case 'call-unknown':
      return `界面请求了程序没有的功能（${detail.call}）。请重新打开档盒。`;
    case 'call-invalid':
      return `填写的内容有误（${detail.call}：${detail.problem}）。请检查后重试。`;
    case 'disconnected':
      return '与后台的连接已断开，正在重新连接。刚才的操作可能没有完成，连接恢复后请看一下再试。';
    case 'backend-ended':
      return `后台一再意外停止（${detail.cause}），没有再启动。已保存的内容不受影响；请重新启动档盒，仍不行就把这一行告诉维护人员。`;
    case 'not-found':
      return `找不到${detail.what}。`;
    case 'refused':
      return refusalMessage(detail.refusal);
    case 'internal':
      return `程序内部出错：${detail.problem}。没有留下未完成的文件；请把这一行告诉维护人员。`;
    default:
      return assertNever(detail);
  }
}

/** Why a file could not be read and what to do about it, without the file's name. */
export function unreadableMessage(code: UnreadableCode, detail?: string): string {
  const because = detail ? `（${detail}）` : '';
  switch (code) {
    case 'encrypted':
      return `文件有打开密码${because}。请用原程序打开、去掉密码后另存，再重新导入。`;
    case 'corrupt':
      return `文件已损坏或不完整${because}。请向提供人重新索取，或用原程序打开修复后另存。`;
    case 'too-large':
      return `文件过大，超出读取上限${because}。请拆分或压缩后重新导入。`;
    case 'unsupported':
      return `不支持这种文件格式${because}。请用原程序另存为 docx、xlsx 或 pdf 后重新导入。`;
    case 'timed-out':
      return `读取超时${because}。请用原程序打开检查，另存一份后重新导入。`;
    case 'out-of-memory':
      return `读取所需内存超出上限${because}。请拆分后重新导入。`;
    case 'reader-crashed':
      return `读取时出错${because}。请用原程序打开检查，另存一份后重新导入。`;
    case 'access-denied':
      return `没有读取权限${because}。请检查文件权限，或关闭正在使用它的程序后重试。`;
    case 'changed-while-reading':
      return `读取过程中文件发生了变化${because}。请关闭正在编辑它的程序后重新导入。`;
    case 'unsafe-archive':
      return `压缩包结构异常，已停止解压${because}。请在可靠的电脑上解压检查后，直接导入解压出的文件夹。`;
    default:
      return assertNever(code);
  }
}

/** `2026-01-15 08:30` on this computer's clock. */
function localMinute(instant: string): string {
  const time = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
