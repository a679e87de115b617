import { describe, expect, it } from 'vitest';
import { branch } from '../rules/township.ts';
import { casesOf, daysOf, minutes, paper } from './caseFacts.ts';

const people = (records: Parameters<typeof branch>[0]) => casesOf(branch(records)).map(({ person }) => person);

describe('whose case a paper belongs to', () => {
  it.each([
    ['a label', paper('applicationTalk', '谈话记录', ['谈话人：赵国强', '被谈话人：李明', '谈话时间：2024年3月5日', '赵国强问了家里的情况。'])],
    ['the title', paper('admissionApproval', '关于接收李明同志为预备党员的批复', ['你支部的请示收悉，经研究同意。', '2025年3月5日'])],
    ['a table cell', paper('contactPersonRegister', '培养联系人登记表', ['积极分子', '李明', '培养联系人', '赵国强、周明', '2024年3月5日'])],
    ['the file name alone', paper('membershipForm', '扫描件', [], { text: '', path: '东沟村党支部/李明入党志愿书.pdf' })],
    ['the folder alone', paper('oathRecord', '宣誓照片', [], { text: '', path: '东沟村党支部/发展党员/李明/IMG_0001.jpg' })],
    ['the signature', paper('thoughtReport', '思想汇报', ['敬爱的党组织：', '这个季度跟着联系人跑了三户。', '李 明', '2024年6月1日'])],
    ['a running sentence', paper('activistFiling', '备案报告', ['我支部于2024年6月14日确定李明为入党积极分子，现报请备案。', '2024年6月20日'])],
  ])('reads it from %s', (_, record) => {
    expect(people([record])).toEqual(['李明']);
  });

  it('reads every person of a list, not its other columns', () => {
    const list = paper('candidateFiling', '发展对象备案表', ['序号', '姓名', '性别', '介绍人', '1', '李明', '男', '赵国强', '2', '王芳', '女', '周明', '2025年6月12日']);
    expect(people([list])).toEqual(['李明', '王芳']);
  });

  it('makes no case of who only talks, sponsors or keeps contact', () => {
    const talk = paper('applicationTalk', '谈话记录', ['谈话人：赵国强', '谈话对象：李明', '谈话时间：2024年3月5日', '介绍人：王建设', '赵国强：为什么想入党？']);
    expect(people([talk, paper('sponsorDetermination', '入党介绍人确定材料', ['确定赵国强、周明两名正式党员为李明的入党介绍人。', '2025年9月28日'])])).toEqual(['李明']);
  });

  it('lets the words of a paper win over the folder it lies in', () => {
    const stray = paper('thoughtReport', '思想汇报', ['这个季度学了新的条例。', '汇报人：王芳', '2024年6月1日'], { path: '东沟村党支部/发展党员/李明/思想汇报.docx' });
    expect(people([stray])).toEqual(['王芳']);
  });

  it.each(['栾玉成', '李明'])('tells %s from 成为', (name) => {
    const own = [paper('membershipApplication', '入党申请书', ['自愿申请加入中国共产党。', `申请人：${name}`, '2024年1月5日']), paper('applicationTalk', '谈话记录', [`谈话对象：${name}`, '谈话时间：2024年1月20日'])];
    const phrase = name.endsWith('成') ? `${name}为` : `${name}成为`;
    const decided = [minutes('branchMeeting', '2025-06-18', `讨论接收${phrase}预备党员`), paper('candidatePublicity', '公示', [`拟接收${phrase}预备党员。`, '2025年6月1日'])];
    expect(people([...own, ...decided])).toEqual([name]);
  });

  it('keeps a village out of the names', () => {
    const scan = paper('membershipForm', '入党志愿书', [], { text: '', path: '王家沟村党支部/发展党员/王家沟/入党志愿书.jpg', branch: '王家沟村党支部' });
    expect(people([scan])).toEqual([]);
  });
});

describe('people of one name', () => {
  const application = (born: string, day: string, folder: string) => paper('membershipApplication', '入党申请书', [`我叫李明，${born}生，自愿申请加入中国共产党。`, '申请人：李明', day], { path: `东沟村党支部/发展党员/${folder}/入党申请书.docx` });

  it('are two cases where they were born on different days', () => {
    const found = casesOf(branch([application('1990年3月', '2024年1月5日', 'a'), application('1999年8月', '2024年2月5日', 'b'), paper('applicationTalk', '谈话记录', ['谈话对象：李明', '谈话时间：2024年2月20日'], { path: '东沟村党支部/发展党员/b/谈话.docx' })]));
    expect(found.map(({ born, papers, sameName }) => [born, papers.length, sameName])).toEqual([['1990-03', 1, true], ['1999-08', 2, true]]);
  });

  it('are two cases where one applies long after the other was admitted', () => {
    const found = casesOf(branch([
      paper('admissionApproval', '关于接收李明同志为预备党员的批复', ['同意接收李明同志为预备党员。', '2012年6月1日']),
      paper('membershipApplication', '入党申请书', ['自愿申请加入中国共产党。', '申请人：李明', '2024年1月5日']),
    ]));
    expect(found.map(daysOf)).toEqual([{ '17': '2012-06-01' }, { '1': '2024-01-05' }]);
  });

  it('are one case where nothing speaks for two', () => {
    const found = casesOf(branch([application('1990年3月', '2024年1月5日', 'a'), application('1990年3月', '2024年1月5日', 'b')]));
    expect(found.map(({ sameName }) => sameName)).toEqual([false]);
  });
});

describe('the day of a step', () => {
  it('is read part by part from a 志愿书', () => {
    const form = paper('membershipForm', '中国共产党入党志愿书', [
      '姓名：李明', '出生年月：1990年3月', '本人签名：李明 2024年5月12日', '入党介绍人意见', '同意介绍。 2024年5月15日',
      '支部大会通过接收申请人为预备党员的决议', '2024年5月20日，支部召开党员大会，应到会有表决权的正式党员10名，赞成9票，反对0票，弃权1票。', '支部书记签名 2024年5月22日',
      '上级党组织指派专人进行谈话情况', '2024年6月3日', '基层党委审批意见', '2024年6月10日',
      '支部大会通过预备党员能否转为正式党员的决议', '2025年5月22日召开大会，同意转正。2025年5月23日', '基层党委审批意见', '2025年6月8日',
    ]);
    const [found] = casesOf(branch([form]));
    expect(daysOf(found!)).toEqual({ '14': '2024-05-12', '15': '2024-05-20', '16': '2024-06-03', '17': '2024-06-10', '23': '2025-05-22', '24': '2025-06-08' });
    expect(found!.papers[0]!.votes).toMatchObject({ for: 9, against: 0, abstained: 1 });
  });

  it('comes from the minutes before papers that speak of the meeting', () => {
    const [found] = casesOf(branch([
      minutes('branchMeeting', '2025-06-18', '讨论接收李明同志为预备党员'),
      paper('admissionApproval', '关于接收李明同志为预备党员的批复', ['批准李明同志为中共预备党员，预备期自2025年6月20日起一年。', '2025年7月2日']),
    ]));
    expect(daysOf(found!)).toEqual({ '15': '2025-06-18', '17': '2025-07-02' });
  });

  it('takes a report on conversion for no second admission', () => {
    const [found] = casesOf(branch([minutes('branchMeeting', '2025-06-20', '讨论预备党员李明同志按期转正', { text: '议题：讨论预备党员李明同志按期转正\n李明同志于2024年6月18日被接收为预备党员。\n会议同意李明同志按期转正。' })]));
    expect(daysOf(found!)).toEqual({ '23': '2025-06-20' });
  });

  it('is read from each paper of a file that holds a whole case', () => {
    const all = paper('membershipApplication', '李明材料', [
      '入党申请书', '自愿申请加入中国共产党，愿意为村里多出一份力。', '申请人：李明', '2023年3月1日',
      '与入党申请人谈话记录', '谈话时间：2023年3月20日', '谈话人：赵国强  被谈话人：李明', '赵国强问了家里的情况。',
      '入党积极分子备案报告', '我支部2023年9月5日确定李明同志为入党积极分子，现报请备案。', '2023年9月8日',
    ]);
    expect(casesOf(branch([all])).map(daysOf)).toEqual([{ '1': '2023-03-01', '2': '2023-03-20', '3': '2023-09-05', '4': '2023-09-08' }]);
  });
});
