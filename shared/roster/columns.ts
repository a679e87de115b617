/** What a roster's column means. */
export type ColumnMeaning =
  | 'serial' | 'name' | 'gender' | 'born' | 'identityNumber' | 'joined' | 'becameFull' | 'standing' | 'isProbationary'
  | 'office' | 'officeFrom' | 'officeTo' | 'duty' | 'group' | 'branch' | 'movedIn' | 'movedOut' | 'died' | 'ended'
  | 'floatingFrom' | 'floatingTo' | 'floatingWhere' | 'isFloating' | 'feeDue' | 'feePaid' | 'feePeriod' | 'represents'
  | 'note' | 'signature' | 'vote' | 'other';

/** First match wins: the particular before the general. Headers come without spaces, marks and units in brackets. */
const meanings: readonly (readonly [RegExp, ColumnMeaning])[] = [
  [/^(?:序号|编号|号|no)$/i, 'serial'],
  [/签名|签到|签字|签章|按手印/, 'signature'],
  [/得票|票数|画正|赞成|反对|弃权|不?同意|^优秀$|^(?:基本|不)?合格$|等次/, 'vote'],
  [/^(?:\d{4}年)?(?:第?[一二三四1-4]季度?|(?:1[0-2]|[1-9])月(?:份)?|[一二三四五六七八九十]{1,3}月(?:份)?|上半年|下半年)(?:党费|金额|应[交缴]|实[交缴]|缴费|交纳|缴纳)?(?:金额|数额|数)?$/, 'feePeriod'],
  [/应[交缴](?:纳)?|月标准|缴费标准|党费标准|月[交缴](?:纳)?(?:党费|标准|金额|数额)|缴费基数|计算基数|核定(?:党费|标准|基数)|每月党费|月缴/, 'feeDue'],
  [/实[交缴](?:纳)?|已[交缴]|(?:[交缴]纳?|收缴)(?:党费)?(?:金额|数额|情况|时间|日期|月份)|党费(?:金额|合计|数额|缴至|交至)?$|^合计(?:金额)?$|全年(?:合计|党费)/, 'feePaid'],
  [/去世|死亡|病故|逝世/, 'died'],
  [/转正|转为?(?:中共)?正式|成为正式|正式党员(?:时间|日期|年月)/, 'becameFull'],
  [/入党(?:时间|日期|年月|年份)|加入(?:中国共产党|党组织|中共|组织)?(?:时间|日期|年月)?$|接收(?:为)?预备党员(?:时间|日期)|^(?:何时|哪年)?入党$|成为预备党员/, 'joined'],
  [/停止党籍|除名|出党|处置(?:时间|日期)/, 'ended'],
  [/转出(?!地)|调出/, 'movedOut'],
  [/转入(?!地)|调入|迁入|转来/, 'movedIn'],
  [/返回|返乡|回归|流回/, 'floatingTo'],
  [/(?:外出|流出|流动|离开|外流)(?:时间|日期|年月)|外出起/, 'floatingFrom'],
  [/流入地|流向|流往|外出(?:地|去向|地点|所在)|流动(?:地|去向|地点)|去向|现?居住?地(?:址)?外|务工(?:地|单位|地址)/, 'floatingWhere'],
  [/是否(?:为)?(?:流动|外出)|流动(?:党员)?(?:情况|状态)?$|外出(?:情况|务工)?$/, 'isFloating'],
  [/是否(?:为)?预备/, 'isProbationary'],
  [/(?:党员|人员|身份)(?:类别|类型|性质|身份)|党员状态|^类别$|正式(?:或|\/|、)?预备|政治面貌/, 'standing'],
  [/(?:任职|任现职|任该职|担任.*)(?:起始)?(?:时间|日期|年月)/, 'officeFrom'],
  [/(?:免职|离任|卸任|任职截止|届满)(?:时间|日期)?/, 'officeTo'],
  [/(?:党内|支部|村内|现任|担任|所任|党支部|两委)?职务|^职位$|任职情况|担任(?:何)?职|岗位名称/, 'office'],
  [/分工|分管|负责(?:工作|事项)|工作职责|主管/, 'duty'],
  [/代表(?:类型|类别|户|片区|界别|户数)|推选(?:单位|产生|户)?|联系(?:农)?户|所代表/, 'represents'],
  [/(?:所在|所属)?党小组|^小组$/, 'group'],
  [/(?:所在|所属)(?:的)?(?:党)?支部|所属党组织|所在党组织|党组织名称|支部名称|^(?:党)?支部$|所在村/, 'branch'],
  [/身份证|公民身份|证件号/, 'identityNumber'],
  [/出生|生日|^生年/, 'born'],
  [/性别/, 'gender'],
  [/^(?:党员|本人|代表|成员|委员|干部|流动党员)?(?:姓名|名字|名)$|^党员$/, 'name'],
  [/备注|说明|附注/, 'note'],
];

/** What a header says; `other` where it is no column that is read. */
export function meaningOf(header: string): ColumnMeaning {
  const bare = bareHeader(header);
  return bare === '' ? 'other' : (meanings.find(([pattern]) => pattern.test(bare))?.[1] ?? 'other');
}

export function bareHeader(header: string): string {
  return header.normalize('NFKC').replace(/\(.*?\)/g, '').replace(/[\s:：*·._|、,-]/g, '');
}

export function isRecognised(meaning: ColumnMeaning): boolean {
  return meaning !== 'other';
}
