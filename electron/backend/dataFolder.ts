import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the program keeps what it remembers and libraries that nobody put elsewhere: the system's place for such data. */
export function programDataFolder(): string {
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'danghe');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'danghe');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'danghe');
}
