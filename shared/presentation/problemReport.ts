/** A fault without any data of the library. */
export interface ProblemFault {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The call or the kind of job in which it happened. */
  readonly where: string;
  readonly code: string;
  /** Places in the program, innermost first. */
  readonly frames: readonly string[];
}

/** What support gets to know. Counts and codes; no name, title, text or path has a place in it. */
export interface ProblemFacts {
  readonly at: string;
  readonly version: string;
  readonly host: string;
  readonly system: { readonly platform: string; readonly release: string; readonly arch: string; readonly node: string; readonly cores: number; readonly memoryMegabytes: number; readonly usedMegabytes: number };
  readonly library: {
    readonly schemaVersion: number;
    readonly databaseMegabytes: number;
    readonly events: number;
    readonly byStatus: Readonly<Record<string, number>>;
    readonly byFormat: Readonly<Record<string, number>>;
    readonly byError: Readonly<Record<string, number>>;
  } | null;
  readonly jobs: readonly { readonly kind: string; readonly state: string; readonly code: string | null }[];
  readonly faults: readonly ProblemFault[];
}

/** The report as plain text: a person reads all of it before giving it to anybody. */
export function problemReport({ at, version, host, system, library, jobs, faults }: ProblemFacts): string {
  return [
    '档盒问题报告',
    '（只有版本、数量和错误代码，没有人名、文件名、题名和内容。请看过再决定是否发给别人。）',
    '',
    `时间：${at}`,
    `程序：${version}（${host === 'desktop' ? '桌面窗口' : '浏览器'}）`,
    `系统：${system.platform} ${system.release} ${system.arch}，${system.cores} 核，内存 ${system.memoryMegabytes} MB；Node ${system.node}，本进程用 ${system.usedMegabytes} MB`,
    '',
    ...(library
      ? [
          `档案库：结构第 ${library.schemaVersion} 版，数据库 ${library.databaseMegabytes} MB，事件 ${library.events} 条`,
          `　按状态：${counts(library.byStatus)}`,
          `　按格式：${counts(library.byFormat)}`,
          `　读取出错：${counts(library.byError)}`,
        ]
      : ['没有打开档案库']),
    '',
    '任务（最近的在前）：',
    ...orNone(jobs.map(({ kind, state, code }) => `　${kind} ${state}${code === null ? '' : ` ${code}`}`)),
    '',
    '出错（最近的在前）：',
    ...orNone(faults.map(({ at: time, where, code, frames }) => `　${time} ${where} ${code}${frames.map((frame) => `\n　　${frame}`).join('')}`)),
    '',
  ].join('\n');
}

function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of).sort((a, b) => b[1] - a[1]);
  return entries.length === 0 ? '无' : entries.map(([name, count]) => `${name} ${count}`).join('，');
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['　无'] : lines;
}
