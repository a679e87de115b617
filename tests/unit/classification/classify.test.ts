import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createClassifier, FILE_ABOVE, type ClassificationInput } from '../../../shared/classification/classify.ts';
import { emptyModel, learn, unlearn } from '../../../shared/classification/learn.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';

const file = `${import.meta.dirname}/../../../resources/schemes/default.json`;
const scheme = parseScheme(JSON.parse(readFileSync(file, 'utf8')), file);
const classifier = createClassifier(scheme);

function input(values: Partial<ClassificationInput>): ClassificationInput {
  const text = values.text ?? values.title ?? '';
  return { title: null, opening: text.slice(0, 300), text, folders: [], fileName: '1', format: 'docx', hasMeetingFields: false, tableHeaders: [], rosterKind: null, documentNumber: null, issuer: null, ...values };
}
const classify = (values: Partial<ClassificationInput>) => classifier.classify(input(values));
const meeting = { hasMeetingFields: true } as const;

describe('kinds of meeting', () => {
  it.each([
    ['东沟村党支部党员大会会议记录', 'branchMeeting'], ['全体党员会议记录', 'branchMeeting'], ['支部大会', 'branchMeeting'],
    ['支委会', 'committeeMeeting'], ['党支部委员会会议记录', 'committeeMeeting'], ['中共东沟村支部委员会会议记录', 'committeeMeeting'],
    ['第一党小组会议记录', 'groupMeeting'], ['微党课记录', 'partyLecture'], ['固定党日活动记录', 'themeDay'], ['党日活动', 'themeDay'],
    ['村“两委”会议记录', 'jointMeeting'], ['村两委联席会', 'jointMeeting'], ['村民代表会议记录', 'villagersRepresentativesMeeting'],
    ['村代会记录', 'villagersRepresentativesMeeting'], ['村委会会议记录', 'villageCommitteeMeeting'], ['村监委会会议记录', 'supervisionMeeting'],
    ['组织生活会会议记录', 'organisationLifeMeeting'], ['民主评议党员大会记录', 'democraticReview'],
  ])('%s', (title, kind) => {
    const text = `${title}\n时间 2024年3月5日 主持人 李建国 记录人 王秀兰`;
    const given = classify({ ...meeting, title, text });
    expect(given.kind).toBe(kind);
    expect(given.confidence).toBeGreaterThanOrEqual(FILE_ABOVE);
    expect(given.reasons.join()).toContain(`标题为“${title}”`);
  });

  it('tells minutes without a title of their own by who came', () => {
    const of = (who: string) => classify({ ...meeting, title: '会议记录', text: `会议记录\n时间 7月8日 主持人 罗大成\n出席：${who}\n议题：研究灌溉渠维修` }).kind;
    expect(of('全体党员32人')).toBe('branchMeeting');
    expect(of('支部委员3人')).toBe('committeeMeeting');
    expect(of('村委会全体成员5人')).toBe('villageCommitteeMeeting');
  });

  it('reads the ticked box and the stated name of a form', () => {
    expect(classify({ ...meeting, title: '组织生活记录表', text: '组织生活记录表\n□党员大会 ☑支委会 □党小组会 □党课\n时间' }).kind).toBe('committeeMeeting');
    expect(classify({ ...meeting, text: '会议名称：支部党员大会\n时间：3月5日\n主持人：李建国' }).kind).toBe('branchMeeting');
  });
});

describe('one home, other uses by reference', () => {
  it('keeps an assembly that admits a member in 04 and refers 03 to it', () => {
    const given = classify({ ...meeting, title: '支部党员大会会议记录', text: '支部党员大会会议记录\n讨论接收刘晓同志为预备党员，应到26人', folders: ['东沟村', '发展党员', '刘晓'] });
    expect(given).toMatchObject({ kind: 'branchMeeting', category: '04', alsoIn: ['03'] });
  });

  it('puts an assembly that reviews a matter of the four steps in 06 and refers 04 to it', () => {
    const given = classify({ ...meeting, title: '党员大会记录', text: '党员大会记录\n到会28人\n审议文化广场建设方案（四议两公开）' });
    expect(given).toMatchObject({ kind: 'decisionReview', category: '06', alsoIn: ['04'] });
  });

  it('puts an assembly that elects in 01 and refers 04 to it', () => {
    const given = classify({ ...meeting, title: '支部党员大会会议记录', text: '支部党员大会会议记录\n推选监票人、计票人，发出选票22张，李建国当选' });
    expect(given).toMatchObject({ kind: 'electionMinutes', category: '01', alsoIn: ['04'] });
  });

  it('sends a sign-in sheet where its meeting goes', () => {
    expect(classify({ title: '村民代表会议签到表', tableHeaders: ['姓名', '签名'] })).toMatchObject({ kind: 'signInSheet', category: '06' });
    expect(classify({ title: '支部党员大会签到表', tableHeaders: ['姓名', '签名'] })).toMatchObject({ kind: 'signInSheet', category: '04' });
  });
});

describe('papers from above', () => {
  it('are 08 whatever they speak of', () => {
    const title = '关于开展5月份主题党日活动的通知';
    expect(classify({ title, text: `${title}\n各村党支部：\n请认真组织开展主题党日`, documentNumber: '柳组通〔2024〕5号', issuer: '中共柳林乡委员会组织办公室' })).toMatchObject({ kind: 'superiorDocument', category: '08' });
  });

  it('stay with the matter where they approve one branch’s or one person’s step', () => {
    const from = { documentNumber: '柳发〔2024〕21号', issuer: '中共柳林乡委员会' };
    expect(classify({ ...from, title: '关于批准刘晓同志为中共预备党员的批复' }).category).toBe('03');
    expect(classify({ ...from, title: '关于李建国等同志任职的批复' }).category).toBe('01');
  });

  it('are not requests that the village sends up', () => {
    expect(classify({ title: '关于接收刘晓同志为预备党员的请示', text: '关于接收刘晓同志为预备党员的请示\n乡党委：\n东沟村党支部' }).category).toBe('03');
  });
});

describe('confidence', () => {
  it('is lower for pictures, which are told by their names', () => {
    const given = classify({ format: 'jpg', fileName: '主题党日照片1', folders: ['东沟村'] });
    expect(given).toMatchObject({ kind: 'activityPhoto', category: '04' });
    expect(given.confidence).toBeLessThan(0.9);
    expect(given.reasons).toContain('图片，按文件名和文件夹归类');
  });

  it('falls where folder and content disagree, and says so', () => {
    const values = { title: '2024年度党费收缴登记表', text: '2024年度党费收缴登记表 党费 应交 实交' };
    const agreeing = classify({ ...values, folders: ['党费'] });
    const disagreeing = classify({ ...values, folders: ['发展党员'] });
    expect(disagreeing).toMatchObject({ category: '02' });
    expect(disagreeing.confidence).toBeLessThan(agreeing.confidence);
    expect(disagreeing.reasons.join()).toContain('不一致');
  });

  it.each([
    ['红烧肉的做法', '红烧肉的做法\n食材：五花肉500克、冰糖\n步骤：焯水'], ['电子发票（普通发票）', '电子发票（普通发票）\n发票号码 2462 购买方名称'],
    ['用户手册', '用户手册\n安装驱动程序：双击 Setup.exe'], ['第一章 归来', '第一章 归来\n夜色像墨一样浓，林远走进了小城。'],
  ])('leaves %s alone even in a branch’s folder', (title, text) => {
    expect(classify({ title, text, folders: ['东沟村', '组织生活'] })).toMatchObject({ kind: null, category: null });
  });
});

describe('learning from corrections', () => {
  const diary = input({ title: '党群连心日记', text: '党群连心日记\n今天走访了三户', folders: ['东沟村'], fileName: '连心日记' });
  const next = input({ title: '党群连心日记（二）', text: '党群连心日记（二）\n今天走访了五户', folders: ['西沟村'], fileName: '连心日记2' });
  const taught = learn(emptyModel, diary, '07', 'ruralRevitalisation');

  it('sways the same kind of paper next time, and says why', () => {
    const given = createClassifier(scheme, taught).classify(next);
    expect(classifier.classify(next).kind).not.toBe('ruralRevitalisation');
    expect(given).toMatchObject({ kind: 'ruralRevitalisation', category: '07' });
    expect(given.confidence).toBeGreaterThanOrEqual(FILE_ABOVE);
    expect(given.reasons.join()).toContain('与更正过的材料相似');
  });

  it('outweighs a plain title where the clerk has corrected the same title', () => {
    const plan = input({ title: '东沟村党支部工作安排', text: '东沟村党支部工作安排\n一、学习', fileName: '安排' });
    const given = createClassifier(scheme, learn(emptyModel, plan, '05', 'studyPlan')).classify({ ...plan, title: '西沟村党支部工作安排', text: '西沟村党支部工作安排\n一、学习' });
    expect(given).toMatchObject({ kind: 'studyPlan', category: '05' });
  });

  it('leaves all other papers as they were', () => {
    const after = createClassifier(scheme, taught);
    for (const title of ['党员大会会议记录', '谈心谈话记录', '2024年党建工作计划', '党员花名册', '学习笔记']) {
      const other = input({ title, text: `${title}\n东沟村党支部` });
      expect(after.classify(other)).toEqual(classifier.classify(other));
    }
  });

  it('can be undone and survives being written down', () => {
    expect(unlearn(taught, diary, '07', 'ruralRevitalisation')).toEqual(emptyModel);
    expect(unlearn(emptyModel, diary, '07', 'ruralRevitalisation')).toEqual(emptyModel);
    const kept = JSON.parse(JSON.stringify(taught)) as typeof taught;
    expect(createClassifier(scheme, kept).classify(next)).toEqual(createClassifier(scheme, taught).classify(next));
  });
});
