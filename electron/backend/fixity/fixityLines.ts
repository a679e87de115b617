import type { FaultyOriginal } from './checkOriginals.ts';

const words: Readonly<Record<FaultyOriginal['fault'], string>> = { missing: '原件缺失', altered: '原件被改动', unreadable: '原件读不出来' };

/** One line for each file whose original is faulty. */
export function fixityLines(faults: readonly FaultyOriginal[]): readonly string[] {
  return faults.flatMap(({ sha256, fault, paths }) => (paths.length > 0 ? paths : [`（事件记录或无名原件）${sha256.slice(0, 12)}…`]).map((path) => `${words[fault]}：${path}`));
}
