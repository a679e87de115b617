import { isEncrypted, verifyFolder } from '../../backend/verifyFolder.ts';
import { bundleFaultMessage } from '../../../shared/messages/bundleFault.ts';
import { redactedBundle } from '../../../shared/presentation/redactionText.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../readArguments.ts';
import { readPassword } from '../readPassword.ts';

/** `danghe verify <bundle> [--password-stdin] [--json]`; of an encrypted bundle, with its password */
export const verifyCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [1, 1], [], ['password-stdin']);
  const bundle = options.words[0]!;
  const encrypted = await isEncrypted(bundle);
  const { ok, faults, redacted, counts } = await verifyFolder(bundle, { signal, ...(encrypted ? { password: await readPassword(options.has('password-stdin')) } : {}) });
  const messages = faults.map((fault) => ({ ...fault, message: bundleFaultMessage(fault) }));
  for (const { message } of messages) output.say(message);
  output.say(ok ? `核验通过：${counts.files} 个文件完整、未被改动，事件链 ${counts.events} 条前后相连。` : `核验未通过：发现 ${faults.length} 处问题。`);
  if (redacted) output.say(`${redactedBundle.originals}${redactedBundle.events}`);
  output.result({ ok, redacted, faults: messages, counts });
  return ok ? 0 : 4;
};
