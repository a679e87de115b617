import { redactedBundle } from './redactionText.ts';
import { parseCalendarDate } from '../model/calendarDate.ts';
import type { Report, ReportItem } from '../model/report.ts';

/** One item of the 四性检测 (DA/T 70—2018): what was looked at and with which result, or why it was not looked at. */
export interface PropertyCheck {
  readonly property: '真实性' | '完整性' | '可用性' | '安全性';
  readonly name: string;
  readonly result: '合格' | '有待处理' | '未检测';
  readonly detail: string;
}

/** What the export itself has found out, beyond the report. */
export interface ExportFacts {
  /** Originals copied into the bundle; each was hashed on the way and is what was registered. */
  readonly originals: number;
}

/** The items of DA/T 70—2018 as far as they can be done on these files, each with its result; the others with the reason. */
export function fourProperties(report: Report, facts: ExportFacts): readonly PropertyCheck[] {
  const filed = report.items.filter(({ status }) => status === 'filed');
  return [...authenticity(report, filed, facts), ...completeness(report, filed), ...usability(report), ...security(report)];
}

function authenticity(report: Report, filed: readonly ReportItem[], { originals }: ExportFacts): readonly PropertyCheck[] {
  const wrong = filed.filter((item) => !validMetadata(item, report));
  // Of the units whose bundles were taken in each counts for itself.
  const numbers = filed.flatMap(({ archiveNo, branch }) => (archiveNo === null ? [] : `${branch} ${archiveNo}`));
  const twice = numbers.length - new Set(numbers).size;
  const contradictions = report.findings.filter(({ rule }) => rule === 'B104' || rule === 'B205' || rule === 'B801').length;
  return [
    report.redaction ? skipped('真实性', '固化信息', redactedBundle.originals) : done('真实性', '固化信息', 0, `${originals} 个原件在导出时逐个重新计算 SHA-256，都与导入时登记的一致。`),
    skipped('真实性', '来源：电子签名、可信时间戳', '没有验证。原件多为没有电子签名的办公文件；OFD 签章只读出时间，不验证证书。'),
    done('真实性', '元数据的类型、长度和值域', wrong.length, wrong.length === 0 ? `${filed.length} 件的日期、年度、类别、保管期限和档号格式都合规。` : `${wrong.length} 件的日期、类别、保管期限或档号不合规：${some(wrong)}。`),
    done('真实性', '档号唯一', twice, twice === 0 ? `${numbers.length} 个档号没有重复。` : `有 ${twice} 个档号重复。`),
    done('真实性', '元数据与内容一致', contradictions, contradictions === 0 ? '没有发现文件自身的日期互相矛盾。' : `有 ${contradictions} 条文件自身日期互相矛盾的疑点（代码 B104、B205、B801），见检查报告。`),
    report.redaction ? skipped('真实性', '元数据与原件的关联', '脱敏版没有随附原件。') : done('真实性', '元数据与原件的关联', 0, `每个归档件在成果包中都有原件，路径写在台账“文件清单”里，核验程序逐件核对。`),
  ];
}

function completeness(report: Report, filed: readonly ReportItem[]): readonly PropertyCheck[] {
  const bare = filed.filter(({ title, year, category, retention, archiveNo, branch }) => !title || year === null || category === null || retention === null || archiveNo === null || branch === null);
  const undated = filed.filter(({ date }) => date === null).length;
  const missing = skippedNumbers(filed);
  const empty = report.items.filter(({ bytes, status }) => bytes === 0 && status !== 'skipped' && status !== 'duplicate');
  const attachments = report.findings.filter(({ rule }) => rule === 'G111').length;
  const waiting = report.items.filter(({ status }) => status === 'needs-review').length;
  return [
    done('完整性', '件数', waiting, `来源文件 ${report.items.length} 个，每个都有结果：归档 ${filed.length} 个，其余在台账“文件清单”中写明原因${waiting > 0 ? `；其中 ${waiting} 个待人工核对` : ''}。`),
    done('完整性', '元数据齐全', bare.length, `${bare.length === 0 ? `${filed.length} 件都有题名、年度、类别、保管期限和档号` : `${bare.length} 件缺题名、年度、类别、保管期限或档号：${some(bare)}`}${undated > 0 ? `；${undated} 件没有读出日期` : ''}。`),
    done('完整性', '件号连续', missing.length, missing.length === 0 ? '各年度、各保管期限的件号连续，没有漏号。' : `件号有缺：${missing.slice(0, 8).join('、')}${missing.length > 8 ? `等 ${missing.length} 处` : ''}。只导出部分支部或年度、或撤出过文件时属正常。`),
    done('完整性', '内容数据', empty.length, empty.length === 0 ? '没有空文件。' : `有 ${empty.length} 个空文件：${some(empty)}。`),
    done('完整性', '附件', attachments, attachments === 0 ? '会议应附的材料都已找到。' : `有 ${attachments} 次会议缺应附的材料（代码 G111），见检查报告。`),
    done('完整性', '过程记录', 0, `导入、归类和人的每次决定都在事件记录里，共 ${report.run.events.count} 个事件，前后相连。`),
  ];
}

function usability(report: Report): readonly PropertyCheck[] {
  const unreadable = report.items.filter(({ status }) => status === 'unreadable');
  const locked = unreadable.filter(({ error }) => error !== null && /密码|加密/.test(error.message));
  const kept = report.items.filter(({ status }) => status === 'filed' || status === 'needs-review' || status === 'unreadable');
  const formats = [...Map.groupBy(kept, ({ path }) => /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? '无扩展名')].map(([format, items]) => [format, items.length] as const).sort((a, b) => b[1] - a[1]);
  return [
    done('可用性', '元数据可以读取', 0, '元数据用 report.json（公开格式）和台账.xlsx 两种方式保存。'),
    done('可用性', '文件可以打开', unreadable.length - locked.length, unreadable.length === locked.length ? '没有损坏或不能识别的文件。' : `有 ${unreadable.length - locked.length} 个文件不能读出内容：${some(unreadable.filter((item) => !locked.includes(item)))}。`),
    done('可用性', '没有加密', locked.length, locked.length === 0 ? '没有发现设了打开密码的文件。' : `有 ${locked.length} 个文件设了打开密码：${some(locked)}。请去掉密码后重新导入。`),
    done('可用性', '文件格式', 0, `${formats.slice(0, 12).map(([format, count]) => `${format} ${count}`).join('、')}${formats.length > 12 ? '等' : ''}。格式按内容识别，不看扩展名。`),
    skipped('可用性', '是否长期保存格式', '没有检测原件是否为 PDF/A、OFD 版式。办公文件长期保存前宜另存为版式文件，与原件一并保管。'),
  ];
}

function security(report: Report): readonly PropertyCheck[] {
  const skippedFiles = report.items.filter(({ status }) => status === 'skipped').length;
  return [
    skipped('安全性', '病毒', '没有检测。档盒不带杀毒功能，移交前后请用单位配备的杀毒软件查杀整个文件夹。'),
    done('安全性', '没有非归档文件', 0, `清单之外的文件在核验时逐个列出；来源中的系统文件、锁定文件 ${skippedFiles} 个没有放进成果包。`),
    skipped('安全性', '载体', '没有检测 U 盘、硬盘本身的可靠程度。请至少保存两份，放在不同的地方。'),
    done('安全性', '过程安全', 0, '来源文件夹只读不写；原件按校验值保存，导入后不改动；成果包在临时位置做好、核对后才改成正式名称。'),
  ];
}

function done(property: PropertyCheck['property'], name: string, faults: number, detail: string): PropertyCheck {
  return { property, name, result: faults === 0 ? '合格' : '有待处理', detail };
}

function skipped(property: PropertyCheck['property'], name: string, detail: string): PropertyCheck {
  return { property, name, result: '未检测', detail };
}

function validMetadata({ date, year, category, retention, archiveNo }: ReportItem, { scheme }: Report): boolean {
  return (
    (date === null || parseCalendarDate(date) !== null) &&
    (year === null || (year >= 1949 && year <= 2100)) &&
    (category === null || scheme.categories.some(({ code }) => code === category)) &&
    (retention === null || ['永久', '30年', '10年'].includes(retention)) &&
    (archiveNo === null || /^[^-]+-WS·\d{4}-(?:Y|D30|D10)(?:-[^-]+)?-\d{4,}$/.test(archiveNo))
  );
}

/** Numbers that no item has between the first and the last of a series, as archive numbers. */
function skippedNumbers(filed: readonly ReportItem[]): readonly string[] {
  const series = new Map<string, number[]>();
  for (const { archiveNo, branch } of filed) {
    const match = archiveNo === null ? null : /^(.*-)(\d+)$/.exec(archiveNo);
    if (!match?.[1]) continue;
    const key = `${branch}\u0000${match[1]}`;
    const numbers = series.get(key);
    if (numbers) numbers.push(Number(match[2]));
    else series.set(key, [Number(match[2])]);
  }
  return [...series].flatMap(([key, numbers]) => {
    const prefix = key.slice(key.indexOf('\u0000') + 1);
    const there = new Set(numbers);
    const last = numbers.reduce((most, number) => Math.max(most, number), 0);
    return Array.from({ length: last }, (_, index) => index + 1).filter((number) => !there.has(number)).map((number) => `${prefix}${String(number).padStart(4, '0')}`);
  });
}

function some(items: readonly ReportItem[]): string {
  return `${items.slice(0, 3).map(({ path }) => path).join('；')}${items.length > 3 ? '等' : ''}`;
}
