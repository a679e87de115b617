import type { JsonValue } from '../../shared/archive/canonicalJson.ts';
import { Redactor } from '../../shared/redaction/redactor.ts';
import type { BundleInput } from './exportBundle.ts';

/**
 * The same input without the numbers of people and devices, and without originals: their check sums stay in the report.
 * Every document of the bundle is made from what this returns and never sees the numbers.
 *
 * @param devices device numbers known from the pictures
 */
export function redactInput({ report, events, originals, ...ledgers }: BundleInput, devices: Iterable<string>): BundleInput {
  const redactor = new Redactor(devices);
  for (const { path } of report.items) redactor.path(path);
  const masked = redactor.value(report);
  const hidden = redactor.counts;
  return { ...redactor.value(ledgers), report: { ...masked, redaction: { hidden } }, originals: [], events: redactedEvents(events, redactor) };
}

/** Each event with its place in the chain as it was: `seq`, `previous` and `hash` tell which event of the library it is. */
function* redactedEvents(events: Iterable<string>, redactor: Redactor): Generator<string> {
  for (const line of events) yield JSON.stringify(redactor.value(JSON.parse(line) as JsonValue));
}
