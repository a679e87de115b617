import { verifyFolder } from '../../backend/verifyFolder.ts';
import { bundleFaultMessage } from '../../../shared/messages/bundleFault.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe verify <bundle> [--json]` */
export const verifyCommand: Command = async (given, output) => {
  const folder = readArguments(given, [1, 1], []).words[0]!;
  const { ok, faults, counts } = await verifyFolder(folder);
  const messages = faults.map((fault) => ({ ...fault, message: bundleFaultMessage(fault) }));
  for (const { message } of messages) output.say(message);
  output.say(ok ? `核验通过：${counts.files} 个文件完整、未被改动，事件链 ${counts.events} 条前后相连。` : `核验未通过：发现 ${faults.length} 处问题。`);
  output.result({ ok, faults: messages, counts });
  return ok ? 0 : 4;
};
