import { BlockSink, trimLine } from '../blockSink.ts';
import type { ReadLimits } from '../limits.ts';
import type { SourceCell } from '../tableGrid.ts';
import { attribute, type XmlHandler } from '../xml/scanXml.ts';
import { symbolText } from './symbols.ts';

/** How the walk is to understand its part. */
export interface WalkOptions {
  readonly limits: ReadLimits;
  /** Elements whose content counts: `w:body`, `w:hdr`, `w:footnote`, … */
  readonly roots: ReadonlySet<string>;
  /** Heading level of a paragraph style by its id. */
  readonly headings: ReadonlyMap<string, number>;
}

/**
 * Walks the story of a WordprocessingML part and gives its blocks. Insertions count as text, deletions and hidden text do
 * not; text boxes follow the paragraph that anchors them; tables inside cells become lines of the cell.
 */
export class BodyWalk implements XmlHandler {
  readonly sink: BlockSink;
  private readonly options: WalkOptions;
  private rootDepth = 0;
  private skipDepth = 0;
  private readonly stories: Story[] = [];
  private readonly choices: boolean[] = [];
  private readingText = false;
  private hidden = false;
  private inProperties = false;
  private section: { readonly inParagraph: boolean; type: string } | null = null;
  /** A page break was met; the next paragraph starts the page. */
  private pageBreak = false;
  private sectionEnds = false;

  constructor(options: WalkOptions) {
    this.options = options;
    this.sink = new BlockSink(options.limits);
  }

  readonly open = (name: string, attributes: string): void => {
    if (this.skipDepth > 0) {
      this.skipDepth += 1;
      return;
    }
    if (this.rootDepth === 0) {
      if (!this.options.roots.has(name) || separators.has(attribute(attributes, 'type') ?? '')) return;
      this.rootDepth = 1;
      this.stories.push(newStory('body'));
      return;
    }
    this.rootDepth += 1;
    if (skipped.has(name) || (this.inProperties && name === 'w:rPr') || (name === 'mc:Fallback' && this.choices.at(-1))) {
      this.skipDepth = 1;
      return;
    }
    this.enter(name, attributes);
  };

  readonly close = (name: string): void => {
    if (this.skipDepth > 0) {
      this.skipDepth -= 1;
      if (this.skipDepth > 0) return;
      if (this.rootDepth > 0) this.rootDepth -= 1;
      return;
    }
    if (this.rootDepth === 0) return;
    this.rootDepth -= 1;
    if (this.rootDepth === 0) this.stories.pop();
    else this.leave(name);
  };

  readonly text = (text: string): void => {
    if (this.readingText && this.skipDepth === 0 && !this.hidden) this.write(text);
  };

  private enter(name: string, attributes: string): void {
    const story = this.story;
    switch (name) {
      case 'w:p':
        story.paragraphs.push({ kind: 'paragraph', text: '', heading: 0, startsPage: false, anchored: [] });
        break;
      case 'w:pPr':
        this.inProperties = true;
        break;
      case 'w:r':
        this.hidden = false;
        break;
      case 'w:t':
      case 'm:t':
        this.readingText = true;
        break;
      case 'w:tab':
      case 'w:ptab':
        if (!this.inProperties) this.write('\t');
        break;
      case 'w:cr':
        this.write('\n');
        break;
      case 'w:br':
        if (attribute(attributes, 'type') === 'page') this.breakPage();
        else this.write('\n');
        break;
      case 'w:noBreakHyphen':
        this.write('-');
        break;
      case 'w:sym':
        this.write(symbolText(attribute(attributes, 'font') ?? '', parseInt(attribute(attributes, 'char') ?? '0', 16)));
        break;
      case 'w:tbl':
        story.tables.push({ kind: 'table', rows: [] });
        break;
      case 'w:tr':
        story.tables.at(-1)?.rows.push([]);
        break;
      case 'w:tc':
        this.stories.push(newStory('cell'));
        break;
      case 'w:txbxContent':
        this.stories.push(newStory('box'));
        break;
      case 'mc:AlternateContent':
        this.choices.push(false);
        break;
      case 'mc:Choice':
        this.choices[this.choices.length - 1] = true;
        break;
      case 'w:sectPr':
        this.section = { inParagraph: this.inProperties, type: 'nextPage' };
        break;
      default:
        this.property(name, attributes);
    }
  }

  private property(name: string, attributes: string): void {
    const story = this.story;
    const value = attribute(attributes, 'val') ?? '';
    const on = value !== '0' && value !== 'false' && value !== 'off';
    const paragraph = story.paragraphs.at(-1);
    switch (name) {
      case 'w:pStyle':
        if (paragraph) paragraph.heading = this.options.headings.get(value) ?? 0;
        break;
      case 'w:outlineLvl':
        if (paragraph) paragraph.heading = Number(value) < 9 ? Number(value) + 1 : 0;
        break;
      case 'w:pageBreakBefore':
        if (paragraph) paragraph.startsPage = on;
        break;
      case 'w:vanish':
        this.hidden = on;
        break;
      case 'w:type':
        if (this.section) this.section.type = value;
        break;
      case 'w:gridSpan':
        story.cell.columnSpan = clampSpan(Number(value));
        break;
      case 'w:vMerge':
      case 'w:vmerge':
        story.cell.above = value !== 'restart';
        break;
      case 'w:hMerge':
      case 'w:hmerge':
        story.cell.before = value !== 'restart';
        break;
      case 'w:gridBefore':
        this.skipColumns(clampSpan(Number(value)));
        break;
    }
  }

  private leave(name: string): void {
    switch (name) {
      case 'w:p':
        this.finishParagraph();
        break;
      case 'w:pPr':
        this.inProperties = false;
        break;
      case 'w:r':
        this.hidden = false;
        break;
      case 'w:t':
      case 'm:t':
        this.readingText = false;
        break;
      case 'w:tc':
        this.finishCell();
        break;
      case 'w:tbl':
        this.finishTable();
        break;
      case 'w:txbxContent':
        this.finishBox();
        break;
      case 'mc:AlternateContent':
        this.choices.pop();
        break;
      case 'w:sectPr':
        if (this.section?.inParagraph && this.section.type !== 'continuous') this.sectionEnds = true;
        this.section = null;
        break;
    }
  }

  private get story(): Story {
    return this.stories.at(-1)!;
  }

  private write(text: string): void {
    const paragraph = this.story.paragraphs.at(-1);
    if (paragraph && !this.sink.full) paragraph.text += text;
  }

  /** Text before the break stays a paragraph of its own; what follows starts the page. */
  private breakPage(): void {
    const paragraph = this.story.paragraphs.at(-1);
    if (this.story.kind !== 'body' || !paragraph) {
      this.write('\n');
      return;
    }
    this.add(paragraph);
    paragraph.text = '';
    this.pageBreak = true;
  }

  private finishParagraph(): void {
    const paragraph = this.story.paragraphs.pop();
    if (!paragraph) return;
    this.add(paragraph);
    for (const part of paragraph.anchored) this.add(part);
    if (this.sectionEnds && this.story.kind === 'body') this.pageBreak = true;
    this.sectionEnds = false;
  }

  private finishCell(): void {
    const { parts, cell } = this.stories.pop()!;
    const row = this.story.tables.at(-1)?.rows.at(-1);
    if (!row || row.length >= this.options.limits.tableColumns) return;
    const lines = parts.map((part) => (part.kind === 'table' ? this.sink.nestedTable(part.rows) : trimLine(part.text)));
    row.push({ ...cell, text: lines.filter((line) => line !== '').join('\n') });
  }

  private skipColumns(count: number): void {
    const row = this.story.tables.at(-1)?.rows.at(-1);
    for (let column = 0; row && column < count && row.length < this.options.limits.tableColumns; column += 1) row.push({ text: '' });
  }

  private finishTable(): void {
    const table = this.story.tables.pop();
    if (table) this.add(table);
  }

  private finishBox(): void {
    const { parts } = this.stories.pop()!;
    const anchor = this.story.paragraphs.at(-1);
    if (anchor) anchor.anchored.push(...parts);
    else for (const part of parts) this.add(part);
  }

  /** What stands in the body goes out at once; cells and boxes keep theirs until they end. */
  private add(part: Part): void {
    const story = this.story;
    if (story.kind !== 'body') {
      story.parts.push({ ...part });
      return;
    }
    if (part.kind === 'table') {
      this.sink.table(part.rows);
      this.pageBreak = false;
      return;
    }
    const startsPage = part.startsPage || this.pageBreak;
    const marks = { ...(part.heading > 0 ? { heading: part.heading } : {}), ...(startsPage ? { startsPage } : {}) };
    if (this.sink.paragraph(part.text, marks)) this.pageBreak = false;
  }
}

interface WalkedParagraph {
  readonly kind: 'paragraph';
  text: string;
  /** 0 where it is no heading. */
  heading: number;
  startsPage: boolean;
  /** Text boxes that hang on it. */
  readonly anchored: Part[];
}

interface WalkedTable {
  readonly kind: 'table';
  readonly rows: SourceCell[][];
}

type Part = WalkedParagraph | WalkedTable;

/** A run of paragraphs and tables of its own: the body, a cell, a text box. */
interface Story {
  readonly kind: 'body' | 'cell' | 'box';
  readonly paragraphs: WalkedParagraph[];
  readonly tables: WalkedTable[];
  readonly parts: Part[];
  /** The spans of a cell. */
  readonly cell: { columnSpan?: number; above?: boolean; before?: boolean };
}

function newStory(kind: Story['kind']): Story {
  return { kind, paragraphs: [], tables: [], parts: [], cell: {} };
}

/** Deleted and moved-away text, former properties, field codes, pronunciation, headers inside a section (Word 2003). */
const skipped = new Set([
  'w:del', 'w:moveFrom', 'w:delText', 'w:instrText', 'w:delInstrText', 'w:fldData', 'w:rt', 'w:hdr', 'w:ftr', 'w:binData',
  'w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange', 'w:tblGridChange', 'w:tblPrExChange', 'w:numberingChange',
]);

/** Footnotes that only draw the line between text and notes. */
const separators = new Set(['separator', 'continuationSeparator', 'continuationNotice']);

function clampSpan(value: number): number {
  return Number.isInteger(value) ? Math.max(1, Math.min(value, 1000)) : 1;
}
