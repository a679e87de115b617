import { fileTimes } from '../evidence/fileTimes.ts';
import { addMonths, daysBetween } from '../model/calendarDate.ts';
import type { RecordFact, TownshipFacts } from '../model/facts.ts';
import type { RecordAssessment, ReportFinding } from '../model/report.ts';
import { lateNotes } from '../rules/fileTimes/lateNotes.ts';
import { isExplained, readChannel, sharesCause, type ChannelReading } from './channelRatio.ts';
import type { RatioTable } from './ratioTable.ts';
import { signalsByRecord, type Signal } from './signals.ts';

/**
 * How much the signals about each record speak for H1 (it was formed well after the day it states) against H0 (formed in
 * time; typing in, conversion, forms and slips account for the rest). Inside a channel the joint state gives one ratio,
 * across channels they are multiplied, each capped (detection.md §2.7); one cause seen through two channels counts once.
 * What is not there counts for nothing. Findings outside family B never count.
 *
 * @returns one entry for every record that any back-fill signal is about, in the order of branches and records
 */
export function assess(facts: TownshipFacts, findings: readonly ReportFinding[], table: RatioTable): readonly RecordAssessment[] {
  const byRecord = signalsByRecord(facts, findings);
  return facts.branches.flatMap((branch) => {
    const noteOf = lateNotes(branch);
    return branch.records.flatMap((record) => {
      const signals = byRecord.get(record);
      return signals ? [assessRecord(record, signals, noteOf(record), table)] : [];
    });
  });
}

function assessRecord(record: RecordFact, signals: readonly Signal[], note: { readonly path: string; readonly title: string } | null, table: RatioTable): RecordAssessment {
  const explained = note ? signals.filter(({ finding, strength }) => isExplained(finding.rule, strength, table)) : [];
  const standing = signals.filter((signal) => !explained.includes(signal));
  const slip = isPerhapsSlip(record, table);
  const { readings, remarks } = weigh(standing, slip, table);
  const likelihoodRatio = readings.reduce((product, reading) => product * reading.likelihoodRatio, 1);
  return {
    path: record.path,
    ordinal: record.ordinal,
    signals: signals.map(({ finding }) => finding.id),
    likelihoodRatio: Math.round(likelihoodRatio * 10) / 10,
    level: levelOf(likelihoodRatio, readings, slip, table),
    channels: readings.map(({ channel, state, likelihoodRatio: ratio, signals: resting }) => ({ channel: channel.id, name: channel.name, state: state.id, likelihoodRatio: ratio, signals: resting.map(({ finding }) => finding.id) })),
    remarks: [...(note && explained.length > 0 ? [`文件夹中的补录说明“${note.title}”写明了这次会议，${explained.length} 项与晚录有关的疑点不再计入。`] : []), ...remarks],
  };
}

/** Reads the channels, strongest first; a later one leaves out what rests on the cause of an earlier one. */
function weigh(signals: readonly Signal[], slip: boolean, table: RatioTable): { readonly readings: readonly ChannelReading[]; readonly remarks: readonly string[] } {
  const remarks: string[] = [];
  const readings: ChannelReading[] = [];
  let left = table.channels.map((channel) => ({ channel, signals: signals.filter(({ finding }) => channel.states.some(({ of }) => of.some(({ code }) => code === finding.rule))) }));
  for (;;) {
    const candidates = left.flatMap(({ channel, signals: own }) => readChannel(channel, own, table) ?? []);
    const strongest = candidates.toSorted((a, b) => b.likelihoodRatio - a.likelihoodRatio)[0];
    if (!strongest) break;
    readings.push(strongest);
    left = left.filter(({ channel }) => channel !== strongest.channel).map(({ channel, signals: own }) => {
      const kept = own.filter((signal) => {
        const cause = strongest.signals.flatMap((counted) => table.commonCauses.find((common) => sharesCause(counted, signal, common)) ?? [])[0];
        const oneSlip = slip && table.dateSlip.includes(signal.finding.rule) && strongest.signals.some(({ finding }) => table.dateSlip.includes(finding.rule));
        if (cause) remarks.push(`“${signal.finding.title}”与“${strongest.channel.name}”的疑点出于${cause.name}，不重复计算。`);
        else if (oneSlip) remarks.push(`“${signal.finding.title}”也可能只是年份写错造成的，不重复计算。`);
        return !cause && !oneSlip;
      });
      return { channel, signals: kept };
    });
  }
  return { readings, remarks: [...new Set(remarks)] };
}

/** The highest level needs two channels that agree, or one fact that no slip explains. */
function levelOf(likelihoodRatio: number, readings: readonly ChannelReading[], slip: boolean, { levels }: RatioTable): RecordAssessment['level'] {
  const agreeing = readings.filter((reading) => reading.likelihoodRatio >= levels.agrees).length;
  const decisive = !slip && readings.some(({ state }) => state.decisive === true);
  if (likelihoodRatio >= levels.strong && (agreeing >= 2 || decisive)) return 'strong';
  if (likelihoodRatio >= levels.moderate) return 'moderate';
  return likelihoodRatio >= levels.weak ? 'weak' : 'none';
}

/** The file was in time for the same day of the next year: perhaps only the year is wrong. */
function isPerhapsSlip({ date, evidence }: RecordFact, { slipDays }: RatioTable): boolean {
  const made = date === null ? null : fileTimes(evidence)?.created;
  if (date === null || !made) return false;
  const after = daysBetween(addMonths(date, 12), made.day);
  return after >= -1 && after <= slipDays;
}
