import { assertNever } from '../model/assertNever.ts';
import type { Refusal, RequiredPart } from '../model/refusal.ts';

/** What a ledger does not take, and what to do first, in one line. */
export function refusalMessage(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'missing':
      return `请填写${partNames[refusal.what]}。`;
    case 'unchanged':
      return '内容与现有的一致，没有改动。';
    case 'wrong-state':
      return `当前状态是“${refusal.state}”，不能${refusal.step}。请刷新后再试。`;
    case 'no-evidence':
      return '还没有佐证材料。请先关联至少一件已归档的材料，再申请销号。';
    case 'evidence-not-filed':
      return `佐证材料尚未归档：${refusal.paths.join('、')}。请先在“核对”中归档，再申请销号。`;
    case 'open-doubts':
      return `佐证材料还有 ${refusal.count} 条未处理的疑点：${refusal.titles.join('、')}。请先在“疑点核查”中作出决定，再申请销号。`;
    case 'date-order':
      return `${refusal.what}不能早于 ${refusal.earliest}。请改正日期。`;
    case 'changed-since':
      return `第 ${refusal.seq} 条记录之后内容又有改动，不能直接撤销。请先撤销后面的改动。`;
    case 'not-undoable':
      return `“${refusal.action}”不能撤销。`;
    case 'book-not-read':
      return `还有 ${refusal.pages} 页没有识别文字。请先在“识别确认”中识别，再拆分。`;
    case 'book-step':
      return '这里不能这样拆分：每份记录至少要有一处起点，且不能越过前后的记录。';
    case 'already':
      return `${refusal.what}。`;
    case 'taken-in':
      return `这来自“${refusal.township}”的成果包，归类、档号和支部由该单位负责，不能在本库改动。如有不同意见，请在疑点或整改中写明，由该单位改正后重新移交。`;
    case 'other-history':
      return `库中已有来源“${refusal.township}”，但这份成果包的事件链不是接着它的。如是另一个单位，请换一个名称接收；如是同一单位，请先问清档案库为何重建。`;
    case 'redacted':
      return '这是脱敏版成果包：没有原件，事件记录隐去了号码，只供查阅，不能接收。请向移交单位索取不脱敏的成果包，路上携带可以加密。';
    case 'other-branch':
      return '这不是本村的材料。这台电脑设为“村”，只显示和办理本村的；请在乡镇的电脑上办理。';
    case 'other-branches':
      return `档案库里还有${refusal.branches.slice(0, 3).join('、')}${refusal.branches.length > 3 ? ` 等 ${refusal.branches.length} 个支部` : ''}的材料，移交文件装的是整个档案库，不能由本村移交。请把本村的文件夹导入一个新的档案库再移交。`;
    case 'township-only':
      return `${refusal.what}由乡镇办理。这台电脑设为“村”；如需改动，请到“设置—本机”。`;
    default:
      return assertNever(refusal);
  }
}

const partNames: Readonly<Record<RequiredPart, string>> = {
  reason: '理由',
  actor: '姓名',
  problem: '具体问题',
  measures: '整改措施',
  responsible: '责任人',
  dueOn: '整改时限',
  opinion: '核验意见',
  filedOn: '实际归档日期',
  name: '姓名',
  evidence: '印证材料',
  township: '来源单位的名称（成果包中没有写明）',
};
