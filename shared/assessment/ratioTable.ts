import { z } from 'zod';
import { DangheError } from '../model/errors.ts';
import type { RuleCode, Strength } from '../model/finding.ts';

/** The versioned table of likelihood ratios (`resources/assessment/likelihood-ratios.json`). */
export type RatioTable = z.output<typeof tableShape>;
export type Channel = RatioTable['channels'][number];
export type ChannelState = Channel['states'][number];

/** A rule's code with the least strength that counts: `B202:moderate`. */
export interface SignalAtLeast {
  readonly code: RuleCode;
  readonly strength: Strength;
}

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const code = z.custom<RuleCode>((value) => typeof value === 'string' && /^B\d{3}$/.test(value), { error: '应为疑点代码，例如 B201' });
const signal = z.string({ error: '应为疑点代码和强度' }).transform((text, context): SignalAtLeast => {
  const match = /^(B\d{3}):(weak|moderate|strong)$/.exec(text);
  if (match) return { code: match[1] as RuleCode, strength: match[2] as Strength };
  context.addIssue({ code: 'custom', message: '应为疑点代码和强度，例如 B202:moderate' });
  return z.NEVER;
});
const ratio = z.number({ error: '应为数字' }).min(1, { error: '似然比不能小于 1：没有信息时为 1' });

const state = z.strictObject({
  id: filledText,
  /** It holds where so many different facts among these are there. */
  of: z.array(signal).min(1, { error: '至少要有一项' }),
  count: z.int().min(1),
  lr: ratio,
  /** No slip of the pen explains it, so that it may stand alone at the highest level. */
  decisive: z.boolean().optional(),
  provenance: z.enum(['measured', 'published', 'expert'], { error: '应为 measured、published、expert 之一' }),
  note: filledText,
});

const channel = z.strictObject({ id: z.enum(['T', 'C', 'K', 'P', 'W'], { error: '应为 T、C、K、P、W 之一' }), name: filledText, cap: ratio, innocents: z.array(filledText).min(1), states: z.array(state).min(1) });

const tableShape = z.strictObject({
  content: z.literal('likelihood-ratios', { error: '应为 likelihood-ratios' }),
  version: filledText,
  source: filledText,
  propositions: z.strictObject({ h1: filledText, h0: filledText }),
  /** From which combined ratio each level begins; `agrees`: from which ratio a channel counts as agreeing. */
  levels: z.strictObject({ weak: ratio, moderate: ratio, strong: ratio, agrees: ratio }),
  /** A file made within so many days of the same day a year later: the year may be a slip. */
  slipDays: z.int().min(0),
  channels: z.array(channel).min(1),
  /** Findings of these rules that share so many records rest on one cause; `insideChannel`: joint states count them once, too. */
  commonCauses: z.array(z.strictObject({ id: filledText, name: filledText, rules: z.array(code).min(2), shared: z.int().min(1), insideChannel: z.boolean() })),
  /** What a wrong year alone would bring about. */
  dateSlip: z.array(code),
  /** What an open 补录说明 explains, up to the strength given. */
  explainedByNote: z.array(signal),
});

/**
 * Checks the table. What its shape cannot say: channels are there once, no ratio lies above its channel's cap, levels rise.
 *
 * @param file its name, for the error
 * @throws DangheError `resource-invalid` naming file, key and problem (in Chinese)
 */
export function parseRatioTable(json: unknown, file: string): RatioTable {
  const parsed = tableShape.safeParse(json, { error: z.locales.zhCN().localeError });
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw invalid(file, issue.path.map(String).join('.') || '内容', issue.message);
  }
  const table = parsed.data;
  const { weak, moderate, strong } = table.levels;
  if (!(weak < moderate && moderate < strong)) throw invalid(file, 'levels', '应依次增大：weak、moderate、strong');
  const ids = new Set<string>();
  for (const [index, { id, cap, states }] of table.channels.entries()) {
    if (ids.has(id)) throw invalid(file, `channels.${index}.id`, `“${id}”重复`);
    ids.add(id);
    const above = states.findIndex(({ lr }) => lr > cap);
    if (above >= 0) throw invalid(file, `channels.${index}.states.${above}.lr`, `大于本类上限 ${cap}`);
    const unreachable = states.findIndex(({ of, count }) => count > of.length);
    if (unreachable >= 0) throw invalid(file, `channels.${index}.states.${unreachable}.count`, '多于所列的项数');
  }
  return table;
}

function invalid(path: string, key: string, problem: string): DangheError {
  return new DangheError({ code: 'resource-invalid', path, key, problem });
}
