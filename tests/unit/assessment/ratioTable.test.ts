import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRatioTable } from '../../../electron/backend/loadRatioTable.ts';
import { resourceFile } from '../../../electron/resources.ts';
import { parseRatioTable } from '../../../shared/assessment/ratioTable.ts';
import { DangheError } from '../../../shared/model/errors.ts';

interface Plain {
  readonly levels: Record<string, number>;
  readonly channels: { id: string; cap: number; states: Record<string, unknown>[] }[];
  readonly explainedByNote: string[];
}

const shipped = () => JSON.parse(readFileSync(resourceFile('assessment/likelihood-ratios.json'), 'utf8')) as Plain;

function fault(change: (table: Plain) => void): { readonly key: string; readonly problem: string } | null {
  const table = shipped();
  change(table);
  try {
    parseRatioTable(table, 'likelihood-ratios.json');
    return null;
  } catch (error) {
    if (!(error instanceof DangheError) || error.detail.code !== 'resource-invalid') throw error;
    return { key: error.detail.key, problem: error.detail.problem };
  }
}

describe('the table of likelihood ratios', () => {
  it('ships with every channel of detection.md §2.7 under its cap, each number with its provenance', () => {
    const { channels } = parseRatioTable(shipped(), 'likelihood-ratios.json');
    expect(channels.map(({ id, cap }) => [id, cap])).toEqual([['T', 30], ['C', 10], ['K', 100], ['P', 30], ['W', 3]]);
    for (const { states } of channels) for (const { note, provenance } of states) expect([provenance, note.length > 4]).toEqual([expect.stringMatching(/measured|published|expert/), true]);
  });

  it('no hint alone reaches moderate, in any channel', () => {
    const { channels, levels } = parseRatioTable(shipped(), 'likelihood-ratios.json');
    const hints = channels.flatMap(({ states }) => states.filter(({ of }) => of.every(({ strength }) => strength === 'weak')));
    expect(hints.length).toBeGreaterThan(4);
    for (const { lr } of hints) expect(lr).toBeLessThan(levels.moderate);
  });

  it('only contradictions that no slip explains stand alone', () => {
    const { channels } = parseRatioTable(shipped(), 'likelihood-ratios.json');
    expect(channels.flatMap(({ id, states }) => states.filter(({ decisive }) => decisive === true).map(() => id))).toEqual(['K', 'K']);
  });

  it('names the key and the fault', () => {
    expect(fault(() => undefined)).toBeNull();
    expect(fault(({ channels }) => void (channels[1]!.states[0]!['lr'] = 11))).toMatchObject({ key: 'channels.1.states.0.lr', problem: '大于本类上限 10' });
    expect(fault(({ channels }) => void (channels[0]!.states[0]!['lr'] = 0.5))).toMatchObject({ key: 'channels.0.states.0.lr' });
    expect(fault(({ levels }) => void (levels['strong'] = 5))).toMatchObject({ key: 'levels' });
    expect(fault(({ channels }) => void (channels[0]!.states[0]!['of'] = ['B201']))).toMatchObject({ key: 'channels.0.states.0.of.0' });
    expect(fault(({ explainedByNote }) => void explainedByNote.push('M101:weak'))?.problem).toContain('疑点代码');
  });

  it('goes into the report with its hash', async () => {
    const { basis } = await loadRatioTable();
    expect(basis).toMatchObject({ tableVersion: expect.any(String), tableSha256: expect.stringMatching(/^[0-9a-f]{64}$/), propositions: { h1: expect.stringContaining('晚于'), h0: expect.stringContaining('按时') } });
  });
});
