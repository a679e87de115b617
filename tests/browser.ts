import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];
const windowsPlaces = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap((end) => ['ProgramFiles', 'ProgramFiles(x86)'].map((root) => `${process.env[root] ?? 'C:\\Program Files'}\\${end}`));

/** Starts the Chromium, Chrome or Edge that is installed; where none is, the failure says what to install. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = [...places, ...windowsPlaces].find((place) => existsSync(place));
  if (!executablePath) throw new Error('界面测试需要 Chromium、Chrome 或 Edge：请安装其一（Debian：apt-get install -y chromium）后重试。');
  // As root, which CI is, Chromium starts without its sandbox only. The rest keeps it from looking for its maker's servers.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}
