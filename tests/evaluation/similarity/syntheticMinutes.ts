/**
 * Minutes made up for measuring: 20 villages, each with its own heading, list of people and set phrases, all villages
 * with one pool of matters and turns of speech. Nothing of it comes from the sample township or the rules' data.
 */
export interface SyntheticMinutes {
  readonly village: number;
  readonly date: string;
  readonly header: readonly string[];
  readonly body: readonly string[];
  readonly footer: readonly string[];
}

export type Random = (below: number) => number;

/** Mulberry32: small, even, the same on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const surnames = '赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜'.split('');
const given = ['建国', '秀兰', '德明', '桂英', '志强', '玉梅', '福生', '春花', '文斌', '守田', '海平', '小凤', '长顺', '国庆', '大山', '爱民'];
const places = ['东沟', '西梁', '南滩', '北坡', '桥头', '老庙', '上坪', '下河', '槐树底', '水库边'];
const matters = ['修水渠', '换路灯', '清垃圾', '种果树', '建圈舍', '通自来水', '补便道', '护林防火', '收医保', '评低保', '流转土地', '办合作社', '修厕所', '看秋粮', '装监控', '调纠纷'];
const starts = ['我看', '依我说', '我跑了一趟', '前天有人问', '大家也知道', '我补一句', '我担心', '说实话', '比去年强', '先说清楚'];
const things = ['水泥', '化肥', '树苗', '管子', '电线', '石料', '种子', '饲料', '门窗', '公示栏'];
const verbs = ['先登记再分', '按户摊', '统一买', '请人验收', '贴出来', '留底子', '轮着来', '一家一家问', '等镇里批', '从集体账上走'];
const ends = ['免得落埋怨', '这样公道', '年底好算账', '老人也看得懂', '出了事有人管', '不耽误农活', '群众没意见', '下次会上回话', '谁经手谁签字', '拖不得'];

/** Honest minutes: `perVillage` for each of `villages`. */
export function honestMinutes(random: Random, villages: number, perVillage: number): readonly SyntheticMinutes[] {
  return Array.from({ length: villages }, (_, village) => {
    const people = Array.from({ length: 9 }, (__, index) => surnames[(village * 3 + index) % surnames.length]! + given[random(given.length)]!);
    const opening = `会议由${people[0]!}主持，先清点到会人数，宣布会议纪律，手机调成静音，按${['议程', '通知', '上次的约定', '支委会的意见'][village % 4]!}逐项进行，${['书记先讲', '大家轮流讲', '老党员先讲'][village % 3]!}。`;
    const closing = `主持人作小结，要求会后三天内把今天定的事情落实到人，${['由监委会督促', '下次党日通报', '在公开栏公布'][village % 3]!}，会议记录经到会人员看过。`;
    return Array.from({ length: perVillage }, (__, turn): SyntheticMinutes => {
      const date = `${String(2024 + Math.floor(turn / 12))}年${String((turn % 12) + 1)}月${String(1 + random(28))}日`;
      return {
        village,
        date,
        header: [`中共清河县柳林乡第${String(village + 1)}村支部委员会`, '支部会议记录', `会议时间：${date}上午9时`, '会议地点：村党群服务中心', `主持人：${people[0]!}`, `记录人：${people[1]!}`, `参加人员：${people.join('、')}`, opening],
        body: Array.from({ length: 11 + random(6) }, () => sentence(random, people)),
        footer: [closing, `主持人签字：${people[0]!}`],
      };
    });
  }).flat();
}

/** One line of discussion out of the pool. */
function sentence(random: Random, people: readonly string[]): string {
  const pick = (list: readonly string[]): string => list[random(list.length)]!;
  const amount = 2 + random(900);
  const forms = [
    () => `${pick(people)}：${pick(starts)}，${pick(places)}${pick(matters)}的事，${pick(things)}要${String(amount)}份，${pick(verbs)}，${pick(ends)}。`,
    () => `${pick(people)}：${pick(matters)}不能光靠${pick(things)}，${pick(places)}那边${pick(verbs)}，${pick(starts)}${pick(ends)}。`,
    () => `会议决定：${pick(places)}${pick(matters)}由${pick(people)}负责，用${pick(things)}${String(amount)}份，${pick(verbs)}。`,
    () => `${pick(people)}：${pick(starts)}${pick(places)}有${String(amount)}户等着${pick(matters)}，${pick(ends)}，${pick(things)}${pick(verbs)}。`,
  ];
  return pick(forms.map((form) => form()));
}

/** A copy under another date with a share of its sentences written anew. */
export function editedCopy(original: SyntheticMinutes, random: Random, edited: number): SyntheticMinutes {
  const date = `2026年${String(1 + random(12))}月${String(1 + random(28))}日`;
  const people = original.header[6]!.replace('参加人员：', '').split('、');
  const order = original.body.map((_, index) => ({ index, key: random(1_000_000) })).sort((a, b) => a.key - b.key);
  const changed = new Set(order.slice(0, Math.round(edited * original.body.length)).map(({ index }) => index));
  return { ...original, date, header: original.header.map((line) => line.replace(original.date, date)), body: original.body.map((line, index) => (changed.has(index) ? sentence(random, people) : line)) };
}

export function textOfMinutes({ header, body, footer }: SyntheticMinutes): string {
  return [...header, ...body, ...footer].join('\n');
}
