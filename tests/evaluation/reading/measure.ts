import { readRecords } from '../../../shared/reading/readRecords.ts';
import type { RecordFields } from '../../../shared/model/record.ts';
import { blocksOf } from '../../unit/reading/writing.ts';
import type { Expected, Sample } from './sample.ts';

/** Right, spurious and missed values of one field over a set. */
export interface Tally {
  right: number;
  read: number;
  wanted: number;
}

export interface Measured {
  readonly fields: ReadonlyMap<string, Tally>;
  readonly faults: readonly { readonly sample: string; readonly record: number; readonly field: string; readonly wanted: readonly string[]; readonly read: readonly string[] }[];
  readonly total: Tally;
}

/** Records are compared in order; every single value is one unit (each name, speech, decision …), and must be the one a person reads. */
export function measure(samples: readonly Sample[]): Measured {
  const fields = new Map<string, Tally>();
  const faults: Measured['faults'][number][] = [];
  for (const sample of samples) {
    const records = readRecords({ blocks: blocksOf(sample.text) }, { path: sample.path ?? '记录.docx', yearHint: sample.yearHint });
    count('(records)', [String(sample.records.length)], [String(records.length)], sample.name, 0);
    sample.records.forEach((expected, index) => {
      const wanted = unitsOfExpected(expected);
      const read = records[index] ? unitsOfRead(records[index].fields) : new Map<string, readonly string[]>();
      for (const field of new Set([...wanted.keys(), ...read.keys()])) {
        if (field === 'organisation' && !wanted.has(field)) continue; // a paper that names none may still give one by its title
        if (field === 'title' && !wanted.has(field)) continue;
        count(field, wanted.get(field) ?? [], read.get(field) ?? [], sample.name, index);
      }
    });
  }
  const total: Tally = { right: 0, read: 0, wanted: 0 };
  for (const tally of fields.values()) {
    total.right += tally.right;
    total.read += tally.read;
    total.wanted += tally.wanted;
  }
  return { fields, faults, total };

  function count(field: string, wanted: readonly string[], read: readonly string[], sample: string, record: number): void {
    const tally = fields.get(field) ?? { right: 0, read: 0, wanted: 0 };
    const left = [...read];
    let right = 0;
    for (const value of wanted) {
      const at = left.findIndex((one) => same(one, value));
      if (at < 0) continue;
      left.splice(at, 1);
      right += 1;
    }
    tally.right += right;
    tally.read += read.length;
    tally.wanted += wanted.length;
    fields.set(field, tally);
    if (right < wanted.length || right < read.length) faults.push({ sample, record, field, wanted, read });
  }
}

function unitsOfExpected(expected: Expected): Map<string, readonly string[]> {
  const units = new Map<string, readonly string[]>();
  for (const [field, value] of Object.entries(expected) as [string, unknown][]) {
    if (field === 'speeches') units.set(field, expected.speeches!.map(([speaker, text]) => `${speaker}|${text}`));
    else if (field === 'decisions') {
      units.set(field, expected.decisions!.map(([text]) => text));
      units.set('decisions.responsible', expected.decisions!.flatMap(([, responsible]) => responsible ?? []));
      units.set('decisions.due', expected.decisions!.flatMap(([, , due]) => (due === undefined ? [] : [withoutBefore(due)])));
    } else if (field === 'votes') units.set(field, expected.votes!.map(voteText));
    else if (field === 'absentees') {
      units.set(field, expected.absentees!.map((one) => one.split(':')[0]!));
      units.set('absentees.reason', expected.absentees!.filter((one) => one.includes(':')));
    } else units.set(field, Array.isArray(value) ? value.map(String) : [String(value)]);
  }
  return units;
}

function unitsOfRead(fields: RecordFields): Map<string, readonly string[]> {
  const units = new Map<string, readonly string[]>();
  for (const [field, value] of Object.entries(fields) as [string, unknown][]) {
    if (field === 'speeches') units.set(field, fields.speeches!.map((one) => `${one.value.speaker}|${one.value.text}`));
    else if (field === 'decisions') {
      units.set(field, fields.decisions!.map((one) => one.value.text));
      units.set('decisions.responsible', fields.decisions!.flatMap((one) => one.value.responsible ?? []));
      units.set('decisions.due', fields.decisions!.flatMap((one) => (one.value.due === undefined ? [] : [withoutBefore(one.value.due)])));
    } else if (field === 'votes') units.set(field, fields.votes!.map((one) => voteText(one.value)));
    else if (field === 'absentees') {
      units.set(field, fields.absentees!.map((one) => one.value.name));
      units.set('absentees.reason', fields.absentees!.flatMap((one) => (one.value.reason ? [`${one.value.name}:${one.value.reason}`] : [])));
    } else units.set(field, Array.isArray(value) ? (value as { value: unknown }[]).map((one) => String(one.value)) : [String((value as { value: unknown }).value)]);
  }
  return units;
}

/** Whether “10月底前” keeps its 前 is a convention, not an error. */
function withoutBefore(due: string): string {
  return due.replace(/前$/, '');
}

function voteText(vote: object): string {
  return ['for', 'against', 'abstained', 'issued', 'returned', 'unanimous'].flatMap((key) => (key in vote ? [`${key}=${String((vote as Record<string, unknown>)[key])}`] : [])).join(' ');
}

/** Punctuation, quotes and spaces at the ends and width do not count; the words do. */
function same(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s“”"'‘’《》.。;；,，、！!]/g, '');
}
