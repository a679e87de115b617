/** A village or community as written in a text. */
export interface VillageName {
  /** 东沟 */
  readonly stem: string;
  /** 村 or 社区 (嘎查 …) as written; `null` where only the name stands (东沟党支部). */
  readonly type: string | null;
  readonly township?: string;
  readonly county?: string;
  /** The party body that is named (党支部, 第二党支部, 党总支, 党委); `null` for a village committee or the bare village. */
  readonly body: string | null;
  readonly raw: string;
  readonly start: number;
}

const TYPES = '村|社区|嘎查';
const BODY = '(?:党总支|总支)第[一二三四五六七八九十]+党?支部|(?:第?[一二三四五六七八九十]+)?(?:联合)?(?:党支部|支部|党总支|总支部|总支)(?:委员会)?|党委|委员会';
/** The countryside is no village, though 兴农村 is one: told by what follows. */
const COUNTRYSIDE = '(?<!农村(?=工作|经济|基层|集体|人居|改革|产权|党的|党建|党员|低保|合作|医疗|养老|饮水|改厕|厕所|危房|宅基|电商|人口|妇女|青年|住房|公路|环境|土地|文化|教育|供水|污水|垃圾|发展|现代|留守|社会|居民|家庭|实用|事业|综合|三资|承包))';
const villagePattern = new RegExp(`([\\p{Script=Han}]{1,24}?)(${TYPES})${COUNTRYSIDE}(?!社区|民|务|级|干|组|集|容|里|镇|企|官|庄|屯|规|域|口|史|校|庆|情|风|居|头村)(?:中共)?(${BODY})?`, 'gu');
const villageCommittee = new RegExp(`([\\p{Script=Han}]{1,24}?)(村民委员会|村务监督|居民委员会|居民委|村民代表|村级|村民小组|村集体|村规|村两委|村居)`, 'gu');
const bareBody = /([\p{Script=Han}]{2,16}?)((?:第[一二三四五六七八九十]+)?(?:党支部|党总支))/gu;

/** What may stand before a village's name: higher places, and words that are no part of a name. */
const county = /^(.{1,6}?(?:自治县|县|区|市|旗))(?=.)/;
const township = /^(.{1,6}?(?:乡|镇|街道(?:办事处)?|苏木))(?=.)/;
const before = /关于|中共中央|中共|中央|传达|全国|全省|全市|全县|同意|成立|设立|撤销|巡察|召开|开展|组织|转发|印发|给予|批准|接收|确定|学习|创建|年度|季度|月份|上半年|下半年|年|月|日|届|填报单位|支部名称|党组织名称|单位名称|单位|名称|支部|所在|来自|系|由|在|到|对|与|和|及|的|是|为|向|于|给|我|加强|推进|有关|部分|驻|全体|经|中国共产党|中国共产|所属|转入|转出|转至|原|现任|担任|任|省|甘肃|党员/g;
/** Characters and words of running text that no village's name holds. */
const neverInNames = /暨|大会|会议|[的了在咱您你他她它们这那个把被]|季度|[上下]午|晚上|走访|慰问|本$|敬爱|亲爱|全体|各位/;
const onlyWords = new RegExp(`^(?:${before.source})+$`);
const notVillages = new Set(['', '我', '各', '全', '该', '本', '行政', '驻', '乡', '农', '进', '每', '两', '新农', '美丽乡', '美丽', '邻', '中心', '示范', '自然', '城中', '软弱涣散', '后进', '一', '几', '多', '回', '返', '外', '出', '同', '他', '你', '贵', '此', '某', '脱贫', '贫困', '文明', '山', '所有', '党支部所在', '在', '到', '入', '包', '联', '跨', '周边', '数字乡', '智慧', '服务', '街道', '城市', '城乡', '基层', '卫星', '空心', '先进', '达标', '重点', '非贫困', '其他', '支部', '易地', '安置', '新型', '某某', '××']);

/**
 * The villages and communities named in a text, in reading order; 我村, 各村, 乡村 and the like are none.
 * Spaces inside names (OCR, spread-out headings) do not matter.
 */
export function villagesIn(text: string): readonly VillageName[] {
  const folded = text.normalize('NFKC').replace(/[ \t\u3000]+/g, '').replace(/[“”"]/g, '');
  const found: VillageName[] = [];
  for (const pattern of [villagePattern, villageCommittee]) {
    for (const match of folded.matchAll(pattern)) {
      const type = pattern === villagePattern ? match[2]! : match[2]!.startsWith('居') ? '社区' : '村';
      const name = nameIn(match[1]!.replace(pattern === villageCommittee ? /(?:村|社区)$/ : /$^/, ''), folded[match.index - 1]);
      if (name) found.push({ ...name, type, body: bodyOf(match[3]), raw: match[0], start: match.index });
    }
  }
  if (found.length === 0) {
    for (const match of folded.matchAll(bareBody)) {
      const name = nameIn(match[1]!.replace(/^.*(?:村|社区)/, ''), folded[match.index - 1]);
      if (name && name.stem.length >= 2 && name.stem.length <= 4 && !/党|支部|员|委|办|局|部|所|站|中心|学校|公司|机关|片区|基层|联合|临时|小组/.test(name.stem)) {
        found.push({ ...name, type: null, body: bodyOf(match[2]), raw: match[0], start: match.index });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function nameIn(run: string, preceding: string | undefined): { stem: string; township?: string; county?: string } | null {
  const places: { township?: string; county?: string } = {};
  let rest = afterLastWord(run, preceding);
  const upper = county.exec(rest)?.[1];
  if (upper) {
    rest = rest.slice(upper.length);
    places.county = upper;
  }
  const lower = township.exec(rest)?.[1];
  if (lower) {
    rest = rest.slice(lower.length);
    places.township = lower;
  }
  return notVillages.has(rest) || onlyWords.test(rest) || neverInNames.test(rest) || /^[年月日届度在到对与和的是为向于给我原现任号第]$/.test(rest) || rest.length > 6 || /委员会|人民政府|会议|[党员书记]$/.test(rest) ? null : { stem: rest, ...places };
}

/** Cuts off what stands before the name; a village may itself begin with such a character (和平村, 向阳村). */
function afterLastWord(run: string, preceding: string | undefined): string {
  let cut = 0;
  for (const match of run.matchAll(before)) {
    const end = match.index + match[0].length;
    const beginsName = /[和向于年月日原为任]/.test(match[0]) && match[0].length === 1 && /^(?:[县区市乡镇道旗])?$/.test(match.index === 0 ? '' : run[match.index - 1]!);
    const afterFigure = match.index === 0 && /\d/.test(preceding ?? '');
    if (end >= run.length || (beginsName && !afterFigure)) continue;
    cut = end;
  }
  return run.slice(cut);
}

function bodyOf(written: string | undefined): string | null {
  if (!written) return null;
  const number = /^(?:党?总支)?第?([一二三四五六七八九十]+)/.exec(written)?.[1];
  const ordinal = number ? `第${number}` : '';
  if (/总支(?!第)/.test(written)) return `${ordinal}党总支`;
  if (/支部/.test(written)) return `${ordinal}${/联合/.test(written) ? '联合' : ''}党支部`;
  return '党委';
}
