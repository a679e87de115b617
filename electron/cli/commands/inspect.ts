import { inspectFile } from '../../backend/inspectFile.ts';
import type { Command } from '../command.ts';
import { inspectionText } from '../inspectionText.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe inspect <file> [--json]` */
export const inspectCommand: Command = async (given, output) => {
  const file = readArguments(given, [1, 1], []).words[0]!;
  const inspection = await inspectFile(file);
  output.print(inspectionText(inspection));
  output.result(inspection);
  if (inspection.error) output.say(`${file}：${inspection.error.message}`);
  return inspection.error ? 3 : 0;
};
