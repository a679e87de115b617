import { makeSample } from '../../backend/makeSample.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe sample <dir> [--seed N] [--branches N] [--years N] [--json]` */
export const sampleCommand: Command = async (given, output) => {
  const options = readArguments(given, [1, 1], ['seed', 'branches', 'years']);
  const folder = options.words[0]!;
  const [seed, branches, years] = [options.number('seed', 0), options.number('branches'), options.number('years')];
  const summary = await makeSample(folder, { ...(seed === undefined ? {} : { seed }), ...(branches === undefined ? {} : { branches }), ...(years === undefined ? {} : { years }) });
  output.say(`已写出虚构样例：${folder}（人名、地名均为虚构，埋设的问题见其中的“答案.json”）`);
  output.result(summary);
  return 0;
};
