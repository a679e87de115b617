import { spawn } from 'node:child_process';
import { programDataFolder } from '../../backend/dataFolder.ts';
import { superviseServer } from '../../serve/superviseServer.ts';
import type { Command } from '../command.ts';
import { builtPage } from '../builtPage.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe serve [--library <dir>] [--port N] [--no-open]`: the app in a browser, until it is stopped. */
export const serveCommand: Command = async (given, output, signal) => {
  const flag = given.includes('--no-open');
  const options = readArguments(given.filter((word) => word !== '--no-open'), [0, 0], ['library', 'port', 'as-of', 'data']);
  const library = options.optional('library');
  const asOf = options.date('as-of');
  const page = await builtPage((line) => output.say(line));
  const serving = await superviseServer({
    options: {
      dataFolder: options.optional('data') ?? programDataFolder(),
      port: options.number('port', 0) ?? 0,
      page,
      ...(library === undefined ? {} : { library }),
      ...(asOf ? { asOf } : {}),
    },
    onRestart: (cause) => output.say(`后台意外停止（${cause}），已重新启动；页面会自己恢复。`),
  });
  output.print(serving.address);
  output.result({ address: serving.address, port: serving.port });
  output.say('这个地址只能打开一次，只在本机有效。按 Ctrl+C 结束。');
  if (!flag) openInBrowser(serving.address);
  const stopped = new Promise<void>((stop) => {
    if (signal.aborted) stop();
    else signal.addEventListener('abort', () => stop(), { once: true });
  });
  await Promise.race([stopped, serving.ended]);
  await serving.close();
  return 0;
};

/** The system's own way of opening an address; where there is none, the printed address still serves. */
function openInBrowser(address: string): void {
  const program = process.platform === 'win32' ? 'explorer.exe' : process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(program, [address], { stdio: 'ignore', detached: true }).on('error', () => undefined).unref();
}
