/** 东沟 of 东沟村党支部. */
export function villageOf(branch: string): string {
  return branch.replace(/(?:党总支|党支部|支部|党委).*$/, '').replace(/^.*[县乡镇](?=..)/, '').replace(/(?:村|社区)$/, '');
}
