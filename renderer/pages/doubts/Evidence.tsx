import type { EvidenceSide, FindingDetail } from '../../../shared/contract/findingCalls.ts';
import { Go, ItemLink } from '../../parts/address.tsx';
import { pagesToCompare } from '../../../shared/presentation/pagesToCompare.ts';
import { TimeLine } from '../../parts/TimeLine.tsx';
import { WritingCompare } from '../../parts/WritingCompare.tsx';
import { PhotoCompare } from './PhotoCompare.tsx';
import { TextPair } from './TextPair.tsx';

/** Checks whose evidence is a file's own times. */
const aboutTimes = /^B2|^B402|^B403/;

/** The evidence side by side: marked texts, photos, times; what cannot be shown is said. */
export function Evidence({ detail: { finding, sides, loose } }: { readonly detail: FindingDetail }) {
  const groups = pagesToCompare(finding, new Map(sides.flatMap(({ path, item }) => (item === null ? [] : [[path, item]]))));
  const pictures = groups.length > 0 ? [] : sides.filter(({ picture, notes }) => picture && notes.length > 0);
  const texts = sides.filter(({ text, marks }) => text !== '' && marks.length > 0);
  const timed = aboutTimes.test(finding.rule) ? sides.filter(({ moments }) => moments.length > 0) : [];
  return (
    <>
      {timed.length > 0 ? <section className="panel"><h2>所写日期与文件时间</h2><TimeLine rows={timed.map((side) => ({ key: side.path, title: `${side.date ?? ''} ${side.title}`, moments: side.moments }))} /></section> : null}
      {groups.length > 0 ? <section className="panel"><h2>字迹对照</h2><WritingCompare groups={groups} /></section> : null}
      {pictures.length > 1 ? <PhotoCompare sides={pictures} /> : null}
      {texts.length > 0 ? <TextPair sides={texts} others={sides.filter((side) => side.text !== '' && !texts.includes(side))} /> : null}
      <Files sides={sides} />
      {loose.length > 0 ? <section className="panel"><h2>已不在库中的文件</h2><ul className="lines">{loose.map(({ path, quote }) => <li key={`${path} ${quote}`}>{path}：{quote}</li>)}</ul></section> : null}
    </>
  );
}

/** Every file that the finding is about, with what does not stand in its text. */
function Files({ sides }: { readonly sides: readonly EvidenceSide[] }) {
  if (sides.length === 0) return null;
  return (
    <section className="panel">
      <h2>相关文件</h2>
      <ul className="lines">
        {sides.map(({ item, path, ordinal, title, date, kind, notes }) => (
          <li key={path}>
            <ItemLink item={item}>{path.split('/').at(-1)}</ItemLink> <span className="muted">{[kind, date, title].filter(Boolean).join('　')}</span>
            {kind !== null && /会议|大会|党课|党日|记录/.test(kind) && item !== null ? <> <Go to="/meetings" with={{ meeting: item, record: ordinal ?? 0 }}>看这次会议</Go></> : null}
            {notes.map((note) => <div key={note} className="note">{note}</div>)}
          </li>
        ))}
      </ul>
    </section>
  );
}
