/** What a label of a form or record announces. Some are settled by their value: `记录：` is a recorder or the minutes themselves. */
export type SlotField =
  | 'talker' | 'talkedTo' | 'when' | 'startTime' | 'endTime' | 'weekday' | 'venue' | 'chair' | 'recorder' | 'recorderOrContent' | 'lecturer'
  | 'expected' | 'present' | 'absent' | 'entitled' | 'attendance' | 'presentNames' | 'absentees' | 'leave' | 'observers'
  | 'topics' | 'agenda' | 'content' | 'speeches' | 'decisions' | 'votes' | 'studied' | 'attachments'
  | 'organisation' | 'title' | 'serial' | 'documentNumber' | 'signature' | 'signedOn' | 'other';

/** The field of a label written without blanks, colon and numbering; `undefined` where the words are no known label. */
export function fieldOfLabel(label: string): SlotField | undefined {
  const direct = lookUp(label);
  if (direct !== undefined) return direct;
  const numbered = /^(.{2,}?)(?:之)?[一二三四五六七八九十0-9]{1,2}$/.exec(label);
  if (numbered) {
    const field = lookUp(numbered[1]!);
    if (field === 'topics' || field === 'decisions' || field === 'agenda') return field;
  }
  if (/^第?[一二三四五六七八九十0-9]{1,2}(?:个|项)?议题$/.test(label)) return 'topics';
  if (label.length >= 4 && label.length <= 12 && /(?:签字|签名|签章)$/.test(label)) return 'signature';
  return /[入间问恃占己]/.test(label) ? lookUp(repairScan(label)) : undefined;
}

/** The longest label that the lexicon holds. */
export const longestLabel = 14;

/** Fields whose value may run over several lines. */
export const longFields: ReadonlySet<SlotField> = new Set<SlotField>(['topics', 'agenda', 'content', 'recorderOrContent', 'speeches', 'decisions', 'votes', 'studied', 'attachments', 'presentNames', 'absentees', 'leave', 'observers', 'attendance', 'signature']);

/** Fields whose label may stand before its value with only a blank between. */
export const blankFields: ReadonlySet<SlotField> = new Set<SlotField>(['when', 'startTime', 'endTime', 'weekday', 'venue', 'chair', 'recorder', 'lecturer', 'expected', 'present', 'absent', 'entitled', 'presentNames', 'absentees', 'leave', 'observers', 'topics', 'organisation', 'title', 'other']);

const occasion = ['', '会议', '活动', '开会', '本次会议', '本次活动', '此次会议', '党课', '上课', '授课', '讲课', '学习', '大会', '召开', '开展', '组织', '组织生活', '谈话', '评议', '党日', '主题党日', '党日活动', '支部', '党小组', '座谈', '议事', '公示', '集体学习', '民主评议', '组织生活会'];
const people = ['人员', '人', '党员', '名单', '人员名单', '党员名单', '人员姓名', '人员签名', '人员签字', '同志', '代表', '代表名单', '委员', '领导', '领导及人员', '单位和人员', '单位及人员', '对象', '者'];
const counted = ['', '人数', '数', '会人数', '会人', '会', '党员', '党员数', '党员人数', '人员', '代表', '代表人数', '代表数', '委员', '委员人数', '户数', '户', '会党员', '会党员数', '会党员人数', '会人员', '会代表', '会代表人数', '会委员', '会数', '人', '正式党员', '会正式党员'];

/** Field, the occasions that may stand in front, and the words themselves. */
const entries: readonly (readonly [SlotField, readonly string[], readonly string[]])[] = [
  ['when', occasion, ['时间', '日期', '时间段', '日期时间', '日期及时间', '时间和日期', '的时间', '年月日']],
  ['when', [''], ['召开时间', '会期', '开会日期', '会议召开时间', '会议召开日期', '活动开展时间', '何时']],
  ['startTime', ['', '会议', '活动'], ['开始时间', '起始时间', '开始', '起时', '开会时刻']],
  ['endTime', ['', '会议', '活动'], ['结束时间', '终止时间', '散会时间', '闭会时间', '止时']],
  ['weekday', [''], ['星期', '周次星期']],
  ['venue', occasion, ['地点', '地址', '场所', '场地', '的地点', '地点及方式', '会场', '会址']],
  ['chair', occasion, ['主持人', '主持', '主持者', '主持人姓名', '主持同志', '召集人', '召集主持人', '主持人及职务', '主持人职务']],
  ['chair', [''], ['组织者', '组织人', '会议召集和主持人', '主席']],
  ['recorder', occasion, ['记录人', '记录员', '记录者', '纪录人', '纪录员', '记录人员', '记录人姓名']],
  ['recorder', [''], ['会议记录人员', '书记员', '整理人', '记录整理', '司记', '笔录', '笔录人', '会议笔录', '执笔', '执笔人']],
  ['recorderOrContent', [''], ['记录', '会议记录', '活动记录', '纪录', '会议纪录']],
  ['lecturer', ['', '党课', '本次党课'], ['授课人', '主讲人', '讲课人', '主讲', '授课', '授课者', '讲授人', '宣讲人', '授课教师', '授课人姓名', '主讲人姓名', '讲课', '授课领导', '主讲教师', '宣讲']],
  ['talker', [''], ['谈话人', '谈心人', '谈话人姓名', '谈话同志', '谈心谈话人']],
  ['talkedTo', [''], ['谈话对象', '被谈话人', '谈话对象姓名', '谈心对象', '谈心谈话对象', '被谈话人姓名', '被谈话对象', '被谈人', '受谈人']],
  ['expected', occasion, counted.flatMap((word) => ['应到', '应参加', '应出席', '应参'].map((stem) => stem + word))],
  ['expected', [''], ['党员总数', '党员人数', '总人数', '党员总人数', '应参会人数', '应参会', '代表总数', '代表总人数', '在册党员', '支部党员数']],
  ['present', occasion, counted.flatMap((word) => ['实到', '实际参加', '实际到会', '实际参会', '实际出席', '实际到', '实参加', '实出席', '实参'].map((stem) => stem + word))],
  ['present', occasion, ['到会人数', '参会人数', '参加人数', '出席人数', '到会', '到会党员数', '出席数', '与会人数', '实有人数', '实际人数', '签到人数', '到场人数', '参学人数', '听课人数', '参会党员数', '参加党员数']],
  ['absent', occasion, ['缺席人数', '缺席数', '缺勤人数', '请假人数', '未到人数', '未到会人数', '缺会人数', '未参会人数', '缺席党员数', '未到']],
  ['entitled', [''], ['有表决权人数', '有表决权党员', '有表决权的正式党员', '有表决权党员数', '有表决权党员人数', '有表决权的党员', '有表决权正式党员', '应到会有表决权党员', '有选举权人数', '有选举权的党员', '应到会有表决权人数']],
  ['attendance', occasion, ['出席情况', '到会情况', '参会情况', '人员情况', '参加情况', '出勤情况', '参会人员情况', '考勤情况', '考勤', '出缺席情况', '人数', '人员到会情况', '党员到会情况', '应到实到人数', '应到实到', '应到会实到会人数']],
  ['presentNames', occasion, people.flatMap((word) => ['出席', '参加', '参会', '到会', '与会', '出席会议', '参加会议', '实到', '实际到会', '参学', '听课', '参训', '参加活动', '到场'].map((stem) => stem + word))],
  ['presentNames', [''], ['到的人', '到的', '到的有', '来的人', '来的', '来的有', '去的人', '去的', '到会的', '到会的有', '参加的人', '参加的', '参加的有']],
  ['absentees', [''], ['没来', '没到', '没去', '没参加', '没来的', '没到的', '没去的', '没来的人', '没到的人', '没去的人', '没参加的', '没来的有', '没到的有', '缺席的', '未到的', '缺的', '缺的人', '缺']],
  ['leave', [''], ['请假的', '请假的人', '请假的有']],
  ['presentNames', ['', '会议', '活动'], ['出席', '参加', '参会', '签到', '签到人员', '签到情况', '参会签名', '与会人员签名', '出席签名', '到会人', '参加人', '人员', '出席会议人员', '出列席人员', '参会人员签到', '党员签名', '参加人员签名', '党员签到', '代表签名']],
  ['absentees', occasion, people.concat('', '情况', '原因', '会人员', '会党员', '会').flatMap((word) => ['缺席', '未到', '未到会', '缺勤', '未参会', '未参加', '未出席', '因故缺席', '缺会'].flatMap((stem) => [stem + word, `${stem + word}及原因`, `${stem + word}及事由`, `${stem + word}和原因`, `${stem + word}与原因`, `${stem + word}及缺席原因`, `${stem + word}姓名及原因`, `${stem + word}及请假原因`]))],
  ['leave', occasion, people.concat('', '情况').flatMap((word) => ['请假', '因事请假', '因病请假', '病假', '事假', '缺席请假'].flatMap((stem) => [stem + word, `${stem + word}及原因`, `${stem + word}及事由`, `${stem + word}和原因`]))],
  ['observers', occasion, people.concat('', '单位').flatMap((word) => ['列席', '列席会议', '邀请列席', '特邀', '邀请'].map((stem) => stem + word))],
  ['topics', occasion, ['议题', '主题', '主要议题', '议题内容', '中心议题', '议事事项', '讨论事项', '研究事项', '事项', '主要事项', '会议主题', '讨论议题', '讨论题目', '课题', '题目', '党课题目', '党课主题', '议题及内容', '讲题', '审议事项', '商议事项', '提议事项', '学习主题', '事由', '专题', '活动内容主题', '谈话主题', '研究议题', '学习专题']],
  ['agenda', occasion, ['议程', '流程', '主要议程', '日程', '主要流程', '程序', '安排', '环节', '步骤']],
  ['studied', ['', '会议', '集中', '理论'], ['学习内容', '学习篇目', '学习资料', '学习材料', '学习文件', '传达文件', '学习书目', '学习篇章', '传达学习内容']],
  ['content', occasion, ['内容', '主要内容', '内容记录', '记录内容', '过程', '情况', '经过', '详情', '内容及过程', '情况记录', '实况', '内容摘要', '纪实', '开展情况', '会议情况记录', '讲课内容', '内容提要', '主要内容记录', '内容和过程', '具体内容', '过程记录']],
  ['speeches', occasion, ['发言情况', '讨论情况', '发言记录', '讨论发言', '发言', '交流发言', '讨论记录', '讨论', '发言摘要', '讨论内容', '发言内容', '党员发言', '讨论发言情况', '研讨发言', '交流研讨', '交流讨论', '发言要点', '代表发言', '讨论意见', '审议意见', '批评意见', '批评与自我批评', '讨论交流', '讨论过程', '互评']],
  ['decisions', occasion, ['决议', '决定', '会议决定', '形成决议', '议定事项', '结果', '会议结果', '决议内容', '形成决定', '决定事项', '形成的决议', '形成意见', '决议情况', '议决事项', '形成如下决议', '作出如下决定', '决议事项内容', '会议决议', '形成决议或意见', '形成共识', '结论', '讨论结果', '决议或决定', '决定内容', '工作安排', '下步安排', '下一步工作', '下一步安排', '落实措施', '会议结论', '决议决定', '通过的决议', '会议明确', '定了', '商定', '商定结果', '会议商定', '会议定了', '评议结果', '评议意见', '会议最后决定', '最后决定', '会议形成如下决议', '会议确定', '经讨论决定', '经讨论', '经商议', '经表决', '会议同意', '会议通过', '议定', '议定如下', '决定如下', '决议如下', '形成的决议或意见', '形成如下意见', '研究决定', '经研究决定', '会议研究决定', '会议议定', '会议议定如下', '会议议定事项', '讨论决定', '会议一致决定', '议定如下事项', '决议事项']],
  ['votes', occasion, ['表决情况', '表决结果', '表决', '投票结果', '投票情况', '票决结果', '票决情况', '表决方式及结果', '表决方式和结果', '选举结果', '测评结果', '表决意见', '表决票数']],
  ['other', occasion, ['表决方式', '投票方式']],
  ['attachments', [''], ['附件', '附', '会议附件', '印证资料', '附件材料', '佐证材料', '印证材料', '附件清单']],
  ['organisation', [''], ['单位', '党支部', '支部', '支部名称', '党支部名称', '党组织', '党组织名称', '组织名称', '单位名称', '所在党支部', '所在支部', '填报单位', '召开单位', '单位盖章', '会议单位', '主办单位', '召集单位', '组织单位', '所属党支部', '所属党组织', '基层党组织名称', '村名', '村别']],
  ['title', [''], ['会议名称', '活动名称', '会议名', '党课名称', '文件题名', '题名', '标题', '文件标题']],
  ['serial', [''], ['会次', '次数', '会议次数', '届次', '会议届次', '第几次']],
  ['documentNumber', [''], ['文号', '发文字号', '文件编号', '发文号', '文件号']],
  ['signature', [''], ['签字', '签名', '主持人签字', '主持人签名', '记录人签字', '记录人签名', '参会人员签字', '书记签字', '支部书记签字', '支部书记签名', '负责人签字', '负责人签名', '申请人', '申请人签名', '汇报人', '报告人', '书记签名', '审核人', '本人签名', '本人签字', '述职人', '剖析人', '谈话人签名', '主持人签章', '申请人签字', '签署人']],
  ['signedOn', [''], ['填表日期', '填报日期', '填写日期', '制表日期', '签字日期', '填表时间', '填报时间', '整理日期', '落款日期', '签署日期', '制表时间', '报送日期', '申请日期', '申请时间', '汇报时间', '印发日期', '成文日期', '发文日期', '上报日期', '上报时间']],
  ['other', [''], ['会议类型', '会议类别', '活动类型', '活动类别', '类型', '类别', '会议性质', '会议形式', '活动形式', '活动方式', '会议方式', '方式', '形式', '授课方式', '备注', '说明', '联系电话', '电话', '联系人', '填表人', '编号', '序号', '页码', '职务', '性别', '年龄', '姓名', '审核', '审核意见', '党委意见', '上级意见', '督导', '督导人员', '指导人员', '盖章', '公章', '天气', '照片', '活动照片', '会议照片', '图片', '参会率', '到会率', '出勤率', '监票人', '计票人', '唱票人', '总监票人', '责任人', '责任单位', '完成时限', '完成时间', '办理结果', '落实情况', '活动目的', '会议目的', '目的', '活动效果', '活动总结', '总结', '小结', '课时', '学时', '评语', '记录本编号', '密级', '主题词', '抄送', '抄报', '主送', '报送', '发送', '分送', '印发', '介绍人', '培养联系人', '通知时间', '报到时间', '截止时间', '任务来源', '投票方式', '表决方式', '列席率', '会议效果', '存在问题', '整改措施', '意见建议', '意见', '建议', '民主评议', '监督电话', '公示期', '审批意见', '支部意见', '村委会意见', '会前准备', '会后落实', '活动要求', '会议要求', '活动背景', '主办', '承办', '协办', '检查人', '校对', '打印', '份数', '党小组', '书记', '支部书记', '党员', '群众']],
];

/** Where the words of a label stand among the entries. Written out with their occasions they would be seventy thousand. */
const entriesWith: ReadonlyMap<string, readonly number[]> = indexOfWords();
const occasionsFrom = Map.groupBy(new Set(entries.flatMap(([, occasions]) => occasions.filter((words) => words !== ''))), (words) => words[0]);

function indexOfWords(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, [, , words]] of entries.entries()) {
    for (const word of new Set(words)) {
      const known = found.get(word);
      if (known) known.push(index);
      else found.set(word, [index]);
    }
  }
  return found;
}

/** The field of the first entry that spells the label, with an occasion in front or without. */
function lookUp(label: string): SlotField | undefined {
  if (label.length > longestLabel || (label.length < 2 && label !== '附' && label !== '缺')) return undefined;
  let first = entryOf('', label);
  for (const occasion of occasionsFrom.get(label[0]) ?? []) if (label.startsWith(occasion)) first = Math.min(first, entryOf(occasion, label.slice(occasion.length)));
  return entries[first]?.[0];
}

function entryOf(occasion: string, words: string): number {
  return entriesWith.get(words)?.find((index) => entries[index]![1].includes(occasion)) ?? entries.length;
}

/** Characters that scanners take for one another, inside labels only. */
function repairScan(label: string): string {
  return label.replace(/入/g, '人').replace(/问/g, '间').replace(/恃/g, '持').replace(/占/g, '点').replace(/己/g, '记');
}
