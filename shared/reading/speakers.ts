import { fieldOfLabel } from './labels.ts';
import { nameOfPiece, type FoundName } from './readNames.ts';

/** Who opens a line with “张三：” or “支部书记张三（主持人）：”; rare surnames count here, known labels do not. */
export function speakerAtStart(text: string, people: ReadonlySet<string> | undefined): FoundName | null {
  // No two neighbours can both take the same blanks: a line of thousands of tabs is told in one pass.
  const match = /^\s*(?:(?:[0-9]{1,2}[、.]|[(（]?[一二三四五六七八九十]{1,2}[)）、.])\s*)?([^\s:,。;][^:,。;]{0,22}?[^\s:,。;])\s*(?:\([^)]{1,14}\)\s*)?(?:同志\s*)?(?:(?:发言|说|表示|提出)\s*)?:/.exec(text);
  if (!match || fieldOfLabel(match[1]!.replace(/\s/g, '')) !== undefined) return null;
  const start = text.indexOf(match[1]!);
  return nameOfPiece(text, start, start + match[1]!.length, { known: people, wide: true });
}
