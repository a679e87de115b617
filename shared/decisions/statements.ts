import type { CalendarDate } from '../model/calendarDate.ts';
import type { RecordFact } from '../model/facts.ts';
import { certain, certainDay, isSettled } from '../people/certain.ts';
import { matterName, type MatterName } from './matterName.ts';
import { statedSteps } from './statedSteps.ts';
import type { MatterData, StatedStep, Step, StepId } from './steps.ts';

/** That a record deals with a matter, in which step, and how plainly it says so. */
export interface Statement {
  readonly record: RecordFact;
  readonly step: StepId | 'register';
  readonly name: MatterName;
  /** The paper itself says the step (审议…事项, 决议公开); otherwise the body merely spoke of the matter. */
  readonly marked: boolean;
  /** The paper says that this goes by the procedure. */
  readonly procedure: boolean;
  /** The step's day where surely read: of the meeting, or the first day of a publication. */
  readonly day: CalendarDate | null;
  /** Days that a register or a notice states for steps. */
  readonly stated: readonly StatedStep[];
  readonly quote: string;
}

/** Names longer than this are sentences that were taken for a topic. */
const LONGEST_NAME = 60;
const LABELS = '事项名称|项目名称|议题|决议事项|公示事项|公示内容|公开事项|公开内容|提议事项|议定事项|事项内容|名称|事项';

/** All matters that a record deals with as one of the steps, or as a register of them. */
export function statementsOf(record: RecordFact, data: MatterData, places: readonly string[]): readonly Statement[] {
  const kind = record.kind;
  if (kind === null || record.text.length === 0) return [];
  const isRegister = data.registerKinds.includes(kind);
  const steps = data.steps.filter(({ kinds, verbKinds }) => kinds.includes(kind) || verbKinds.includes(kind));
  if (!isRegister && steps.length === 0) return [];
  const found = new Map<string, Statement>();
  const stated = record.role === 'meeting' ? [] : statedSteps(record, data.steps);
  const titleSaysSo = record.role === 'meeting' && speaksOfProcedure(record.title, data);
  for (const { text, quote } of record.role === 'meeting' ? agendaOf(record) : namedIn(record)) {
    if (data.otherBusiness.some((word) => text.includes(word))) continue;
    const name = matterName(text, places);
    if (name === null || /^学习|传达|领学/.test(text)) continue;
    const procedure = isRegister || kind === 'decisionProposal' || titleSaysSo || speaksOfProcedure(text, data) || (record.role !== 'meeting' && speaksOfProcedure(record.text, data));
    for (const { step, marked } of isRegister ? [{ step: 'register' as const, marked: true }] : stepsSaid(text, record, steps)) {
      const key = `${step} ${name.core}`;
      if (found.get(key)?.marked !== true) found.set(key, { record, step, name, marked: marked && isSettled(record), procedure, day: dayOf(record, step, stated), stated, quote });
    }
  }
  return [...found.values()];
}

/** Whether a text names the procedure as what is being done, not as what is being studied. */
function speaksOfProcedure(text: string, { procedureWords, studyWords }: MatterData): boolean {
  return procedureWords.some((word) => text.includes(word)) && !studyWords.some((word) => text.includes(word));
}

function stepsSaid(text: string, { kind, role, text: whole }: RecordFact, steps: readonly Step[]): readonly { readonly step: StepId; readonly marked: boolean }[] {
  if (role !== 'meeting') return steps.map(({ id }) => ({ step: id, marked: id !== 'resultPublicity' || /实施|决议|议定|四议|竣工|完工/.test(whole) }));
  const said = steps.filter(({ verbs }) => verbs.some((verb) => text.includes(verb)));
  if (said.length > 0) return said.map(({ id }) => ({ step: id, marked: true }));
  return steps.filter(({ kinds }) => kinds.includes(kind!)).slice(0, 1).map(({ id }) => ({ step: id, marked: kind === 'decisionReview' }));
}

interface Named {
  readonly text: string;
  readonly quote: string;
}

/** Items of an agenda and what “会议审议了……” says, never what somebody says in the discussion. */
function agendaOf({ text, title, fields }: RecordFact): readonly Named[] {
  const found: Named[] = [];
  const add = (written: string | undefined) => {
    const name = written?.split(/[。；;\n]/)[0]?.trim() ?? '';
    if (name.length >= 4 && name.length <= LONGEST_NAME && !isSpeech(name)) found.push({ text: name, quote: written!.trim().slice(0, 80) });
  };
  // A topic that does not stand in the text as one line was put together out of several.
  for (const topic of fields.topics ?? []) if (certain(topic) && text.includes(topic.value)) add(topic.value);
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.length < 5 || isSpeech(trimmed)) continue;
    add(/^(?:会议)?(?:议题|议程|事项)[一二三四五六七八九十\d]{0,2}\s*[:：、.]?\s*(.+)$/.exec(trimmed)?.[1]);
    if (trimmed.length <= LONGEST_NAME) add(/^[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*(.+)$/.exec(trimmed)?.[1]);
    for (const match of trimmed.matchAll(/(?:会议|大会|支委会|支部|与会人员|代表们?|到会党员)(?:还|又|并|一致|经|认真|逐项|集体|依次)*((?:提议|商议|审议|表决|讨论|研究|决议|议定|协商)(?:并|通过|了|同意|决定|讨论)*.{3,40}?)(?=[，。；;]|$)/g)) add(match[1]);
  }
  add(/(?:提议|商议|审议|决议|表决)(?:关于)?.{3,40}?(?=(?:会议)?(?:记录|纪要))/.exec(title)?.[0]);
  return found;
}

/** 王某某：我提议…… and quoted words. */
function isSpeech(line: string): boolean {
  return /^[\u3400-\u9fff·]{2,6}(?:同志)?(?:[（(][^（()）]*[)）])?(?:说|发言|认为|表示)?[:：]/.test(line) && !/^(?:会议)?(?:议题|议程|事项|主题|内容)/.test(line);
}

/** What a paper names as its matter: in its title, behind a label, in “决定实施……”. */
function namedIn({ text, title }: RecordFact): readonly Named[] {
  let found: Named[] = [];
  const add = (written: string | undefined) => {
    const name = written?.trim() ?? '';
    if (name.length >= 4 && name.length <= LONGEST_NAME && !/^(?:公示|公开|内容|时间|日期|提议|商议|审议)/.test(name)) found.push({ text: name, quote: name });
  };
  const opening = text.slice(0, 1500);
  for (const source of [title, ...opening.split('\n').slice(0, 4)]) add(/关于(.{3,50}?)的?(?:提议|决议|决定|实施结果|实施情况|结果|公示|公开|公告|通告)/.exec(source)?.[1]);
  for (const match of opening.matchAll(new RegExp(`(?:^|\\n)\\s*(?:${LABELS})\\s*(?:[:：\\t]\\s*|\\n\\s*)(.{3,60})`, 'g'))) add(match[1]);
  add(/^(.{4,40}?)(?:决议公开|决议公示|决议公告|实施结果公[开示]|结果公[开示])/.exec(title)?.[1]);
  if (found.length > 0) return found;
  // Without a title or label that names it: what the text says was decided first, the rest being how it is to be done.
  for (const match of opening.matchAll(/(?:决定|同意|表决通过了?|决议|提议)(?:实施|修建|新建|建设|对|将|在)?([^，。；：:\n]{4,40})/g)) add(match[1]);
  found = found.slice(0, 1);
  return found;
}

function dayOf(record: RecordFact, step: StepId | 'register', stated: readonly StatedStep[]): CalendarDate | null {
  if (!isSettled(record)) return null;
  if (step === 'register') return null;
  const publication = stated.find((one) => one.step === step);
  if (publication && step.endsWith('Publicity')) return publication.from;
  return certainDay(record)?.value ?? null;
}
