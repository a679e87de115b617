const topics = ['换届选举工作', '党费收缴情况', '发展党员工作', '预备党员转正', '低保对象评议', '高标准农田建设', '合作社分红方案', '人居环境整治', '乡村振兴帮扶项目', '防汛值班安排', '饮水工程维修', '村务公开内容', '主题党日活动', '三会一课落实情况', '民主评议党员', '集体经济收入', '道路硬化', '护林防火', '医保缴费', '秸秆禁烧'];
const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹');
const given = Array.from('强伟芳敏静磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国志斌红');
const sentences = ['会议传达学习了上级有关文件精神，与会党员结合本村实际谈了认识和打算。', '大家一致认为应当先摸清底数，再分户制定措施，由包片干部逐户走访核对。', '支部书记强调要把任务落实到人，按时完成，月底前向乡党委报告进展。', '经过讨论，与会党员举手表决，同意上述方案，并在公开栏公示七天。', '对群众反映的问题要当场答复，不能当场答复的要登记造册，限期办结。', '会议要求外出流动党员通过电话和网络参加学习，支部指定专人联系。'];

/** The minutes of a fictional meeting, about 800 characters; the same number gives the same text. */
export function minutesText(seed: number): string {
  const next = numbersFrom(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[next(values.length)]!;
  const name = () => pick(surnames) + pick(given) + (next(2) === 0 ? pick(given) : '');
  const topic = pick(topics);
  const lines = [`第${seed % 60}村党支部党员大会会议记录`, `时间：${2023 + next(3)}年${1 + next(12)}月${1 + next(28)}日　地点：村委会会议室`, `主持人：${name()}　记录人：${name()}　应到${20 + next(20)}人，实到${15 + next(20)}人`, `议题：${topic}`];
  while (lines.join('').length < 800) lines.push(`${name()}：关于${next(3) === 0 ? pick(topics) : topic}，${pick(sentences)}${next(4) === 0 ? `第${next(500)}号地块面积${next(900)}亩。` : ''}`);
  return lines.join('\n');
}

/** A small linear congruential generator (Numerical Recipes): repeatable, good enough for texts. */
function numbersFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
