import { checkOriginals } from '../../backend/fixity/checkOriginals.ts';
import { fixityLines } from '../../backend/fixity/fixityLines.ts';
import { repairOriginals } from '../../backend/fixity/repairOriginals.ts';
import type { Command, ExitCode } from '../command.ts';
import { openedLibrary } from '../libraryAccess.ts';
import { readArguments } from '../readArguments.ts';

/** `danghe fixity --library <dir> [--restart] [--repair <backup>] [--json]`; exit code 4 where an original is not as it was */
export const fixityCommand: Command = async (given, output, signal) => {
  const options = readArguments(given, [0, 0], ['library', 'repair'], ['restart']);
  const backup = options.optional('repair');
  return openedLibrary(options.required('library'), async (library): Promise<ExitCode> => {
    const { checked, bytes, faults } = await checkOriginals(library, { restart: options.has('restart') || backup !== undefined, signal, onProgress: (done, total) => output.progress(`检查原件 ${done}/${total}`, { stage: 'fixity', done, total }) });
    const repaired = backup === undefined ? [] : await repairOriginals(library, backup, faults.map(({ sha256 }) => sha256));
    const left = faults.filter(({ sha256 }) => !repaired.includes(sha256));
    for (const line of fixityLines(left)) output.say(line);
    if (repaired.length > 0) output.say(`已从备份换回 ${repaired.length} 件原件，每件都重新核对过。`);
    output.say(left.length === 0 ? `${checked} 件原件完好。` : `${checked} 件原件中有 ${left.length} 件不完好，其余照常可用。${backup === undefined ? '可以用 --repair 备份文件 从备份换回。' : '这份备份里没有它们。'}`);
    output.result({ checked, bytes, repaired, faults: left });
    return left.length === 0 ? 0 : 4;
  });
};
