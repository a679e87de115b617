import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { RuleCode } from '../../shared/model/finding.ts';
import type { Draft } from './draft.ts';
import { extensionOf, type SampleFormat } from './formats/render.ts';
import type { Manner } from './layouts.ts';
import type { MeetingKind, Minutes } from './minutes.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import type { SceneName } from './scenes.ts';
import { officeTime, stampAt, type Stamp } from './stamp.ts';
import type { Village } from './village.ts';

/** A meeting of a branch and the files it will leave; planted problems change it before anything is written. */
export interface MeetingPlan {
  /** `branchMeeting 2025-Q3`, `committeeMeeting 2025-07`, … */
  readonly key: string;
  readonly minutes: Minutes;
  readonly manner: Manner;
  readonly format: SampleFormat;
  readonly stamp: Stamp;
  readonly folder: string;
  readonly base: string;
  /** A file of its own, a scanned page, a table below the minutes, or none. */
  readonly signIn: 'file' | 'scan' | 'below' | 'none';
  readonly photos: readonly PhotoPlan[];
  readonly papers: readonly PaperPlan[];
}

export interface PhotoPlan {
  readonly name: string;
  /** The stream and kind of the scene; the same for two photos of one moment. */
  readonly scene: string;
  readonly sceneName: SceneName;
  readonly takenAt?: string;
  readonly quality?: number;
  readonly change?: 'crop' | 'mirror' | 'brighten';
}

/** Any other paper. */
export interface PaperPlan {
  readonly path: string;
  readonly draft: Draft;
  readonly format: SampleFormat;
  readonly stamp: Stamp;
}

/** All of one branch. Plans are kept in maps so that a planted problem can replace or remove one by its key. */
export interface BranchPlan {
  readonly village: Village;
  readonly root: string;
  readonly meetings: Map<string, MeetingPlan>;
  readonly papers: Map<string, PaperPlan>;
  readonly planted: PlantedProblem[];
}

interface PlantedProblem {
  readonly rule: RuleCode;
  readonly paths: readonly string[];
  readonly period?: string;
  readonly explanation: string;
}

/** What every maker of plans needs. */
export interface Making {
  readonly random: Random;
  readonly pools: Pools;
  readonly village: Village;
  readonly years: readonly number[];
}

const categoryFolders: Readonly<Record<string, string>> = {
  '01': '01组织设置与班子建设', '02': '02党员队伍管理', '03': '03发展党员', '04': '04组织生活',
  '05': '05学习教育', '06': '06议事决策与公开', '07': '07党建责任与作用发挥', '08': '08制度保障与考核整改',
};

const quarterNames = ['第一季度', '第二季度', '第三季度', '第四季度'];

/** The folder in which this clerk keeps a paper of a category, a subject and a day. */
export function folderFor(village: Village, category: string, subject: string, date: CalendarDate): string {
  const year = date.slice(0, 4);
  const month = Number(date.slice(5, 7));
  const root = rootOf(village);
  switch (village.clerk.folders) {
    case 'byCategory':
      return `${root}/${year}/${categoryFolders[category]!}${category === '04' ? `/${subject}` : ''}`;
    case 'byQuarter':
      return category === '04' ? `${root}/${year}年三会一课/${quarterNames[Math.ceil(month / 3) - 1]!}` : `${root}/${year}年其他资料/${subject}`;
    case 'byMonth':
      return `${root}/${year}/${String(month).padStart(2, '0')}月`;
    case 'byKind':
      return `${root}/${subject}/${year}`;
  }
}

/** The top folder of a branch. */
export function rootOf(village: Village): string {
  return village.clerk.folders === 'byQuarter' ? `${village.name}村党支部资料` : village.clerk.folders === 'byKind' ? `${village.name}村党支部` : `${village.name}村`;
}

/** A file name as this clerk gives them, without extension. */
export function baseName(village: Village, title: string, date: CalendarDate): string {
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  switch (village.clerk.names) {
    case 'dateFirst':
      return `${date.replaceAll('-', '')} ${title}`;
    case 'monthFirst':
      return `${month}月${day}日${title}`;
    case 'titleFirst':
      return `${title}（${date.slice(0, 4)}.${month}.${day}）`;
  }
}

/** The path of the minutes of a meeting. */
export function minutesPath(plan: MeetingPlan): string {
  return `${plan.folder}/${plan.base}.${extensionOf(plan.format)}`;
}

/** A stamp of an honest file: typed in the office within two days. */
export function promptStamp(random: Random, village: Village, date: CalendarDate): Stamp {
  return stampAt(random, village.clerk.program, village.clerk.name, officeTime(random, date, random.int(0, 2)));
}

/** A paper in one of the clerk's formats, or in the one given; named and placed as the clerk does. */
export function paperOf(making: Pick<Making, 'random' | 'village'>, options: { readonly category: string; readonly subject: string; readonly title: string; readonly date: CalendarDate; readonly draft: Draft; readonly format?: SampleFormat; readonly folder?: string }): PaperPlan {
  const { random, village } = making;
  const format = options.format ?? random.pick(village.clerk.formats);
  const folder = options.folder ?? folderFor(village, options.category, options.subject, options.date);
  return {
    path: `${folder}/${baseName(village, options.title, options.date)}.${extensionOf(format)}`,
    draft: options.draft,
    format,
    stamp: promptStamp(random, village, options.date),
  };
}

/** Subfolders of organisation life by kind of meeting. */
export const meetingSubjects: Readonly<Record<MeetingKind, { readonly category: string; readonly subject: string }>> = {
  branchMeeting: { category: '04', subject: '支部党员大会' },
  committeeMeeting: { category: '04', subject: '支部委员会' },
  groupMeeting: { category: '04', subject: '党小组会' },
  partyLecture: { category: '04', subject: '党课' },
  themeDay: { category: '04', subject: '主题党日' },
  organisationLifeMeeting: { category: '04', subject: '组织生活会' },
  democraticReview: { category: '04', subject: '民主评议党员' },
  villageCommitteeMeeting: { category: '06', subject: '村委会会议' },
  jointMeeting: { category: '06', subject: '四议两公开' },
  villagersRepresentativesMeeting: { category: '06', subject: '村民代表会议' },
};
