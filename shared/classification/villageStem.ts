/** A village's name without what it is: 东沟 of 东沟村, 柳林 of 柳林社区. */
export function villageStem(village: string): string {
  return village.replace(/(?:村|社区|嘎查)$/, '');
}
