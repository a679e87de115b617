import type { BlankMinutes } from '../../../shared/contract/helpCalls.ts';

/** Fields that need room to write. */
const tall: ReadonlySet<string> = new Set(['topics', 'speeches', 'decisions', 'names']);

/** Blank minutes with what a record of this kind must contain. */
export function MinutesForm({ form }: { readonly form: BlankMinutes }) {
  return (
    <div className="paper">
      <h1>{form.name}</h1>
      <table>
        <tbody>
          <tr><th style={{ width: '24%' }}>党组织名称</th><td className="blank" /></tr>
          {form.fields.map(({ id, name, onlyWhenVoting }) => <tr key={id}><th>{name}{onlyWhenVoting ? <><br />（有表决时填）</> : null}</th><td className={tall.has(id) ? 'tall' : 'blank'}>{id === 'attendance' ? '应到　　　人，实到　　　人，缺席　　　人' : id === 'votes' ? '赞成　　　票，反对　　　票，弃权　　　票' : ''}</td></tr>)}
        </tbody>
      </table>
      <p>发言要写明姓名和本人说的话，有不同意见的如实记录。确属会后整理的，在末尾注明整理人和整理日期。</p>
      <div className="sign"><span>主持人签字：　　　　　　</span><span>记录人签字：　　　　　　</span></div>
    </div>
  );
}

/** A sign-in sheet. */
export function SignInForm() {
  return (
    <div className="paper">
      <h1>签到表</h1>
      <p>会议或活动名称：　　　　　　　　　　　　　　　日期：　　　　年　　月　　日</p>
      <table>
        <thead><tr>{['序号', '签名', '备注', '序号', '签名', '备注'].map((head, index) => <th key={index}>{head}</th>)}</tr></thead>
        <tbody>{Array.from({ length: 18 }, (_, row) => <tr key={row}><td className="blank" style={{ width: '8%' }}>{row + 1}</td><td style={{ width: '26%' }} /><td /><td style={{ width: '8%' }}>{row + 19}</td><td style={{ width: '26%' }} /><td /></tr>)}</tbody>
      </table>
      <p>由到会人员本人签名，不代签。请假人员及原因：</p>
    </div>
  );
}

/** A note that says truthfully that a record came late. */
export function LateRecordForm() {
  const lines = ['党组织名称', '补录的材料名称', '会议或活动实际日期', '材料实际形成日期', '补录人', '补录依据（笔记、录音、签到等）', '未及时形成的原因', '在场人员核对情况'];
  return (
    <div className="paper">
      <h1>补录说明</h1>
      <table><tbody>{lines.map((label, index) => <tr key={label}><th style={{ width: '30%' }}>{label}</th><td className={index >= 5 ? 'tall' : 'blank'} /></tr>)}</tbody></table>
      <p>本说明随材料一并归档。没有召开的会议不补写记录。</p>
      <div className="sign"><span>补录人签字：　　　　　　</span><span>支部书记签字：　　　　　　</span></div>
      <p style={{ textAlign: 'right', marginTop: '8pt' }}>填写日期：　　　　年　　月　　日</p>
    </div>
  );
}
