/** The branch that a paper says, or its folders suggest, it belongs to. */
export interface BranchHint {
  /** 东沟村, 柳林社区. */
  readonly village: string;
  readonly township?: string;
  readonly county?: string;
  /** 东沟村党支部; 第二党支部, 党总支 or 党委 where it is that. */
  readonly name: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** `false` where 村 or 社区 was not written (a folder “东沟”): taken as a village until others say otherwise. */
  readonly typeStated: boolean;
  /** `false` where only the village was named, not its party body. */
  readonly bodyStated: boolean;
}
