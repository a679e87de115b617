import { foldText } from '../text/normalise.ts';
import { looksLikePersonName, readNames } from '../reading/readNames.ts';
import type { PaperSection } from './paperSections.ts';

/** Whom a paper is about. People who only sign, sponsor or speak in it are not. */
export interface Subjects {
  readonly names: readonly string[];
  /** `text`: the paper says so itself; `path`: only the names of file or folder do. */
  readonly from: 'text' | 'path';
}

const han = '\\u3400-\\u9fff·';
const one = `([${han}]{2,4}?)`;
const subjectLabel = new RegExp(
  `(?:^|[\\n\\s,;。(])(?:入党|拟)?(申请人姓名|申请人|汇报人|谈话对象|被谈话人|积极分子姓名|积极分子|培养对象|考察对象|被考察人|推荐对象|被推荐人|表决对象|发展对象姓名|发展对象|预备党员姓名|预备党员|转正申请人|志愿人|宣誓人|宣誓人员|姓\\s*名|本人姓名|学员姓名|培训对象|公示对象|政审对象|被审查人|审查对象)(?:\\([^()\\n]{0,8}\\))?\\s*[:\\n\\t ]\\s*`, 'g',
);
const several = /^(?:宣誓人|宣誓人员|公示对象|培训对象|表决对象|发展对象|预备党员|推荐对象)$/;
const standing = '(?:中共|中国共产党)?(?:入党积极分子|积极分子|发展对象|预备党员|正式党员)';
const becoming = new RegExp(`(?:接收|批准|同意|吸收|推荐|确定|列|关于|对|将|审批|发展|讨论|审查)([^,。;:\\n]{2,80}?)(?:同志)?(?:为|转为|列为|确定为|作为|被)${standing}`, 'g');
const named = new RegExp(`(?:预备党员|发展对象|入党积极分子|积极分子|入党申请人)${one}(?=同志|的|为|按期|转正|材料|进行|政治|[,。;:()\\s]|$)`, 'g');
const converting = new RegExp(`(?:同意|批准|关于|讨论|审批)([^,。;:\\n]{2,60}?)(?:同志)?(?:按期|如期)?(?:转正|转为)`, 'g');
const introduces = [
  new RegExp(`(?:我叫|我是|我的名字是)${one}(?=[,。;\\s(]|同志)`, 'g'),
  new RegExp(`(?:兹证明|兹有|证明)${one}(?:同志)?(?=的|,|系|为|在|\\(|之|\\s)`, 'g'),
  new RegExp(`(?:^|[\\n,。;])${one}(?:同志)?,?(?:于[^,。\\n]{0,30})?参加[^。\\n]{0,40}培训`, 'g'),
  new RegExp(`(?:^|[\\n,。;、:])${one}(?:同志)?[,(](?:性别)?[男女][,)]`, 'g'),
  new RegExp(`(?:^|[\\n,。;]|经审查,?|认为,?)${one}(?:同志)?(?:政治上清楚|政治审查合格|政审合格|具备(?:预备)?党员条件|的?政治审查)`, 'g'),
  new RegExp(`(?:^|[\\n,。;])${one}(?:同志)?,?\\d{4}年[^,。\\n]{0,12}(?:批准|被批准|接收)为`, 'g'),
];

/** Papers that are one person's own: never a list. */
const ownPapers: ReadonlySet<string> = new Set(['membershipApplication', 'applicationTalk', 'thoughtReport', 'membershipForm', 'conversionApplication', 'autobiography', 'activistReview', 'probationReview', 'superiorTalk', 'politicalReviewLetter', 'politicalReview']);
const signedPapers: ReadonlySet<string> = new Set(['membershipApplication', 'thoughtReport', 'conversionApplication', 'autobiography']);
/** Papers in which relatives are named more than the person. */
const aboutRelatives: ReadonlySet<string> = new Set(['politicalReviewLetter']);

/** Reads whom a paper is about: from its labels, table and title, then its sentences, then the names of file and folder. */
export function subjectsOf(section: PaperSection): Subjects {
  const inPath = namesInPath(section.record.path, section.record.branch);
  const own = section.kind !== null && ownPapers.has(section.kind);
  if (section.kind !== null && aboutRelatives.has(section.kind) && inPath.length === 1) return { names: inPath, from: section.text.includes(inPath[0]!) ? 'text' : 'path' };
  const spoken = [...labelled(section), ...listed(section.text), ...sentenceNames(section.title, true)];
  const signed = section.kind !== null && signedPapers.has(section.kind) ? signature(section.text) : [];
  const all = unique([...spoken, ...(own && spoken.length > 0 ? [] : [...signed, ...sentenceNames(section.text, false)])]).filter((name) => !isPlace(name, section.record.branch));
  if (own) {
    const [first] = all;
    if (first !== undefined && spoken.length === 0 && inPath.length === 1 && !section.text.includes(inPath[0]!)) return { names: [first], from: 'text' };
    if (spoken.length === 0 && inPath.length === 1 && section.text.includes(inPath[0]!)) return { names: inPath, from: 'text' };
    return first === undefined ? { names: inPath.slice(0, 1), from: 'path' } : { names: [first], from: 'text' };
  }
  return all.length > 0 ? { names: all, from: 'text' } : { names: inPath, from: 'path' };
}

/** Names in a stretch such as 李明、王芳两名同志 or 发展对象李明同志. */
export function namesOf(stretch: string): readonly string[] {
  const plain = stretch.replace(/(?:等|[一二三四五六七八九十两\d]+)[名位个]?(?:同志|人)|同志|等$/g, '、');
  return readNames(plain).map(({ name }) => name);
}

/** The person that names of file and folder state, the nearest first; empty where they state none. */
function namesInPath(path: string, branch: string): readonly string[] {
  const parts = path.split('/').reverse().slice(0, 3);
  for (const [index, part] of parts.entries()) {
    const names = namesInName(index === 0 ? part.replace(/\.\w{1,5}$/, '') : part.replace(/\.zip!$/i, '')).filter((name) => !isPlace(name, branch));
    if (names.length > 0) return names;
  }
  return [];
}

const paperWords = /中国共产党|中共|入党|志愿书|申请书|申请人|积极分子|发展对象|预备党员|正式党员|发展党员|党员发展|党员档案|新党员|培养|教育|考察|登记|联系人|介绍人|思想汇报|汇报|谈话|记录|推荐|推优|确定|备案|报告|材料|资料|档案|政治审查|政审|函调|外调|证明|综合|集中|短期|培训|结业|预审|意见|公示|票决|汇总|支部|党支部|大会|审批|批复|通知|关于|同志|接收|转正|申请|请示|上级|党委|派人|组织部门?|表决票?|会议|扫描件?|照片|图片|复印件|原件|最终版?|修改|副本|定稿|自传|宣誓|全套|全部|个人|第?[一二三四]季度|[上下]半年|年度|讨论|支委会?|党员|党组织|名单|花名册|台账|群众|座谈会?|听取|征求|文件夹?|新建|其他|其它|组织生活|学习/g;

function namesInName(name: string): readonly string[] {
  const plain = foldText(name, { spaces: 'layout' }).folded.replace(/[〇零一二三四五六七八九]{4}年|\d+\s*[年月日号.\-_]*/g, '|').replace(paperWords, '|');
  return unique(plain.split(/[|\s_\-—–()[\]【】.,、+&:;“”"']+/).map((piece) => piece.replace(/^[表书的为与和被]+|[表书的为卷]+$/g, '')).filter((piece) => piece.length <= 4 && looksLikePersonName(piece)));
}

/** 王家沟 looks like a name, but it is the village whose branch this is, or a place. */
function isPlace(name: string, branch: string): boolean {
  return branch.includes(name) || /[村镇乡沟庄湾坪塬寨社坝]$/.test(name) && name.length === 3 && /[家头]/.test(name[1]!);
}

function labelled({ text }: PaperSection): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(subjectLabel)) {
    const value = text.slice(match.index + match[0].length).split(/\n|\s{2,}|\t|\s(?=[\u3400-\u9fff]{2,8}:)/, 1)[0]!.slice(0, 60);
    const names = namesOf(value.length <= 4 ? value.replace(/\s/g, '') : value);
    found.push(...(several.test(match[1]!) ? names : names.slice(0, 1)));
  }
  return found;
}

/** The 姓名 column of a table of people, whose cells stand one a line. */
function listed(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s/g, ''));
  const at = lines.findIndex((line, index) => /^(?:姓名|发展对象姓名|积极分子姓名|申请人姓名)$/.test(line) && !looksLikePersonName(lines[index + 1] ?? ''));
  if (at < 0) return [];
  const isHeader = (line: string | undefined): boolean => line !== undefined && line !== '' && line.length <= 12 && !/\d/.test(line) && !looksLikePersonName(line) && !/^[男女汉]$/.test(line);
  let first = at;
  while (first > 0 && isHeader(lines[first - 1]) && at - first < 3 && lines[first - 1]!.length <= 4) first -= 1;
  let end = at + 1;
  while (isHeader(lines[end])) end += 1;
  const columns = end - first;
  if (columns < 2 || columns > 24) return [];
  const names: string[] = [];
  for (let row = end + (at - first); row < lines.length; row += columns) {
    if (!looksLikePersonName(lines[row]!)) break;
    names.push(lines[row]!);
  }
  return names;
}

/** A name alone on the line above the last date: the applicant's signature. */
function signature(text: string): readonly string[] {
  const lines = text.trim().split('\n').map((line) => line.trim());
  for (const line of lines.slice(-3).reverse()) {
    const name = line.replace(/\s/g, '');
    if (name.length <= 4 && looksLikePersonName(name)) return [name];
  }
  return [];
}

function sentenceNames(text: string, title: boolean): readonly string[] {
  const found: string[] = [];
  for (const pattern of [becoming, converting]) for (const match of text.matchAll(pattern)) found.push(...namesOf(match[1]!));
  for (const pattern of title ? [named] : [named, ...introduces]) for (const match of text.matchAll(pattern)) if (looksLikePersonName(match[1]!)) found.push(match[1]!);
  return found;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
