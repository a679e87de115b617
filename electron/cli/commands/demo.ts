import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { clock } from '../../backend/clock.ts';
import { ensureFreeTarget } from '../../backend/ensureFreeTarget.ts';
import { makeSample } from '../../backend/makeSample.ts';
import { runToBundle } from '../../backend/runFolder.ts';
import { verifyFolder } from '../../backend/verifyFolder.ts';
import type { Command } from '../command.ts';
import { runLine } from '../progressLines.ts';
import { readArguments } from '../readArguments.ts';
import { reportSummary, sayReport } from '../summary.ts';

/** The sample covers 2024 and 2025; on this day both years have ended. */
const AS_OF = parseCalendarDate('2026-01-15')!;

/** `danghe demo [<dir>] [--json]`: the main job on the fictional township. */
export const demoCommand: Command = async (given, output, signal) => {
  const named = readArguments(given, [0, 1], []).words[0];
  if (named !== undefined) await ensureFreeTarget(named);
  const place = named === undefined ? await mkdtemp(join(tmpdir(), 'danghe-demo-')) : resolve(named);
  const [township, library, bundle] = [join(place, '样例乡镇'), join(place, '档案库'), join(place, '成果包')];

  output.say('1/4　写出虚构的样例乡镇……');
  await makeSample(township, {});
  output.say('2/4　导入、归类、检查、导出……');
  const started = clock.elapsed();
  const report = await runToBundle({ folder: township, out: bundle, library, asOf: AS_OF, signal, onProgress: (progress) => output.progress(runLine(progress), { ...progress }) });
  const seconds = (clock.elapsed() - started) / 1000;
  output.say('3/4　核验成果包……');
  const { ok, counts } = await verifyFolder(bundle);
  if (!ok) throw new DangheError({ code: 'bundle-invalid', path: bundle, problem: '刚导出的成果包没有通过核验' });
  output.say('4/4　完成。');
  output.say('');
  sayReport(report, output);
  output.say(`用时 ${seconds.toFixed(1)} 秒；核验通过，共 ${counts.files} 个文件，事件链 ${counts.events} 条。`);
  output.say('');
  output.say(`来源文件夹　${township}（埋设的问题见其中的“答案.json”）`);
  output.say(`档案库　　　${library}`);
  output.say(`成果包　　　${bundle}`);
  output.say(`　先看　　　${join(bundle, 'data', '打开我.html')}`);
  output.say(`　　　　　　${join(bundle, 'data', '检查报告.pdf')}`);
  output.result({ township, library, bundle, seconds, ...reportSummary(report) });
  return 0;
};
