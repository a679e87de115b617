import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { shoot, type Moment } from './scenes.ts';

// node tests/evaluation/photos/makeFixtures.ts: writes the fixtures of B401–B403 anew.
const root = join(import.meta.dirname, '..', '..', 'fixtures', 'rules');

interface Picture {
  readonly name: string;
  readonly moment: Moment;
  readonly takenAt?: string;
  readonly change?: 'crop' | 'mirror' | 'darker';
  readonly quality?: number;
}

interface Meeting {
  readonly date: string;
  readonly pictures: readonly Picture[];
}

const moment = (room: string, people = room): Moment => ({ room, people });

const sets: Readonly<Record<string, { readonly note: string; readonly asOf: string; readonly fires: readonly { readonly pathEndsWith: string }[]; readonly folders: Readonly<Record<'fires' | 'good' | 'innocent', readonly Meeting[]>> }>> = {
  'B401_one-photo-three-meetings': {
    note: 'fires：四月的照片裁剪后用于九月、左右翻转后用于十一月；innocent：同一间屋子、同样的横幅、不同的人，同一张照片在本次会议的相册里又存了一份',
    asOf: '2026-01-15',
    fires: [{ pathEndsWith: '9月主题党日/微信图片_20250916.jpg' }],
    folders: {
      fires: [
        { date: '2025-04-10', pictures: [{ name: '植树现场.jpg', moment: moment('401a') }] },
        { date: '2025-06-10', pictures: [{ name: '清淤现场.jpg', moment: moment('401b') }] },
        { date: '2025-09-16', pictures: [{ name: '微信图片_20250916.jpg', moment: moment('401a'), change: 'crop', quality: 60 }] },
        { date: '2025-11-11', pictures: [{ name: '现场2.jpg', moment: moment('401a'), change: 'mirror', quality: 70 }] },
      ],
      good: [
        { date: '2025-04-10', pictures: [{ name: '植树现场.jpg', moment: moment('401a') }] },
        { date: '2025-06-10', pictures: [{ name: '清淤现场.jpg', moment: moment('401b') }] },
        { date: '2025-09-16', pictures: [{ name: '现场.jpg', moment: moment('401c') }] },
      ],
      innocent: [
        { date: '2025-04-10', pictures: [{ name: '会场.jpg', moment: moment('401d', '401d1') }, { name: '会场 - 副本.jpg', moment: moment('401d', '401d1') }] },
        { date: '2025-06-10', pictures: [{ name: '会场.jpg', moment: moment('401d', '401d2') }] },
        { date: '2025-09-16', pictures: [{ name: '会场.jpg', moment: moment('401d', '401d3') }] },
      ],
    },
  },
  'B402_taken-47-days-later': {
    note: 'innocent：没有拍摄时间、时钟没有调过（2000-01-01）、会后第二天拍的',
    asOf: '2026-01-15',
    fires: [{ pathEndsWith: '5月主题党日/现场.jpg' }],
    folders: {
      fires: [{ date: '2025-05-20', pictures: [{ name: '现场.jpg', moment: moment('402a'), takenAt: '2025:07:06 16:20:10' }] }, { date: '2025-06-10', pictures: [{ name: '现场.jpg', moment: moment('402b'), takenAt: '2025:06:10 09:02:10' }] }],
      good: [{ date: '2025-05-20', pictures: [{ name: '现场.jpg', moment: moment('402a'), takenAt: '2025:05:20 09:20:10' }] }],
      innocent: [
        { date: '2025-05-20', pictures: [{ name: '现场.jpg', moment: moment('402a') }] },
        { date: '2025-06-10', pictures: [{ name: '现场.jpg', moment: moment('402b'), takenAt: '2000:01:01 00:04:10' }] },
        { date: '2025-07-10', pictures: [{ name: '现场.jpg', moment: moment('402c'), takenAt: '2025:07:11 08:15:00' }] },
      ],
    },
  },
  'B403_one-afternoon-three-meetings': {
    note: 'innocent：一次活动的几张照片都在自己的文件夹里；两天的活动分别记录',
    asOf: '2026-01-15',
    fires: [{ pathEndsWith: '12月主题党日/现场.jpg' }],
    folders: {
      fires: [
        { date: '2025-10-10', pictures: [{ name: '现场.jpg', moment: moment('403a', '403a1'), takenAt: '2025:12:18 15:00:30' }] },
        { date: '2025-11-12', pictures: [{ name: '现场.jpg', moment: moment('403a', '403a2'), takenAt: '2025:12:18 15:02:31' }] },
        { date: '2025-12-18', pictures: [{ name: '现场.jpg', moment: moment('403a', '403a3'), takenAt: '2025:12:18 15:04:32' }] },
      ],
      good: [
        { date: '2025-10-10', pictures: [{ name: '现场.jpg', moment: moment('403a', '403a1'), takenAt: '2025:10:10 15:00:30' }] },
        { date: '2025-11-12', pictures: [{ name: '现场.jpg', moment: moment('403a', '403a2'), takenAt: '2025:11:12 15:02:31' }] },
      ],
      innocent: [
        { date: '2025-10-10', pictures: [1, 2, 3].map((shot) => ({ name: `现场${shot}.jpg`, moment: moment('403a', `403a${shot}`), takenAt: `2025:10:10 15:0${shot}:30` })) },
        { date: '2025-10-11', pictures: [{ name: '现场.jpg', moment: moment('403a', '403a4'), takenAt: '2025:10:10 15:08:30' }] },
      ],
    },
  },
};

for (const [name, { folders, ...expected }] of Object.entries(sets)) {
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [set, meetings] of Object.entries(folders)) for (const meeting of meetings) await writeMeeting(join(folder, set, '东沟村党支部', '2025年'), meeting);
  const rule = name.slice(0, 4);
  const { fires, note, asOf } = expected;
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify({ rule, asOf, fires: fires.map((wanted) => ({ rule, branch: '东沟村党支部', ...wanted })), note }, null, 1)}\n`);
}

async function writeMeeting(year: string, { date, pictures }: Meeting): Promise<void> {
  const [, month, day] = date.split('-').map(Number);
  const folder = join(year, date === '2025-10-11' ? `${month!}月主题党日第二天` : `${month!}月主题党日`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '主题党日活动记录.txt'), minutes(`2025年${month!}月${day!}日`));
  for (const picture of pictures) writeFileSync(join(folder, picture.name), await develop(picture));
}

async function develop({ moment: shown, takenAt, change, quality = 75 }: Picture): Promise<Buffer> {
  let picture = sharp(await shoot(shown, 'room')).resize(800);
  if (change === 'crop') picture = sharp(await picture.toBuffer()).extract({ left: 60, top: 33, width: 671, height: 503 });
  if (change === 'mirror') picture = picture.flop();
  if (takenAt) picture = picture.withExif({ IFD0: { Make: 'QINGHE', Model: 'QH-A30' }, IFD2: { DateTimeOriginal: takenAt, DateTimeDigitized: takenAt } });
  return picture.jpeg({ quality }).toBuffer();
}

function minutes(date: string): string {
  return `中共清河县柳林乡东沟村支部委员会
主题党日活动记录
会议时间：${date} 上午8:30
会议地点：村党群服务中心
主持人：赵国强
记录人：周明
到会情况：应到12人，实到11人，缺席1人
缺席人员：孙有才（外出务工）
会议议题：交纳党费，商量村里近期的几件事
陈大山：合作社的种子到了，党员户先带头用。
马春花：我那一组还差两户没订。
附：签到表一份、活动照片
`;
}
