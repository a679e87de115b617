import type { Evidence } from '../../../shared/model/evidence.ts';

/** Gathers what RTF says of itself: `\info`, `\*\generator`, the revision identifiers. Its times are naive local ones and stay so. */
export class RtfInfo {
  private readonly core: Record<string, string> = {};
  private readonly app: Record<string, string> = {};
  private readonly time: Record<string, number> = {};
  private root: string | null = null;
  private readonly all = new Set<string>();
  private readonly inText = new Set<string>();

  /** The text of an information group that has ended. */
  put(destination: string, text: string): void {
    const name = coreNames[destination];
    const value = text.trim().replace(/;$/, '');
    if (value === '') return;
    if (name !== undefined) this.core[name] = value;
    else if (destination === 'company') this.app['Company'] = value;
    else if (destination === 'generator') this.app['Application'] = value;
  }

  /** A number inside `\info`: part of a time, or a count. */
  number(name: string, value: number): void {
    if (name === 'version') this.core['revision'] = String(value);
    else if (name === 'edmins') this.app['TotalTime'] = String(value);
    else if (timeParts.has(name)) this.time[name] = value;
  }

  /** A time group has ended. */
  endTime(destination: string): void {
    const { yr, mo, dy, hr, min, sec } = this.time;
    const two = (value: number | undefined): string => String(value ?? 0).padStart(2, '0');
    const name = timeNames[destination];
    if (name !== undefined && yr !== undefined && yr > 0) this.core[name] = `${String(yr)}-${two(mo)}-${two(dy)}T${two(hr)}:${two(min)}${sec === undefined ? '' : `:${two(sec)}`}`;
    for (const part of timeParts) Reflect.deleteProperty(this.time, part);
  }

  /** `\rsid…` numbers are decimal here and hexadecimal in Word's other formats. */
  revision(word: string, value: number): void {
    if (!/^(?:rsid|rsidroot|insrsid|charrsid|pararsid|tblrsid|sectrsid)$/.test(word)) return;
    const id = (value >>> 0).toString(16).toUpperCase().padStart(8, '0');
    if (word === 'rsidroot') this.root = id;
    else if (id !== '00000000') (word === 'rsid' ? this.all : this.inText).add(id);
  }

  evidence(encoding: string): Evidence {
    const revisions = this.root === null && this.all.size === 0 && this.inText.size === 0 ? undefined : { root: this.root, all: [...this.all], inText: [...this.inText] };
    return {
      ...(Object.keys(this.core).length === 0 ? {} : { core: this.core }),
      ...(Object.keys(this.app).length === 0 ? {} : { app: this.app }),
      ...(revisions === undefined ? {} : { revisions }),
      encoding,
      uninformative: {},
    };
  }
}

export const timeDestinations: ReadonlySet<string> = new Set(['creatim', 'revtim', 'printim', 'buptim']);

/** Groups whose text `RtfInfo` takes. */
export const infoTexts: ReadonlySet<string> = new Set(['title', 'subject', 'author', 'operator', 'keywords', 'doccomm', 'company', 'generator']);

const coreNames: Readonly<Record<string, string>> = { title: 'title', subject: 'subject', author: 'creator', operator: 'lastModifiedBy', keywords: 'keywords', doccomm: 'description' };
const timeNames: Readonly<Record<string, string>> = { creatim: 'created', revtim: 'modified', printim: 'lastPrinted' };
const timeParts = new Set(['yr', 'mo', 'dy', 'hr', 'min', 'sec']);
