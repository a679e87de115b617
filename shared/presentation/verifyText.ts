import type { Report } from '../model/report.ts';

/** How to check a bundle without this program, step by step; shown in the PDF and in the reading page. */
export const verifySteps: readonly { readonly title: string; readonly text: string; readonly commands: readonly string[] }[] = [
  {
    title: '核对全部文件（Linux、统信UOS、麒麟、macOS）',
    text: '在成果包文件夹中打开终端，执行下面一行。每个文件后面显示“成功”或“OK”即未被改动；有一个不符，就会单独列出。',
    commands: ['sha256sum -c manifest-sha256.txt'],
  },
  {
    title: '核对单个文件（Windows，不需要安装软件）',
    text: '在该文件所在文件夹的地址栏输入 cmd 回车，执行下面一行，把显示的64位字符与 manifest-sha256.txt 中同名文件前面的字符比较，完全相同即未被改动。',
    commands: ['certutil -hashfile "文件名" SHA256'],
  },
  {
    title: '用档盒核验整包',
    text: '检查文件是否齐全、有无改动或多出，清单文件和事件链是否一致，逐条列出问题。',
    commands: ['danghe verify "成果包文件夹"'],
  },
  {
    title: '核对清单本身',
    text: '清单文件自己的校验值写在成果包最外层的“交接单.pdf”上。执行下面一行（Windows 用 certutil -hashfile manifest-sha256.txt SHA256），与签过字的交接单比较。',
    commands: ['sha256sum manifest-sha256.txt'],
  },
];

/** What the event chain is, and what it does not prove. */
export function chainText(report: Report): string {
  return `档案库的每一次改动（导入、归类、更正、核查决定）都记为一个事件，后一个事件包含前一个事件的校验值，首尾相连。导出时共有 ${report.run.events.count} 个事件，链头见下。事件链能发现事后对记录的增删改，但不能证明原件本身的形成时间；如果保管人重建整个档案库，链头也会不同，因此请在交接时记下链头。`;
}

/** What the hash over the manifest's lines of the originals is, and how it is made anew without any program of ours. */
export const originalsHashText =
  '把 manifest-sha256.txt 中原件（“档案”和“待核对”文件夹）的各行取出，再算一次 SHA-256，应与下面的值相同；在 Linux、统信UOS、麒麟上是 grep -E "  data/(档案|待核对)/" manifest-sha256.txt | sha256sum。本报告自己也列在清单里，所以不可能写出整份清单的校验值；整份清单的校验值写在成果包最外层的“交接单.pdf”里。';

/** What both sides do with the receipt. */
export const receiptText: readonly string[] = [
  '接收方核对：在成果包文件夹中执行 sha256sum manifest-sha256.txt（Windows 为 certutil -hashfile manifest-sha256.txt SHA256），结果应与上面“全部清单校验值”相同；再执行 sha256sum -c manifest-sha256.txt，逐个文件核对。也可以用档盒核验整包。',
  '本单由双方签字后各存一份。纸上的校验值和链头写下之后，成果包里任何一个文件、任何一条事件再有改动，都能对出来。',
  '事件链和校验值能说明交接之后有没有改动，不能证明原件本身何时形成，也不能证明原件的内容属实。',
];

/** How the report was made and where its limits are, one paragraph each. */
export const methodNotes: readonly string[] = [
  '本报告由档盒读取文件的文字、表格和文件自带的信息，按公开的规则逐项比对得出，没有改动任何来源文件，也没有生成或补写任何会议记录。',
  '“缺项”表示在提供的文件中没有找到应有的记录，不等于会议没有召开；补充提供文件后应重新检查。',
  '“疑点”是需要人来核实的线索，不是结论。每条疑点都列出可能的解释和如何澄清，由工作人员核实后作出决定。',
  '级别：重要——明文规定的事项或多个线索相互印证；一般——应当核实；轻微——记录不够规范；提示——仅供参考。补记疑点另分强、中、弱，表示线索的证明力大小。',
  '标有“条文号未核对”的依据，条文内容已在规则中采用，但具体条号尚未与正式文本逐字核对，引用前请查阅原文。',
  '图片和扫描件的文字未经识别的，只按文件名和文件夹归类，不参加内容检查。',
];
