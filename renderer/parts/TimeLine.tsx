import type { FileMoment } from '../../shared/presentation/fileMoments.ts';
import './timeLine.css';

interface TimeLineProps {
  readonly rows: readonly { readonly key: string; readonly title: string; readonly moments: readonly FileMoment[] }[];
}

const signs: Readonly<Record<FileMoment['kind'], string>> = { stated: '●', signed: '○', created: '◆', saved: '■', printed: '▼', signature: '★', taken: '▲' };

/** Stated dates against file times, all files on one scale; the words beside it say the same. */
export function TimeLine({ rows }: TimeLineProps) {
  const days = rows.flatMap(({ moments }) => moments.map(({ day }) => Date.parse(day)));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const span = Math.max(last - first, 86_400_000);
  const left = (day: string) => `${2 + ((Date.parse(day) - first) / span) * 96}%`;
  return (
    <ol className="time-line">
      {rows.map(({ key, title, moments }) => (
        <li key={key}>
          {title ? <div className="time-title">{title}</div> : null}
          <div className="time-strip" aria-hidden>{moments.map(({ kind, day, label }) => <span key={`${kind} ${day}`} className={kind} style={{ left: left(day) }} title={`${label} ${day}`}>{signs[kind]}</span>)}</div>
          <ul className="time-words">{moments.map(({ kind, label, text }) => <li key={`${kind} ${text}`}><span className={kind} aria-hidden>{signs[kind]}</span> {label} <span className="figure">{text}</span></li>)}</ul>
        </li>
      ))}
    </ol>
  );
}
