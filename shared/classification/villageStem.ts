/** A village's name without what it is: 东沟 of 东沟村, 柳林 of 柳林社区. */
export function villageStem(village: string): string {
  return village.replace(/(?:村|社区|嘎查)$/, '');
}

/** The same of a party body's name, without the places above it: 东沟 of 清河县柳林乡东沟村党支部. */
export function villageStemOfBranch(branch: string): string {
  return villageStem(branch.replace(/(?:党总支|党支部|支部|党委).*$/, '').replace(/^.*[县乡镇](?=..)/, ''));
}
