import { refused } from '../../../shared/ledgers/refused.ts';
import type { JsonValue } from '../../../shared/archive/canonicalJson.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import type { By } from '../../library/change.ts';
import type { Library } from '../../library/library.ts';
import { applySaid, type LineOfFile, type LinePlace } from './applyScan.ts';

/**
 * Takes a confirmation back, as a new event: its lines read as before it, and those that nobody had seen wait again. The
 * filing pass comes after it.
 *
 * @throws DangheError `not-found`, `refused`: `not-undoable` for any other event, `changed-since`
 */
export function undoConfirmation(library: Library, scheme: Scheme, seq: number, by: By): void {
  const event = library.events.get(seq);
  if (!event) throw new DangheError({ code: 'not-found', what: `第 ${seq} 条记录` });
  const [before, after] = [textsOf(event.before), textsOf(event.after)];
  const changed = [...after].flatMap(([key, text]) => placeOf(key).map((place) => ({ ...place, text, was: before.get(key) ?? null })));
  if (event.action !== 'ocr-confirm' || changed.length === 0) throw refused({ kind: 'not-undoable', action: event.what });
  const standing = new Map(changed.map(({ sha256 }) => [sha256, library.ocr.confirmed(sha256)]));
  if (changed.some(({ sha256, page, line, text }) => standing.get(sha256)!.find((known) => known.page === page && known.line === line)?.text !== text)) throw refused({ kind: 'changed-since', seq });
  applySaid(library, scheme, {
    withdrawing: changed.map(({ sha256, page, line }): LinePlace => ({ sha256, page, line })),
    confirming: changed.flatMap(({ sha256, page, line, was }): LineOfFile[] => (was === null ? [] : [{ sha256, page, line, text: was }])),
    by,
  });
}

/** What an event noted of confirmed lines, by their key. */
function textsOf(noted: JsonValue): ReadonlyMap<string, string | null> {
  const lines = isObject(noted) ? noted['ocrConfirmed'] : undefined;
  if (lines === undefined || !isObject(lines)) return new Map();
  return new Map(Object.entries(lines).map(([key, text]) => [key, typeof text === 'string' ? text : null]));
}

function isObject(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeOf(key: string): { readonly sha256: string; readonly page: number; readonly line: number }[] {
  const [, sha256, page, line] = /^([0-9a-f]+):(\d+):(\d+)$/.exec(key) ?? [];
  return sha256 === undefined ? [] : [{ sha256, page: Number(page), line: Number(line) }];
}
