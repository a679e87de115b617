import type { DefaultTreeAdapterTypes } from 'parse5';
import { BlockSink, trimLine } from '../blockSink.ts';
import type { ReadLimits } from '../limits.ts';
import type { SourceCell } from '../tableGrid.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Walks a parsed page without recursion, however deep it is nested, and gives its blocks. */
export class HtmlWalk {
  readonly sink: BlockSink;
  title = '';
  /** `author`, `generator`, … as `<meta name>` states them. */
  readonly meta: Record<string, string> = {};
  /** Scripts, frames or embedded objects were met and left out. */
  scripts = false;
  /** The page, and inside it the cells that are open, innermost last. */
  private readonly stories: Story[] = [newStory()];
  private readonly tables: SourceCell[][][] = [];
  private inTitle = false;

  constructor(limits: ReadLimits) {
    this.sink = new BlockSink(limits);
  }

  visit(root: Node): void {
    const queue: (Node | (() => void))[] = [root];
    while (queue.length > 0) {
      const next = queue.pop()!;
      if (typeof next === 'function') {
        next();
        continue;
      }
      if (next.nodeName === '#text') this.addText((next as DefaultTreeAdapterTypes.TextNode).value);
      const element = 'tagName' in next ? next : null;
      if (element) {
        if (!this.enter(element)) continue;
        queue.push(() => { this.leave(element.tagName); });
      }
      if ('childNodes' in next) for (const child of next.childNodes.toReversed()) queue.push(child);
    }
    this.endParagraph();
  }

  private get story(): Story {
    return this.stories.at(-1)!;
  }

  private addText(value: string): void {
    if (this.inTitle) this.title = value.trim();
    else if (!this.sink.full) this.story.text += this.story.preformatted > 0 ? value : value.replace(/[ \t\r\n\f]+/g, ' ');
  }

  /** Whether the element's content counts. */
  private enter(element: Element): boolean {
    const { tagName } = element;
    if (active.has(tagName)) this.scripts = true;
    if (tagName === 'meta') this.addMeta(element);
    if (dropped.has(tagName) || attribute(element, 'hidden') !== null || /display\s*:\s*none/i.test(attribute(element, 'style') ?? '')) return false;
    const { story } = this;
    if (tagName === 'title') this.inTitle = true;
    else if (tagName === 'br') story.text += '\n';
    else if (tagName === 'table') {
      this.endParagraph();
      this.tables.push([]);
    } else if (tagName === 'tr') this.tables.at(-1)?.push([]);
    else if (tagName === 'td' || tagName === 'th') this.stories.push({ ...newStory(), spans: { columnSpan: span(element, 'colspan', 1), rowSpan: span(element, 'rowspan', 0) } });
    else if (blocks.has(tagName)) {
      this.endParagraph();
      this.story.heading = /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : 0;
      if (/page-break-before\s*:\s*always|break-before\s*:\s*page/i.test(attribute(element, 'style') ?? '')) story.startsPage = true;
    }
    if (tagName === 'pre' || tagName === 'textarea') this.story.preformatted += 1;
    return true;
  }

  private leave(tagName: string): void {
    if (tagName === 'title') this.inTitle = false;
    if (tagName === 'td' || tagName === 'th') this.endCell();
    else if (tagName === 'table') this.endTable();
    else if (blocks.has(tagName)) this.endParagraph();
    if (tagName === 'pre' || tagName === 'textarea') this.story.preformatted -= 1;
  }

  private endParagraph(): void {
    const { story } = this;
    const text = story.text.split('\n').map(trimLine).filter((line) => line !== '').join('\n');
    const { heading, startsPage } = story;
    story.text = '';
    story.heading = 0;
    if (text === '') return;
    story.startsPage = false;
    if (this.stories.length > 1) story.lines.push(text);
    else this.sink.paragraph(text, { ...(heading > 0 ? { heading } : {}), ...(startsPage ? { startsPage } : {}) });
  }

  private endCell(): void {
    this.endParagraph();
    const { lines, spans } = this.stories.pop()!;
    this.tables.at(-1)?.at(-1)?.push({ ...spans, text: lines.join('\n') });
  }

  private endTable(): void {
    this.endParagraph();
    const rows = this.tables.pop();
    if (!rows) return;
    if (this.stories.length > 1) this.story.lines.push(...[this.sink.nestedTable(rows)].filter((text) => text !== ''));
    else this.sink.table(rows);
  }

  private addMeta(element: Element): void {
    const name = attribute(element, 'name')?.toLowerCase();
    const content = attribute(element, 'content')?.trim();
    if (name && content && kept.has(name)) this.meta[name] = content;
  }
}

interface Story {
  text: string;
  heading: number;
  startsPage: boolean;
  preformatted: number;
  readonly lines: string[];
  readonly spans: Pick<SourceCell, 'columnSpan' | 'rowSpan'>;
}

function newStory(): Story {
  return { text: '', heading: 0, startsPage: false, preformatted: 0, lines: [], spans: {} };
}

/** What could act or load something; it is never run, and the reader says that it was there. */
const active = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'applet']);

const dropped = new Set(['script', 'style', 'iframe', 'frame', 'object', 'embed', 'applet', 'noscript', 'template', 'select', 'svg', 'math', 'del']);

const blocks = new Set([
  'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'pre', 'blockquote', 'section', 'article', 'header', 'footer', 'main', 'aside',
  'nav', 'address', 'figure', 'figcaption', 'form', 'fieldset', 'legend', 'hr', 'center', 'caption', 'body', 'details', 'summary', 'textarea',
]);

/** `<meta name>` values that say where a page comes from. */
const kept = new Set(['author', 'generator', 'progid', 'originator', 'created', 'date', 'keywords', 'description']);

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((known) => known.name === name)?.value ?? null;
}

/** A span as written; `least` is 0 for `rowspan`, where 0 means down to the last row. */
function span(element: Element, name: string, least: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10);
  return Number.isNaN(value) ? 1 : Math.max(least, Math.min(value, 65_534));
}
