import { BlockSink, trimLine } from '../blockSink.ts';
import type { ReadLimits } from '../limits.ts';
import type { SourceCell } from '../tableGrid.ts';
import { attribute, type XmlHandler } from '../xml/scanXml.ts';

/** Repeated cells and rows are how writers fill a grid: more of them than this are padding. */
const MAX_REPEAT = 100;

/** Walks the text of an OpenDocument part and gives its blocks; text boxes follow the paragraph that anchors them. */
export class OdtWalk implements XmlHandler {
  readonly sink: BlockSink;
  /** Footnotes and endnotes, in order. */
  readonly notes: string[] = [];
  private readonly roots: ReadonlySet<string>;
  private readonly breakingStyles = new Set<string>();
  private readonly stories: Story[] = [];
  private rootDepth = 0;
  private skipDepth = 0;
  private style = '';

  constructor(limits: ReadLimits, roots: ReadonlySet<string>) {
    this.sink = new BlockSink(limits);
    this.roots = roots;
  }

  readonly open = (name: string, attributes: string): void => {
    if (this.skipDepth > 0) {
      this.skipDepth += 1;
      return;
    }
    if (this.rootDepth === 0) {
      this.openOutside(name, attributes);
      return;
    }
    this.rootDepth += 1;
    if (skipped.has(name)) this.skipDepth = 1;
    else this.enter(name, attributes);
  };

  readonly close = (name: string): void => {
    if (this.skipDepth > 0) {
      this.skipDepth -= 1;
      if (this.skipDepth === 0 && this.rootDepth > 0) this.rootDepth -= 1;
      return;
    }
    if (this.rootDepth === 0) return;
    this.rootDepth -= 1;
    if (this.rootDepth === 0) this.stories.pop();
    else this.leave(name);
  };

  /** White space counts as in HTML: a run of it is one space. */
  readonly text = (text: string): void => {
    if (this.skipDepth === 0) this.write(text.replace(/[ \t\r\n]+/g, ' '));
  };

  private openOutside(name: string, attributes: string): void {
    if (this.roots.has(name)) {
      this.rootDepth = 1;
      this.stories.push(newStory('body'));
    } else if (name === 'style:style') {
      this.style = attribute(attributes, 'name') ?? '';
    } else if (name === 'style:paragraph-properties' && attribute(attributes, 'break-before') === 'page') {
      this.breakingStyles.add(this.style);
    }
  }

  private get story(): Story {
    return this.stories.at(-1)!;
  }

  private write(text: string): void {
    const paragraph = this.stories.at(-1)?.paragraphs.at(-1);
    if (paragraph && !this.sink.full) paragraph.text += text;
  }

  private enter(name: string, attributes: string): void {
    const { story } = this;
    switch (name) {
      case 'text:p':
      case 'text:h':
        story.paragraphs.push({
          kind: 'paragraph',
          text: '',
          heading: name === 'text:h' ? Math.max(1, Number(attribute(attributes, 'outline-level') ?? '1') || 1) : 0,
          startsPage: this.breakingStyles.has(attribute(attributes, 'style-name') ?? ''),
          anchored: [],
        });
        break;
      case 'text:s':
        this.write(' '.repeat(Math.min(Number(attribute(attributes, 'c') ?? '1') || 1, 1000)));
        break;
      case 'text:tab':
        this.write('\t');
        break;
      case 'text:line-break':
        this.write('\n');
        break;
      case 'table:table':
        story.tables.push({ kind: 'table', rows: [], repeat: 1 });
        break;
      case 'table:table-row': {
        const table = story.tables.at(-1);
        table?.rows.push([]);
        if (table) table.repeat = repeat(attributes, 'number-rows-repeated');
        break;
      }
      case 'table:table-cell':
        this.stories.push({
          ...newStory('cell'),
          repeat: repeat(attributes, 'number-columns-repeated'),
          spans: { columnSpan: Number(attribute(attributes, 'number-columns-spanned') ?? '1') || 1, rowSpan: Number(attribute(attributes, 'number-rows-spanned') ?? '1') || 1 },
        });
        break;
      case 'draw:text-box':
        this.stories.push(newStory('box'));
        break;
      case 'text:note-body':
        this.stories.push(newStory('note'));
        break;
    }
  }

  private leave(name: string): void {
    switch (name) {
      case 'text:p':
      case 'text:h': {
        const paragraph = this.story.paragraphs.pop();
        if (!paragraph) break;
        this.add(paragraph);
        for (const part of paragraph.anchored) this.add(part);
        break;
      }
      case 'table:table-cell':
        this.finishCell();
        break;
      case 'table:table-row': {
        const table = this.story.tables.at(-1);
        const row = table?.rows.at(-1);
        if (table && row && this.stories.length === 1) for (let copy = 1; copy < table.repeat; copy += 1) table.rows.push(row);
        break;
      }
      case 'table:table': {
        const table = this.story.tables.pop();
        if (table) this.add(table);
        break;
      }
      case 'draw:text-box': {
        const { parts } = this.stories.pop()!;
        const anchor = this.story.paragraphs.at(-1);
        if (anchor) anchor.anchored.push(...parts);
        else for (const part of parts) this.add(part);
        break;
      }
      case 'text:note-body':
        this.notes.push(this.textOf(this.stories.pop()!.parts));
        break;
    }
  }

  private finishCell(): void {
    const cell = this.stories.pop()!;
    const row = this.story.tables.at(-1)?.rows.at(-1);
    // Repeats inside repeats would multiply without end: inside a cell each counts once.
    const copies = this.stories.length === 1 ? cell.repeat : 1;
    const filled = { ...cell.spans, text: this.textOf(cell.parts) };
    for (let copy = 0; row && copy < copies; copy += 1) row.push(filled);
  }

  private textOf(parts: readonly Part[]): string {
    return parts.map((part) => (part.kind === 'table' ? this.sink.nestedTable(part.rows) : trimLine(part.text))).filter((line) => line !== '').join('\n');
  }

  private add(part: Part): void {
    if (this.story.kind !== 'body') this.story.parts.push(part);
    else if (part.kind === 'table') this.sink.table(part.rows);
    else this.sink.paragraph(part.text, { ...(part.heading > 0 ? { heading: part.heading } : {}), ...(part.startsPage ? { startsPage: true } : {}) });
  }
}

interface Paragraph {
  readonly kind: 'paragraph';
  text: string;
  readonly heading: number;
  readonly startsPage: boolean;
  readonly anchored: Part[];
}

interface Table {
  readonly kind: 'table';
  readonly rows: SourceCell[][];
  /** How often the row that is open is repeated. */
  repeat: number;
}

type Part = Paragraph | Table;

interface Story {
  readonly kind: 'body' | 'cell' | 'box' | 'note';
  readonly paragraphs: Paragraph[];
  readonly tables: Table[];
  readonly parts: Part[];
  readonly repeat: number;
  readonly spans: Pick<SourceCell, 'columnSpan' | 'rowSpan'>;
}

function newStory(kind: Story['kind']): Story {
  return { kind, paragraphs: [], tables: [], parts: [], repeat: 1, spans: {} };
}

function repeat(attributes: string, name: string): number {
  return Math.max(1, Math.min(Number(attribute(attributes, name) ?? '1') || 1, MAX_REPEAT));
}

/** Deleted text, comments, pronunciation, note marks, alternative texts of pictures, and fields' declarations. */
const skipped = new Set([
  'text:tracked-changes', 'office:annotation', 'text:ruby-text', 'text:note-citation', 'svg:title', 'svg:desc', 'text:sequence-decls', 'office:forms', 'text:user-field-decls',
  'text:variable-decls', 'table:covered-table-cell',
]);
