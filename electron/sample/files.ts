import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import { listTable, paragraph, type Draft } from './draft.ts';
import { extensionOf, render, type SampleFormat } from './formats/render.ts';
import { headline, layMinutes } from './layouts.ts';
import { baseName, minutesPath, type BranchPlan, type MeetingPlan, type PhotoPlan } from './plan.ts';
import { randomFrom, type Random } from './random.ts';
import { scanSignInSheet } from './scans.ts';
import { drawScene, photograph, type Photo } from './scenes.ts';
import { writeDate } from './wording.ts';

/** One file of the sample: where it lies, its time on the disk (local), its bytes when asked. */
export interface SampleFile {
  readonly path: string;
  readonly modified: string;
  bytes(): Promise<Uint8Array>;
}

/** All files of a branch. Two files that would have one name get numbers, as file managers give them. */
export function filesOf(plan: BranchPlan, random: Random): readonly SampleFile[] {
  const files = [
    ...[...plan.meetings.values()].flatMap((meeting) => meetingFiles(plan, meeting, random.fork(meeting.key))),
    ...[...plan.papers.values()].map((paper): SampleFile => ({ path: paper.path, modified: paper.stamp.modified, bytes: () => render(paper.draft, paper.format, paper.stamp) })),
  ];
  const taken = new Set<string>();
  return files.map((file) => {
    const path = freePath(file.path, taken);
    taken.add(path);
    return { ...file, path };
  });
}

function freePath(path: string, taken: ReadonlySet<string>): string {
  const dot = path.lastIndexOf('.');
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path.slice(0, dot)}(${number})${path.slice(dot)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function meetingFiles(plan: BranchPlan, meeting: MeetingPlan, random: Random): readonly SampleFile[] {
  const { minutes, stamp } = meeting;
  const files: SampleFile[] = [{ path: minutesPath(meeting), modified: stamp.modified, bytes: async () => render(await minutesDraft(plan, meeting, random.fork('minutes')), meeting.format, stamp) }];
  if (meeting.signIn === 'file' || meeting.signIn === 'scan') {
    const title = `${signInTitles[minutes.kind] ?? '会议'}签到表`;
    const base = `${meeting.folder}/${baseName(minutes.village, title, minutes.date)}`;
    if (meeting.signIn === 'scan') {
      files.push({ path: `${base}.jpg`, modified: stamp.modified, bytes: () => scanSignInSheet(random.fork('scan'), [headline(minutes).replace(/记录$/, '签到表'), `时间：${writeDate(minutes.date, 0)}`, `地点：${minutes.venue}`], minutes.attendance.present) });
    } else {
      const format = random.pick<SampleFormat>(plan.village.index % 2 === 0 ? ['docx', 'xlsx', 'doc', 'xlsx', 'doc'] : ['xls', 'docx', 'xlsx', 'xls']);
      files.push({ path: `${base}.${extensionOf(format)}`, modified: stamp.modified, bytes: () => render(signInSheet(meeting), format, stamp) });
    }
  }
  for (const photo of meeting.photos) {
    files.push({
      path: `${meeting.folder}/${photo.name}.jpg`,
      modified: photo.takenAt ?? stamp.modified,
      bytes: async () => (await develop(plan, photo)).jpeg,
    });
  }
  for (const paper of meeting.papers) files.push({ path: paper.path, modified: paper.stamp.modified, bytes: () => render(paper.draft, paper.format, paper.stamp) });
  return files;
}

/** The minutes, with a sign-in table below or a photo pasted in where this clerk does so. */
async function minutesDraft(plan: BranchPlan, meeting: MeetingPlan, random: Random): Promise<Draft> {
  const draft = layMinutes(meeting.minutes, meeting.manner);
  const photo = meeting.photos[0];
  const pasted = photo && plan.village.profile === 'honest' && random.chance(0.25) ? [{ kind: 'picture' as const, ...(await develop(plan, photo)) }] : [];
  const signed = meeting.signIn === 'below' ? [paragraph('附：签到表', 'section'), ...signInSheet(meeting).blocks.slice(2)] : [];
  return { ...draft, blocks: [...draft.blocks, ...signed, ...pasted] };
}

function develop(plan: BranchPlan, photo: PhotoPlan): Promise<Photo> {
  return photograph(drawScene(randomFrom(photo.scene), photo.sceneName), {
    ...(photo.takenAt ? { takenAt: photo.takenAt, camera: plan.village.clerk.camera } : {}),
    ...(photo.quality ? { quality: photo.quality } : {}),
    ...(photo.change ? { change: photo.change } : {}),
  });
}

const signInTitles: Readonly<Partial<Record<MeetingPlan['minutes']['kind'], string>>> = {
  branchMeeting: '党员大会', committeeMeeting: '支委会', groupMeeting: '党小组会', partyLecture: '党课', themeDay: '主题党日',
  organisationLifeMeeting: '组织生活会', democraticReview: '民主评议', villageCommitteeMeeting: '村委会会议', jointMeeting: '两委联席会议', villagersRepresentativesMeeting: '村民代表会议',
};

function signInSheet({ minutes }: MeetingPlan): Draft {
  const { present } = minutes.attendance;
  const title = headline(minutes).replace(/记录$/, '签到表');
  const rows = Array.from({ length: Math.ceil(present.length / 2) }, (_, row) => [String(row * 2 + 1), present[row * 2]!, present[row * 2 + 1] === undefined ? '' : String(row * 2 + 2), present[row * 2 + 1] ?? '']);
  return { title, blocks: [paragraph(title, 'title'), paragraph(`时间：${dateOf(minutes.date)}    地点：${minutes.venue}`, 'plain'), listTable([1, 3, 1, 3], ['序号', '签名', '序号', '签名'], rows)] };
}

function dateOf(date: CalendarDate): string {
  return writeDate(date, 0);
}
