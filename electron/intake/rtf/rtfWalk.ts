import { BlockSink } from '../blockSink.ts';
import type { ReadLimits } from '../limits.ts';
import { ReadFailure } from '../readFailure.ts';
import { TableRows } from '../tableRows.ts';
import { infoTexts, RtfInfo, timeDestinations } from './rtfInfo.ts';
import { RowDefinition } from './rowDefinition.ts';
import { entered, ignoredDestinations, RtfDecoder, rtfCharacters } from './rtfText.ts';
import type { RtfHandler } from './scanRtf.ts';

const MAX_DEPTH = 5000;

/** Walks RTF and gives its blocks; what it says of itself goes into `info`. */
export class RtfWalk implements RtfHandler {
  readonly sink: BlockSink;
  readonly info = new RtfInfo();
  readonly decoder = new RtfDecoder();
  readonly notes: string[] = [];
  readonly marginals: string[] = [];
  readonly pictures: Uint8Array[] = [];
  private readonly outer: Group[] = [];
  private group: Group = { kind: 'text', name: '', font: 0, skipAfterUnicode: 1, hidden: false };
  private readonly stories: Story[] = [newStory()];
  private pendingBytes: number[] = [];
  private skip = 0;
  private starred = false;
  private fresh = false;
  private readonly table = new TableRows();
  private readonly row = new RowDefinition();
  private paragraph: ParagraphMarks = plainMarks;
  private pageBreak = false;
  private readonly headings = new Map<number, number>();
  private captured = '';
  private fontNumber = 0;
  private pictureHex: string[] = [];
  private unpaged = false;

  constructor(limits: ReadLimits) {
    this.sink = new BlockSink(limits);
  }

  readonly open = (): void => {
    this.flushBytes();
    if (this.outer.length > MAX_DEPTH) throw new ReadFailure('corrupt', '嵌套过深');
    this.outer.push(this.group);
    this.group = { ...this.group };
    this.fresh = true;
    this.starred = false;
    this.skip = 0;
  };

  readonly close = (): void => {
    this.flushBytes();
    const ended = this.group;
    const parent = this.outer.pop();
    if (!parent) return;
    this.group = parent;
    this.skip = 0;
    if (ended.kind !== parent.kind || ended.name !== parent.name) this.leave(ended);
  };

  readonly word = (name: string, parameter: number | null): void => {
    this.flushBytes();
    if (name === '*') {
      this.starred = true;
      return;
    }
    if (this.fresh && this.enterDestination(name)) {
      this.fresh = false;
      return;
    }
    this.fresh = false;
    const { group } = this;
    if (name === 'u' && parameter !== null) {
      this.skip = group.skipAfterUnicode;
      this.write(String.fromCharCode(parameter & 0xffff));
      return;
    }
    this.skip = 0;
    if (name === 'uc') group.skipAfterUnicode = Math.max(0, parameter ?? 1);
    else if (name === 'ansicpg') this.decoder.setCodePage(parameter ?? 1252);
    else if (group.kind === 'fonts') this.fontWord(name, parameter ?? 0);
    else if (group.kind === 'styles') this.styleWord(name, parameter ?? 0);
    else if (group.kind === 'info') this.info.number(name, parameter ?? 0);
    else if (group.kind === 'ignored') this.info.revision(name, parameter ?? 0);
    else if (group.kind === 'text') this.textWord(name, parameter);
  };

  readonly bytes = (bytes: Uint8Array): void => {
    this.fresh = false;
    let from = 0;
    if (this.skip > 0) {
      from = Math.min(this.skip, bytes.length);
      this.skip -= from;
    }
    const { kind } = this.group;
    if (kind === 'picture') this.pictureHex.push(Buffer.from(bytes).toString('latin1'));
    else if (kind !== 'ignored') for (let at = from; at < bytes.length; at += 1) this.pendingBytes.push(bytes[at]!);
  };

  readonly binary = (bytes: Uint8Array): void => {
    if (this.group.kind === 'picture') this.pictures.push(bytes);
  };

  /** Ends what the file left open. */
  finish(): void {
    this.flushBytes();
    while (this.stories.length > 1) this.stories.pop();
    this.endParagraph();
    this.table.flush(this.sink);
  }

  private flushBytes(): void {
    if (this.pendingBytes.length === 0) return;
    const bytes = Uint8Array.from(this.pendingBytes);
    this.pendingBytes = [];
    const font = this.group.kind === 'fonts' ? -1 : this.group.font;
    this.write(this.decoder.decode(bytes, font));
  }

  private write(text: string): void {
    const { group } = this;
    if (group.kind === 'info' || group.kind === 'styles') this.captured += text;
    else if (group.kind === 'text' && !group.hidden && !this.sink.full) this.stories.at(-1)!.text += text;
    if (group.kind === 'styles' && text.includes(';')) this.endStyle();
  }

  /** Whether the group's first word makes it a destination of its own. */
  private enterDestination(name: string): boolean {
    const { group, starred } = this;
    this.starred = false;
    const become = (kind: Group['kind']): true => {
      group.kind = kind;
      group.name = name;
      return true;
    };
    if (group.kind === 'ignored') return false;
    if (name === 'fonttbl') return become('fonts');
    if (name === 'stylesheet') return become('styles');
    if (name === 'pict') {
      this.pictureHex = [];
      return become('picture');
    }
    if (name === 'info') return become('info');
    if (infoTexts.has(name) && (group.kind === 'info' || starred)) {
      this.captured = '';
      return become('info');
    }
    if (timeDestinations.has(name) && group.kind === 'info') return become('info');
    if (ignoredDestinations.has(name)) return become('ignored');
    if (storyKinds.has(name)) {
      this.stories.push({ ...newStory(), name });
      return become('text');
    }
    return starred && !entered.has(name) && group.kind !== 'styles' ? become('ignored') : false;
  }

  private leave(ended: Group): void {
    if (ended.kind === 'info') {
      if (timeDestinations.has(ended.name)) this.info.endTime(ended.name);
      else if (infoTexts.has(ended.name)) this.info.put(ended.name, this.captured);
    } else if (ended.kind === 'picture') {
      const hex = this.pictureHex.join('').replace(/[^0-9a-fA-F]/g, '');
      if (hex.length >= 8) this.pictures.push(Buffer.from(hex, 'hex'));
      this.pictureHex = [];
    } else if (ended.kind === 'text' && this.stories.length > 1 && this.stories.at(-1)!.name === ended.name) {
      this.endParagraph();
      const { lines, name } = this.stories.pop()!;
      if (name === 'shptxt') this.stories.at(-1)!.anchored.push(...lines);
      else if (name === 'footnote') this.notes.push(...lines);
      else this.marginals.push(...lines);
    }
  }

  private fontWord(name: string, value: number): void {
    if (name === 'f') this.fontNumber = value;
    else if (name === 'fcharset') this.decoder.setFont(this.fontNumber, value);
  }

  private styleWord(name: string, value: number): void {
    if (name === 's') this.fontNumber = value;
    else if (name === 'outlinelevel' && value < 9) this.headings.set(this.fontNumber, value + 1);
  }

  private endStyle(): void {
    const level = /(?:^|\s)(?:heading|标题)\s*([1-9]);/i.exec(this.captured)?.[1];
    if (level !== undefined && !this.headings.has(this.fontNumber)) this.headings.set(this.fontNumber, Number(level));
    this.captured = '';
    this.fontNumber = 0;
  }

  private textWord(name: string, parameter: number | null): void {
    const { group } = this;
    const on = parameter !== 0;
    const character = rtfCharacters[name];
    if (character !== undefined) this.write(character);
    else if (this.row.word(name, parameter)) return;
    else if (name === 'par') this.endParagraph();
    else if (name === 'cell') this.endCell();
    else if (name === 'row') this.table.endRow(this.row.format());
    else if (name === 'f') group.font = parameter ?? 0;
    else if (name === 'plain') group.hidden = false;
    else if (name === 'v' || name === 'deleted') group.hidden = on;
    else if (name === 'pard') this.paragraph = plainMarks;
    else if (name === 'intbl') this.paragraph = { ...this.paragraph, inTable: true };
    else if (name === 'itap') this.paragraph = { ...this.paragraph, inTable: (parameter ?? 0) > 0 };
    else if (name === 's') this.paragraph = { ...this.paragraph, heading: this.headings.get(parameter ?? 0) ?? 0 };
    else if (name === 'outlinelevel') this.paragraph = { ...this.paragraph, heading: (parameter ?? 9) < 9 ? (parameter ?? 0) + 1 : 0 };
    else if (name === 'pagebb') this.paragraph = { ...this.paragraph, startsPage: on };
    else if (name === 'page') this.breakPage();
    else if (name === 'sbknone') this.unpaged = true;
    else if (name === 'sectd') this.unpaged = false;
    else if (name === 'sect') {
      this.endParagraph();
      this.pageBreak = !this.unpaged;
    } else if (parameter !== null) this.info.revision(name, parameter);
  }

  private breakPage(): void {
    if (this.stories.length > 1 || this.paragraph.inTable) this.write('\n');
    else {
      this.endParagraph();
      this.pageBreak = true;
    }
  }

  private endParagraph(): void {
    const story = this.stories.at(-1)!;
    const { text } = story;
    const anchored = story.anchored.splice(0);
    story.text = '';
    if (this.stories.length > 1) {
      story.lines.push(...[text, ...anchored].filter((line) => line.trim() !== ''));
      return;
    }
    if (this.paragraph.inTable) {
      for (const line of [text, ...anchored]) this.table.addLine(line);
      return;
    }
    if (text.trim() !== '' || anchored.length > 0) this.table.flush(this.sink);
    const { heading } = this.paragraph;
    const startsPage = this.paragraph.startsPage || this.pageBreak;
    if (this.sink.paragraph(text, { ...(heading > 0 ? { heading } : {}), ...(startsPage ? { startsPage } : {}) })) this.pageBreak = false;
    for (const line of anchored) this.sink.paragraph(line);
  }

  private endCell(): void {
    const story = this.stories.at(-1)!;
    if (this.stories.length > 1) {
      story.text += '\t';
      return;
    }
    for (const line of story.anchored.splice(0)) this.table.addLine(line);
    this.table.endCell(story.text);
    story.text = '';
  }
}

interface Group {
  kind: 'text' | 'fonts' | 'styles' | 'info' | 'picture' | 'ignored';
  /** The word that made it a destination; its children carry it on. */
  name: string;
  font: number;
  /** Characters after `\u` that are for readers without Unicode. */
  skipAfterUnicode: number;
  hidden: boolean;
}

interface Story {
  readonly name: string;
  text: string;
  readonly lines: string[];
  readonly anchored: string[];
}

interface ParagraphMarks {
  readonly inTable: boolean;
  readonly heading: number;
  readonly startsPage: boolean;
}

const plainMarks: ParagraphMarks = { inTable: false, heading: 0, startsPage: false };

/** Destinations with text of their own; l, r and f are for left, right and first pages. */
const storyKinds = new Set(['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'footnote', 'shptxt']);

function newStory(): Story {
  return { name: '', text: '', lines: [], anchored: [] };
}
