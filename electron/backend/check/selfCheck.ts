import type { SelfCheckResult, SelfCheckStep } from '../../../shared/contract/sensitivityCalls.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { CheckOutcome } from '../../../shared/model/checkOutcome.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { ReportFinding } from '../../../shared/model/report.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { knownGoodWriting } from '../../../shared/rules/handwriting/knownGood.ts';
import { ruleRegistry } from '../../../shared/rules/registry.ts';
import { ruleContext } from '../../../shared/rules/rule.ts';
import { sensitivityLabels, sensitivitySteps, type SensitivityStep } from '../../../shared/rules/sensitivityShape.ts';
import type { Library } from '../../library/library.ts';
import { libraryRulebook, libraryRuleData, ownRules } from '../resourceOverrides.ts';
import { townshipFacts } from '../townshipFacts.ts';
import { checkInThread, type CheckTask } from './checkInThread.ts';

/** One branch's records of one year. */
export interface Book {
  readonly branch: string;
  readonly year: number;
}

interface SelfCheckRequest {
  readonly library: Library;
  readonly scheme: Scheme;
  readonly day: CalendarDate;
  readonly books: readonly Book[];
  readonly signal: AbortSignal;
  readonly onStep: (label: string, done: number) => void;
}

/** Examples that are named of each check. */
const EXAMPLES = 5;

/**
 * What every step of the sensitivity says about books that a person knows to be honest. The whole library is checked: a
 * doubt often rests on a comparison with other books. Reads the library, changes nothing.
 *
 * @throws DangheError `cancelled`
 */
export async function selfCheck({ library, scheme, day, books, signal, onStep }: SelfCheckRequest): Promise<SelfCheckResult> {
  const items = library.items.listed();
  const chosen = new Set(books.map(({ branch, year }) => `${year} ${branch}`));
  const inBooks = new Set(items.filter(({ branch, year }) => branch !== null && year !== null && chosen.has(`${year} ${branch}`)).map(({ path }) => path));
  const [rules, own] = [await libraryRuleData(library), ownRules(library)];
  const results: Partial<Record<SensitivityStep, SelfCheckStep>> = {};
  let records = 0;
  for (const [done, step] of sensitivitySteps.entries()) {
    onStep(`按“${sensitivityLabels[step]}”检查`, done);
    const task = { scheme, asOf: day, rules, own: { ...own, sensitivity: { step, selfCheck: null } } };
    const outcome = JSON.parse(await outcomeOf(library, task, signal)) as CheckOutcome;
    records = outcome.meetings.filter(({ path }) => inBooks.has(path)).length;
    results[step] = stepOf(outcome, inBooks);
  }
  const { cautious, standard, close } = results;
  if (!cautious || !standard || !close) throw new DangheError({ code: 'internal', problem: 'self-check' });
  return { books, records, asOf: day, steps: { cautious, standard, close }, writing: await writingIn(library, scheme, day, chosen) };
}

/** Pages written by hand of the chosen books; most libraries have none. */
async function writingIn(library: Library, scheme: Scheme, day: CalendarDate, chosen: ReadonlySet<string>): Promise<SelfCheckResult['writing']> {
  if (library.handwriting.all().next().done) return null;
  const rulebook = await libraryRulebook(library);
  return knownGoodWriting(ruleContext(townshipFacts(library, scheme, day), rulebook, []), (branch, year) => chosen.has(`${year} ${branch}`));
}

/** The outcome of one check; where the library changed while its rows were taken, they are taken again. */
async function outcomeOf(library: Library, task: CheckTask, signal: AbortSignal): Promise<string> {
  for (;;) {
    if (signal.aborted) throw new DangheError({ code: 'cancelled' });
    const { head } = library.events.head();
    const running = checkInThread(() => Promise.resolve({ task, parts: library.snapshot('check'), settled: library.settled, unchanged: () => library.events.head().head === head }));
    signal.addEventListener('abort', running.stop, { once: true });
    try {
      return await running.outcome;
    } catch (error) {
      if (!(error instanceof DangheError && error.detail.code === 'cancelled')) throw error;
    } finally {
      signal.removeEventListener('abort', running.stop);
    }
  }
}

/** Doubts about how a record came about; what is missing from one or not as required is not a matter of sensitivity. */
function stepOf({ findings, records }: CheckOutcome, inBooks: ReadonlySet<string>): SelfCheckStep {
  const fired = findings.filter((finding) => isMoved(finding) && finding.paths.some((path) => inBooks.has(path)));
  const levels = { weak: 0, moderate: 0, strong: 0 };
  for (const { path, level } of records) if (inBooks.has(path) && level !== 'none') levels[level] += 1;
  const rules = [...Map.groupBy(fired, ({ rule }) => rule)].map(([rule, own]) => {
    const count = (strength: ReportFinding['strength']) => own.filter((finding) => finding.strength === strength).length;
    return { rule, name: ruleRegistry.get(rule)?.title ?? rule, count: own.length, strong: count('strong'), moderate: count('moderate'), examples: own.slice(0, EXAMPLES).map(({ title, paths }) => ({ title, path: paths.find((path) => inBooks.has(path)) ?? '' })) };
  });
  return { doubts: fired.length, rules: rules.sort((a, b) => (a.rule < b.rule ? -1 : 1)), levels };
}

function isMoved({ family, rule, severity }: ReportFinding): boolean {
  return (family === 'backfill' || rule === 'M108') && severity !== 'info';
}
