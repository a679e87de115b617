import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { SampleFormat } from './formats/render.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import { cameras, type Camera } from './scenes.ts';
import type { Program } from './stamp.ts';

/** How a branch of the sample keeps its records: in order; with gaps and poor minutes; written up afterwards. */
type Profile = 'honest' | 'careless' | 'backfilled';

export interface Member {
  readonly name: string;
  readonly gender: '男' | '女';
  /** `YYYY-MM`. */
  readonly born: string;
  readonly joined: string;
  readonly becameFull: string;
  readonly education: string;
  /** 0-based party group. */
  readonly group: number;
  readonly office?: string;
  readonly floating?: { readonly from: string; readonly where: string };
  readonly died?: CalendarDate;
  readonly movedOut?: CalendarDate;
}

/** The habits of the person who keeps a branch's files. */
interface Clerk {
  readonly name: string;
  readonly program: Program;
  readonly formats: readonly SampleFormat[];
  readonly layouts: readonly number[];
  readonly dateStyles: readonly number[];
  readonly folders: 'byCategory' | 'byQuarter' | 'byMonth' | 'byKind';
  readonly names: 'dateFirst' | 'monthFirst' | 'titleFirst';
  readonly camera: Camera;
}

export interface Village {
  readonly index: number;
  readonly name: string;
  readonly county: string;
  readonly township: string;
  readonly profile: Profile;
  readonly hasCommittee: boolean;
  readonly partyGroups: number;
  readonly members: readonly Member[];
  readonly representatives: readonly string[];
  readonly supervisors: readonly string[];
  readonly villagers: readonly string[];
  readonly director: string;
  readonly groups: readonly string[];
  readonly places: readonly string[];
  readonly venues: readonly string[];
  readonly clerk: Clerk;
}

const profiles: readonly Profile[] = ['honest', 'backfilled', 'careless', 'honest', 'honest', 'careless', 'honest', 'backfilled', 'honest', 'honest'];

const habits: readonly Omit<Clerk, 'name' | 'camera'>[] = [
  { program: 'word2016', formats: ['docx', 'docx', 'docx', 'doc', 'pdf'], layouts: [0, 1, 3], dateStyles: [0, 5], folders: 'byCategory', names: 'dateFirst' },
  { program: 'wps11', formats: ['docx', 'docx', 'doc', 'wps', 'rtf'], layouts: [1, 2, 4], dateStyles: [0, 1, 4], folders: 'byQuarter', names: 'monthFirst' },
  { program: 'wps10', formats: ['doc', 'docx', 'txt', 'odt', 'rtf', 'html'], layouts: [0, 4, 5], dateStyles: [0, 3, 2], folders: 'byKind', names: 'titleFirst' },
  { program: 'wps11', formats: ['docx', 'docx', 'pdf', 'doc'], layouts: [3, 1], dateStyles: [0, 2], folders: 'byMonth', names: 'dateFirst' },
  { program: 'wps12', formats: ['docx', 'docx', 'docx', 'txt8', 'odt'], layouts: [2, 5, 0], dateStyles: [0, 1], folders: 'byCategory', names: 'titleFirst' },
];

/** The villages of the sample: the first is in order, the second written up afterwards, the third small and careless. */
export function makeVillages(random: Random, pools: Pools, count: number, firstYear: number, lastYear: number): readonly Village[] {
  const place = random.pick(pools.names.townships);
  const taken = new Set<string>();
  const names = [...pools.names.villages];
  return Array.from({ length: count }, (_, index) => {
    const base = names[index % names.length]!;
    const name = index < names.length ? base : `${base}${['新', '上', '下', '东', '西'][Math.floor(index / names.length) % 5]!}`;
    return makeVillage(random.fork(`village-${index}`), pools, { index, name, ...place, profile: profiles[index % profiles.length]! }, taken, firstYear, lastYear);
  });
}

function makeVillage(random: Random, pools: Pools, identity: Pick<Village, 'index' | 'name' | 'county' | 'township' | 'profile'>, taken: Set<string>, firstYear: number, lastYear: number): Village {
  const people = peopleOf(random, pools, taken);
  const small = identity.index % 6 === 2;
  const partyGroups = small ? 0 : identity.index % 3 === 0 ? 2 : 0;
  const offices = small ? ['党支部书记', '党支部副书记'] : ['党支部书记', '党支部副书记', '组织委员', '宣传委员', '纪检委员'];
  const members = Array.from({ length: small ? 6 : random.int(15, 22) }, (_, index): Member => {
    const gender = random.chance(0.3) ? '女' : '男';
    const born = random.int(1950, 1995);
    const joined = Math.min(born + random.int(20, 40), firstYear - random.int(3, 9));
    const month = pad(random.int(1, 12));
    const floats = !small && index >= offices.length && index < offices.length + 2;
    return {
      name: people(gender),
      gender,
      born: `${born}-${pad(random.int(1, 12))}`,
      joined: `${joined}-${month}`,
      becameFull: `${joined + 1}-${month}`,
      education: random.pick(pools.names.educations),
      group: index % Math.max(1, partyGroups),
      ...(offices[index] ? { office: offices[index] } : {}),
      ...(floats ? { floating: { from: `${firstYear - 1}-0${random.int(2, 9)}`, where: random.pick(pools.names.floatingPlaces) } } : {}),
      ...(!small && index === 8 ? { died: `${firstYear}-0${random.int(4, 8)}-1${random.int(0, 9)}` as CalendarDate } : {}),
      ...(!small && index === 9 ? { movedOut: `${lastYear}-0${random.int(2, 5)}-1${random.int(0, 9)}` as CalendarDate } : {}),
    };
  });
  const anyone = (): string => people(random.chance(0.35) ? '女' : '男');
  const habit = habits[identity.index % habits.length]!;
  return {
    ...identity,
    hasCommittee: !small,
    partyGroups,
    members,
    representatives: Array.from({ length: random.int(21, 33) }, anyone),
    supervisors: Array.from({ length: 3 }, anyone),
    villagers: Array.from({ length: 14 }, anyone),
    director: members[0]!.name,
    groups: ['一', '二', '三', '四', '五', '六'].slice(0, random.int(3, 6)).map((number) => `${number}组`),
    places: random.sample(pools.names.places, 8),
    venues: random.sample(pools.names.venues, 2),
    clerk: { ...habit, name: members[small ? 1 : 2]!.name, camera: cameras[identity.index % cameras.length]! },
  };
}

/** Names that nobody in the township has yet, as long as the pool lasts; then such as recur, as they do in life. */
function peopleOf(random: Random, pools: Pools, taken: Set<string>): (gender: '男' | '女') => string {
  const own = new Set<string>();
  return (gender) => {
    for (let attempt = 0; ; attempt += 1) {
      const name = random.pick(pools.names.surnames) + random.pick(gender === '男' ? pools.names.menGiven : pools.names.womenGiven);
      if (own.has(name) || (attempt < 40 && taken.has(name))) continue;
      own.add(name);
      taken.add(name);
      return name;
    }
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
