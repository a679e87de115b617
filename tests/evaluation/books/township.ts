import { randomFrom, type Random } from '../../../electron/sample/random.ts';
import type { BookKind } from './bookKind.ts';
import type { EvaluationSet } from './sets.ts';
import { circularOf, meetingsOf } from './meetings.ts';
import type { PhraseSet } from './phrases.ts';
import type { Book, Village } from './plan.ts';

/** A township of ten branches, one book each, with what is true of every record. */
export interface Township {
  readonly name: string;
  readonly year: number;
  readonly books: readonly Book[];
}

const BRANCHES = 10;

/**
 * The townships of an evaluation. The same seed gives the same ones. One of them hands out one form to all its branches;
 * in every fourth most people share a few surnames and given names.
 */
export function townshipsOf(seed: string, count: number, { kinds: bookKinds, phrases }: EvaluationSet): readonly Township[] {
  const random = randomFrom(`danghe-evaluation-${seed}`);
  const dealt = deal(random.fork('kinds'), count, bookKinds);
  return dealt.map((kinds, index) => townshipOf(index, kinds, phrases, random.fork(`township-${index}`)));
}

/** Honest and back-filled kinds in turn (about four in seven honest), shuffled, ten a township. */
function deal(random: Random, count: number, bookKinds: readonly BookKind[]): readonly (readonly BookKind[])[] {
  const [honest, backfilled] = [bookKinds.filter(({ label, id }) => label === 'honest' && id !== 'oneTemplate'), bookKinds.filter(({ label }) => label === 'backfilled')];
  const template = bookKinds.filter(({ id }) => id === 'oneTemplate');
  const mixed = (count - (count > 3 && template.length > 0 ? 1 : 0)) * BRANCHES;
  const honestBooks = Math.round((mixed * 4) / 7);
  const books = [...Array.from({ length: honestBooks }, (_, index) => honest[index % honest.length]!), ...Array.from({ length: mixed - honestBooks }, (_, index) => backfilled[index % backfilled.length]!)];
  const shuffled = random.sample(books, books.length);
  const townships = Array.from({ length: mixed / BRANCHES }, (_, index) => shuffled.slice(index * BRANCHES, (index + 1) * BRANCHES));
  return count > 3 && template.length > 0 ? [...townships, Array.from({ length: BRANCHES }, () => template[0]!)] : townships;
}

function townshipOf(index: number, kinds: readonly BookKind[], phrases: PhraseSet, random: Random): Township {
  const year = 2024 + (index % 2);
  const few = index % 4 === 2;
  const villages = random.sample(phrases.villageNames, kinds.length).map((name, place) => villageOf(name, phrases, random.fork(`village-${place}`), few));
  const books = villages.map((village, place): Book => ({ village, year, kind: kinds[place]!.id, records: [...meetingsOf(village, year, random.fork(`meetings-${place}`))] }));
  const circularsRandom = random.fork('circulars');
  const circulars = Array.from({ length: 12 }, () => circularOf(phrases, circularsRandom));
  // Who copies a neighbour copies what the neighbour's book says in the end.
  const order = books.map((_, place) => place).toSorted((a, b) => Number(kinds[a]!.id === 'neighbour') - Number(kinds[b]!.id === 'neighbour'));
  for (const place of order) {
    const others = books.filter((_, other) => other !== place);
    const own = random.fork(`kind-${place}`);
    kinds[place]!.apply(books[place]!, { random: own, circulars, neighbour: own.pick(others.filter(({ kind }) => kind === 'timely' || kind === 'monthEnd' || kind === 'oldDoc').concat(others[0]!)) });
  }
  return { name: `第${index + 1}镇`, year, books };
}

function villageOf(name: string, phrases: PhraseSet, random: Random, few: boolean): Village {
  const [last, first] = few ? [phrases.surnames.slice(0, 7), phrases.givenNames.slice(0, 14)] : [phrases.surnames, phrases.givenNames];
  const members = new Set<string>();
  const size = random.int(11, 18);
  while (members.size < size) members.add(random.pick(last) + random.pick(first));
  const list = [...members];
  return {
    name, members: list, committee: list.slice(0, random.chance(0.6) ? 5 : 3),
    places: random.sample(phrases.placeNames, 7), groups: ['一组', '二组', '三组', '四组', '五组'].slice(0, random.int(3, 5)), venue: random.pick(phrases.venues),
    program: random.pick(['word2016', 'word2016', 'wps11', 'wps12']), layout: random.int(0, 7), phrases,
  };
}
