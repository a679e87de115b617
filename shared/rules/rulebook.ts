import { z } from 'zod';
import { DangheError } from '../model/errors.ts';
import type { RuleCode } from '../model/finding.ts';
import { workCalendar, type WorkCalendar } from '../calendar/workCalendar.ts';
import type { ProgramBuilds } from '../evidence/programBuild.ts';
import { ownYears } from './calendar/calendarData.ts';
import type { DecisionData } from './decisions/decisionData.ts';
import { developmentData, type DevelopmentData } from './development/developmentData.ts';
import type { FileTimesThresholds } from './fileTimes/fileTimesData.ts';
import type { HandwritingSignals } from './handwriting/handwritingData.ts';
import type { PeopleSignals } from './people/peopleSignalsData.ts';
import type { PhotoSignals } from './photos/photoSignalsData.ts';
import type { SensitivityThreshold } from './sensitivityShape.ts';
import type { TextSignals } from './text/textSignalsData.ts';
import {
  resourceShapes,
  type CatalogueEntry,
  type FieldRequirement,
  type KeyTaskList,
  type Obligation,
  type OfficeTerm,
  type OwedAttachment,
  type Quorum,
  type RecordFieldRule,
  type StandardPack,
  type Thresholds,
  type Vocabulary,
} from './rulebookShape.ts';
import { datedVocabulary, type DatedVocabulary } from './vocabulary/vocabularyData.ts';

/** All data the rules go by, checked: `resources/rules`, `resources/standards` and `resources/keytasks`. */
export interface Rulebook {
  /** Severity, basis and explanations of every rule, by code. */
  readonly catalogue: ReadonlyMap<RuleCode, CatalogueEntry>;
  readonly obligations: readonly Obligation[];
  readonly terms: readonly OfficeTerm[];
  readonly attachments: readonly OwedAttachment[];
  readonly fields: readonly RecordFieldRule[];
  readonly requirements: readonly FieldRequirement[];
  readonly quorums: readonly Quorum[];
  readonly words: Vocabulary;
  readonly thresholds: Thresholds;
  readonly standards: readonly StandardPack[];
  readonly keyTasks: readonly KeyTaskList[];
  /** Steps, materials and limits of 发展党员, by edition. */
  readonly development: DevelopmentData;
  /** Terms by the day they became public or went out of use; local files merged in. */
  readonly datedVocabulary: DatedVocabulary;
  /** Steps of 四议两公开 and how its matters are recognised. */
  readonly decisions: DecisionData;
  readonly fileTimes: FileTimesThresholds;
  readonly textSignals: TextSignals;
  readonly peopleSignals: PeopleSignals;
  readonly photoSignals: PhotoSignals;
  readonly handwriting: HandwritingSignals;
  /** Days off: the State Council's, and what the county has entered for further years. */
  readonly calendar: WorkCalendar;
  /** Thresholds that the sensitivity of doubts moves, with their bounds; without such a file it moves nothing. */
  readonly sensitivity: readonly SensitivityThreshold[];
  /** Without such a file nothing is said about program versions. */
  readonly builds: ProgramBuilds;
}

type Content = keyof typeof resourceShapes;
type Resources = { readonly [Kind in Content]: readonly { readonly file: string; readonly data: z.output<(typeof resourceShapes)[Kind]> }[] };

/**
 * Checks the data files and puts them together. What a file holds is said by its own `content`, so its name is free;
 * catalogues may be several, standard packs and
 * key-task lists may be absent or several, everything else stands in exactly one file.
 *
 * @param files file name → parsed JSON
 * @throws DangheError `resource-invalid` naming file, key and problem (in Chinese)
 */
export function parseRulebook(files: Readonly<Record<string, unknown>>): Rulebook {
  const resources = readResources(files);
  const { obligations, terms } = only(resources, 'obligations').data;
  const { fields, requirements } = only(resources, 'record-fields').data;
  rejectContradictions(resources);
  return {
    catalogue: new Map(resources.catalogue.flatMap(({ data }) => data.rules).map((entry): [RuleCode, CatalogueEntry] => [entry.code, entry])),
    obligations,
    terms,
    attachments: only(resources, 'attachments').data.attachments,
    fields,
    requirements,
    quorums: only(resources, 'quorums').data.quorums,
    words: only(resources, 'vocabulary').data.words,
    thresholds: only(resources, 'thresholds').data.thresholds,
    standards: resources['standard-pack'].map(({ data }) => data),
    keyTasks: resources['key-tasks'].map(({ data }) => data),
    development: readDevelopment(resources),
    datedVocabulary: readDatedVocabulary(resources),
    decisions: only(resources, 'decision-steps').data.decisions,
    fileTimes: only(resources, 'file-times').data.fileTimes,
    textSignals: only(resources, 'text-signals').data,
    peopleSignals: only(resources, 'people-signals').data.peopleSignals,
    photoSignals: only(resources, 'photo-signals').data.photoSignals,
    handwriting: { ...only(resources, 'handwriting-signals').data.handwriting, knownGood: null },
    sensitivity: resources.sensitivity[0]?.data.thresholds ?? [],
    calendar: workCalendar(ownYears(resources.calendar)),
    builds: resources['program-builds'][0]?.data ?? { marginDays: 0, builds: [] },
  };
}

function readResources(files: Readonly<Record<string, unknown>>): Resources {
  const found = Object.fromEntries(Object.keys(resourceShapes).map((content) => [content, []])) as unknown as Record<Content, { file: string; data: unknown }[]>;
  for (const [file, json] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const content = contentOf(json);
    if (content === null) throw invalid(file, 'content', `应为 ${Object.keys(resourceShapes).join('、')} 之一`);
    const parsed = resourceShapes[content].safeParse(json, { error: z.locales.zhCN().localeError });
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      throw invalid(file, keyOf(issue.path), issue.message);
    }
    found[content].push({ file, data: parsed.data });
  }
  return found as unknown as Resources;
}

function contentOf(json: unknown): Content | null {
  const content: unknown = typeof json === 'object' && json !== null && 'content' in json ? json.content : null;
  return typeof content === 'string' && Object.hasOwn(resourceShapes, content) ? (content as Content) : null;
}

function only<Kind extends Content>(resources: Resources, content: Kind): Resources[Kind][number] {
  const [first, second] = resources[content];
  if (!first) throw invalid('resources/rules', 'content', `缺少 content 为“${content}”的数据文件`);
  if (second) throw invalid(second.file, 'content', `“${content}”已在 ${first.file} 中给出，只能有一份`);
  return first;
}

function readDevelopment(resources: Resources): DevelopmentData {
  const data = developmentData(resources['development-edition'], resources['development-local'], only(resources, 'development-papers'));
  if ('problem' in data) throw invalid(data.file, data.key, data.problem);
  return data;
}

function readDatedVocabulary(resources: Resources): DatedVocabulary {
  const vocabulary = datedVocabulary(resources['dated-terms'], resources['expired-terms']);
  if ('problem' in vocabulary) throw invalid(vocabulary.file, vocabulary.key, vocabulary.problem);
  return vocabulary;
}

/** What a shape cannot say: codes are unique, every obligation has a basis, every required field is described. */
function rejectContradictions(resources: Resources): void {
  if (!resources.catalogue[0]) throw invalid('resources/rules', 'content', '缺少 content 为“catalogue”的数据文件');
  const codes = new Set<string>();
  for (const { file, data } of resources.catalogue) {
    for (const [index, { code, bases }] of data.rules.entries()) {
      if (codes.has(code)) throw invalid(file, `rules[${index}].code`, `检查代码“${code}”重复`);
      codes.add(code);
      for (const [position, { from, until }] of bases.entries()) {
        if (from && until && from > until) throw invalid(file, `rules[${index}].bases[${position}].until`, '早于起始日期');
      }
    }
  }
  const obligations = only(resources, 'obligations');
  const owed = new Set<string>();
  for (const [index, { code }] of obligations.data.obligations.entries()) {
    if (!codes.has(code)) throw invalid(obligations.file, `obligations[${index}].code`, `检查目录（catalogue）中没有“${code}”`);
    if (owed.has(code)) throw invalid(obligations.file, `obligations[${index}].code`, `“${code}”重复`);
    owed.add(code);
  }
  const recordFields = only(resources, 'record-fields');
  const described = new Set(recordFields.data.fields.map(({ id }) => id));
  for (const [index, { required, whenVoting }] of recordFields.data.requirements.entries()) {
    const missing = [...required, ...whenVoting].find((id) => !described.has(id));
    if (missing) throw invalid(recordFields.file, `requirements[${index}].required`, `要素“${missing}”没有在 fields 中说明`);
  }
  for (const { file, data } of resources['key-tasks']) {
    for (const [index, { from, to }] of data.tasks.entries()) if (from > to) throw invalid(file, `tasks[${index}].to`, '早于起始日期');
  }
}

function invalid(path: string, key: string, problem: string): DangheError {
  return new DangheError({ code: 'resource-invalid', path, key, problem });
}

/** `rules[3].bases[0].from`; the whole file where there is no path. */
function keyOf(path: readonly PropertyKey[]): string {
  const key = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '');
  return key === '' ? '内容' : key;
}
