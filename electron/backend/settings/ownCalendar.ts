import type { JsonValue } from '../../../shared/archive/canonicalJson.ts';
import { workCalendar, type OwnYear } from '../../../shared/calendar/workCalendar.ts';
import { yearDays } from '../../../shared/calendar/yearDays.ts';
import type { CalendarYear } from '../../../shared/contract/settingsCalls.ts';
import { calendarShapes, ownYears } from '../../../shared/rules/calendar/calendarData.ts';
import type { Library } from '../../library/library.ts';
import type { Person } from '../ledgers/person.ts';
import { resourceContent, setResource } from '../resourceOverrides.ts';

/** Where the years are kept that were entered by hand or taken in from a file. */
const OWN_CALENDAR = 'rules/own-calendar.json';
const SOURCE = '本单位填写';
/** Years before and after the year of the check that can be chosen: minutes of more years ago are seldom checked by working days. */
const [BEFORE, AFTER] = [8, 2];

/** One year with its days, and which years there are to choose from. */
export async function calendarYear(library: Library, year: number, thisYear: number): Promise<CalendarYear> {
  const own = await ownCalendar(library);
  const [entered, calendar] = [own.find((one) => one.year === year), workCalendar(own)];
  const years = new Set([...Array.from({ length: BEFORE + AFTER + 1 }, (_, index) => thisYear - BEFORE + index), ...own.map((one) => one.year)]);
  return { year, years: [...years].sort((a, b) => b - a), known: calendar.isKnown(year), own: entered !== undefined, source: entered?.source ?? '', days: yearDays(year, calendar) };
}

/**
 * Puts a year in place of the shipped one, or adds it; `null` gives the shipped one back. One event.
 *
 * @throws DangheError `resource-invalid`: a day of another year, a weekend day as a day off
 */
export async function setCalendarYear(library: Library, year: number, entered: Omit<OwnYear, 'year'> | null, person: Person): Promise<void> {
  const others = (await ownCalendar(library)).filter((one) => one.year !== year);
  await putCalendar(library, entered === null ? others : [...others, { year, ...entered }], person);
}

/** Takes in years from a file of another office; years of the same number are replaced. */
export async function addCalendarYears(library: Library, years: readonly OwnYear[], person: Person): Promise<void> {
  await putCalendar(library, ownYears([{ data: { years: await ownCalendar(library) } }, { data: { years } }]), person);
}

async function ownCalendar(library: Library): Promise<readonly OwnYear[]> {
  const kept = calendarShapes.calendar.safeParse(await resourceContent(library, OWN_CALENDAR));
  return kept.success ? kept.data.years : [];
}

async function putCalendar(library: Library, years: readonly OwnYear[], person: Person): Promise<void> {
  const list = years.map(({ daysOff, workdays, ...year }) => ({ ...year, daysOff: [...daysOff], workdays: [...workdays] })).sort((a, b) => a.year - b.year);
  await setResource(library, OWN_CALENDAR, list.length === 0 ? null : ({ content: 'calendar', edition: SOURCE, source: SOURCE, years: list } satisfies JsonValue), person);
}
