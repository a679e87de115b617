import { parseArgs } from 'node:util';
import { parseCalendarDate, type CalendarDate } from '../../shared/model/calendarDate.ts';
import { DangheError } from '../../shared/model/errors.ts';

/** The arguments of one command, checked against what it takes. */
export interface Arguments {
  /** The words that are not options; exactly as many as the command takes. */
  readonly words: readonly string[];
  /** An option that must be there. */
  required(name: string): string;
  optional(name: string): string | undefined;
  many(name: string): readonly string[];
  /** Whether an option without a value was given. */
  has(flag: string): boolean;
  /** A whole number of at least 1 (seeds: 0). */
  number(name: string, least?: number): number | undefined;
  date(name: string): CalendarDate | undefined;
}

/**
 * @param words how many plain words the command takes, [least, most]
 * @param options names of the options that take a value
 * @param flags names of the options that take none; `json` is always one
 * @throws DangheError `usage`
 */
export function readArguments(given: readonly string[], words: readonly [least: number, most: number], options: readonly string[], flags: readonly string[] = []): Arguments {
  const { values, given: set, positionals } = parse(given, options, ['json', ...flags]);
  if (positionals.length < words[0]) throw usage(words[0] === 1 ? '缺少路径' : '参数不够');
  if (positionals.length > words[1]) throw usage(`多余的参数“${positionals[words[1]]!}”`);
  const many = (name: string) => values[name] ?? [];
  const optional = (name: string) => many(name).at(-1);
  return {
    words: positionals,
    many,
    optional,
    has: (flag) => set.has(flag),
    required(name) {
      return optional(name) ?? raise(usage(`缺少 --${name}`));
    },
    number(name, least = 1) {
      const text = optional(name);
      if (text === undefined) return undefined;
      const value = Number(text);
      return /^\d+$/.test(text) && value >= least ? value : raise(usage(`--${name} 应为不小于 ${least} 的整数，收到“${text}”`));
    },
    date(name) {
      const text = optional(name);
      if (text === undefined) return undefined;
      return parseCalendarDate(text) ?? raise(usage(`--${name} 应为 YYYY-MM-DD 形式的日期，收到“${text}”`));
    },
  };
}

function parse(given: readonly string[], options: readonly string[], flags: readonly string[]): { values: Record<string, string[] | undefined>; given: ReadonlySet<string>; positionals: string[] } {
  try {
    const parsed = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { ...Object.fromEntries(options.map((name) => [name, { type: 'string' as const, multiple: true }])), ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])) },
    });
    const values = Object.fromEntries(Object.entries(parsed.values).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.map(String)]] : [])));
    return { values, given: new Set(Object.keys(parsed.values)), positionals: parsed.positionals };
  } catch (error) {
    const named = error instanceof Error ? /'(-[^']+)'/.exec(error.message)?.[1] : undefined;
    throw usage(named ? `选项 ${named.split(' ')[0]!} 不认识或缺少取值` : '参数有误');
  }
}

function usage(problem: string): DangheError {
  return new DangheError({ code: 'usage', problem });
}

function raise(error: Error): never {
  throw error;
}
