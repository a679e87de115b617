/** Six records written after the readers, in styles the readers were not written for; the values a person would read out of each. */
export const heldOut: readonly { readonly name: string; readonly text: string; readonly fields: Readonly<Record<string, unknown>> }[] = [
  {
    name: 'a diary-like page of a group leader',
    text: `
第二党小组活动记录（十月份）
2024年10月17日  星期四  晴
晚上7点半，在组长何军家里开会。到会的有何军、尹秀英、郭永福、祁发财四人，杨德胜腿疼没来，白俊在新疆打工。
何军先念了乡上的通知，说的是秸秆禁烧的事。
尹秀英说：我家的秸秆已经拉走了。
祁发财：沟沿上那几家要去说一说。
最后商定由郭永福、祁发财二人负责上门，二十日前跑完。
记录：尹秀英`,
    fields: { date: '2024-10-17', weekday: 4, startTime: '19:30', venue: '组长何军家里', recorder: '尹秀英', presentNames: ['何军', '尹秀英', '郭永福', '祁发财'], absenteeNames: ['杨德胜', '白俊'], speakers: ['尹秀英', '祁发财'], title: '第二党小组活动记录', decisionCount: 1 },
  },
  {
    name: 'a county form with sub-columns and check boxes',
    text: `
|党支部“三会一课”纪实报告表|>|>|>|>|>|
|党支部名称|中共青石镇白杨沟村支部委员会|>|会议类别|☑支部党员大会 □支委会 □党小组会 □党课|>|
|召开时间|2024年11月08日 14:30至16:10|>|召开地点|村党群服务中心会议室|>|
|主持人|杨德胜|记录人|白俊|党员总数|31|
|应到会人数|28|实到会人数|25|缺席人数|3|
|缺席人员及原因|周玉兰（住院） 刘玉梅（外出） 何军（请假）|>|>|>|>|
|会议主题|民主评议低保户、研究冬季取暖用煤分配|>|>|>|>|
|主要内容及议定事项|一、杨德胜通报低保申请情况。\\n二、郭永福：今年煤款要先公示。\\n三、会议议定：煤按户分，每户一吨。|>|>|>|>|`,
    fields: { organisation: '中共青石镇白杨沟村支部委员会', date: '2024-11-08', startTime: '14:30', endTime: '16:10', venue: '村党群服务中心会议室', chair: '杨德胜', recorder: '白俊', expected: 28, present: 25, absent: 3, absenteeNames: ['周玉兰', '刘玉梅', '何军'], speakers: ['郭永福'], title: '党支部“三会一课”纪实报告表', decisionCount: 1, topicCount: 1 },
  },
  {
    name: 'an English-punctuated typist with labels behind dashes',
    text: `
白杨沟村两委联席会
时间—2025/4/9 下午3:00
地点—村委会
主持—杨德胜(书记)
记录—白俊
参加—杨德胜,白俊,郭永福,尹秀英,张有才
列席—赵立新(包村干部)
议题—①人居环境整治 ②防汛值班
杨德胜:各组长把自己那一段包好.
张有才:三组缺两辆车.
决定—①每周五下午集中清扫;②防汛值班表由白俊排,4月15日前贴出来.
以上五人全部同意.`,
    fields: { date: '2025-04-09', startTime: '15:00', venue: '村委会', chair: '杨德胜', recorder: '白俊', presentNames: ['杨德胜', '白俊', '郭永福', '尹秀英', '张有才'], observers: ['赵立新'], speakers: ['杨德胜', '张有才'], title: '白杨沟村两委联席会', decisionCount: 2, topicCount: 2 },
  },
  {
    name: 'minutes of an admission vote with titles of address and two ballots',
    text: `
中共白杨沟村支部委员会关于接收祁小川为预备党员的支部大会记录
二〇二四年六月二十八日上午，支部在村学校召开党员大会。本支部共有党员二十七名，其中有表决权的正式党员二十五名，实到会有表决权的正式党员二十二名，杨桂兰、马有福两名同志因年老体弱请假，何军同志外出务工未到会。
大会由支部书记杨德胜同志主持。支部组织委员白俊同志担任记录。
祁小川同志汇报了本人情况。
介绍人郭永福同志说：祁小川同志踏实肯干，我愿意介绍他入党。
介绍人尹秀英同志说：同意郭永福同志的意见。
大会采取无记名投票方式进行表决。发出票22张，收回票22张，其中赞成票21张，反对票0张，弃权票1张。
大会决议：同意接收祁小川同志为中共预备党员，预备期一年。
散会（十一时二十分）`,
    fields: { date: '2024-06-28', venue: '村学校', chair: '杨德胜', recorder: '白俊', entitledToVote: 25, absenteeNames: ['杨桂兰', '马有福', '何军'], speakers: ['郭永福', '尹秀英'], votes: [{ issued: 22, returned: 22, for: 21, against: 0, abstained: 1 }], decisionCount: 1, endTime: '11:20' },
  },
  {
    name: 'a theme day told as a news item',
    text: `
白杨沟村党支部开展“清河护岸”主题党日活动
3月12日，白杨沟村党支部组织党员20余人到清水河边开展“清河护岸”主题党日活动。活动由村党支部书记杨德胜带队。
活动开始前，驻村第一书记赵立新领学了《习近平生态文明思想学习纲要》第三章，并结合村情谈了认识。
随后，党员们分三组捡拾垃圾、修补护栏。党员张有才说：“河是大家的，多弯一次腰，河就干净一点。”
此次活动共清理垃圾两车。下一步，党支部将每季度开展一次护河行动。
（供稿：白俊）
2025年3月13日`,
    fields: { date: '2025-03-12', venue: '清水河边', speakers: ['张有才'], studied: ['习近平生态文明思想学习纲要'], title: '白杨沟村党支部开展“清河护岸”主题党日活动', organisation: '白杨沟村党支部', signedOn: '2025-03-13' },
  },
  {
    name: 'a villagers’ meeting by household with indented continuation lines',
    text: `
        白杨沟村村民会议记录
  会议时间 ： 二○二五年元月九日（腊月初十）上午十点整
  会议地点 ： 老戏台
  会议召集人 ： 杨德胜        记 录 ： 白 俊
  应到户代表 ： 一百二十六户      实到 ： 九十八户
  会议事项 ：
      （1）通过二〇二五年村规民约；
      （2）选举村务监督委员会成员。
  会议经过 ：
      杨德胜：村规民约草案贴出去半个月了，今天定下来。
      刘大爷：红白事的标准要写清楚。
      主持人宣布：以举手方式表决村规民约。九十五户同意，一户反对，两户弃权，通过。
  会议决议 ： 通过村规民约，自正月初一起施行。
  到会户主签字（附后）`,
    fields: { date: '2025-01-09', startTime: '10:00', lunarDate: '腊月初十', venue: '老戏台', chair: '杨德胜', recorder: '白俊', expected: 126, present: 98, topicCount: 2, votes: [{ for: 95, against: 1, abstained: 2 }], decisionCount: 1, title: '白杨沟村村民会议记录' },
  },
];
