import { execFileSync } from 'node:child_process';

const run = (program: string, args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** A PDF as other programs read it (poppler, qpdf). Texts without any blanks: columns and line ends do not matter then. */
export function readPdf(file: string) {
  const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', [file]))![1]);
  const raw = run('pdftotext', ['-raw', file, '-']).split('\f').slice(0, pages);
  return {
    pages,
    /** Each page in the order of its content: a table cell by cell. */
    flatPages: raw.map((text) => text.replace(/\s+/g, '')),
    lines: raw.map((text) => text.split('\n').filter((line) => line.trim() !== '')),
    flat: raw.join('').replace(/\s+/g, ''),
    /** Named destinations and the pages they lie on. */
    destinations: new Map(Array.from(run('pdfinfo', ['-dests', file]).matchAll(/^ *(\d+) .*"([^"]+)"$/gm), ([, page, name]) => [name!, Number(page)])),
    structure: run('pdfinfo', ['-struct', file]),
    bookmarks: titlesOf((JSON.parse(run('qpdf', ['--json=2', '--json-key=outlines', file])) as { readonly outlines: readonly Outline[] }).outlines),
  };
}

interface Outline {
  readonly title: string;
  readonly kids: readonly Outline[];
}

function titlesOf(outlines: readonly Outline[]): readonly string[] {
  return outlines.flatMap(({ title, kids }) => [title, ...titlesOf(kids)]);
}

export interface PdfLink {
  readonly page: number;
  readonly kind: 'GoTo' | 'GoToR';
  readonly destination: string;
  readonly file: string | null;
}

/** The links of a PDF, page by page. */
export function linksOf(file: string): readonly PdfLink[] {
  const { pages, qpdf } = JSON.parse(run('qpdf', ['--json=2', '--json-key=pages', '--json-key=qpdf', file])) as QpdfJson;
  const objects = qpdf[1];
  const resolve = (value: unknown): Record<string, unknown> => (typeof value === 'string' && / R$/.test(value) ? (objects[`obj:${value}`]?.value as Record<string, unknown>) : (value as Record<string, unknown>)) ?? {};
  return pages.flatMap(({ object }, index) => {
    const annotations = resolve(object)['/Annots'];
    return (Array.isArray(annotations) ? annotations : []).flatMap((annotation): readonly PdfLink[] => {
      const action = resolve(resolve(annotation)['/A']);
      const kind = action['/S'];
      if (kind !== '/GoTo' && kind !== '/GoToR') return [];
      const target = kind === '/GoToR' ? resolve(action['/F'])['/UF'] : null;
      return [{ page: index + 1, kind: kind === '/GoTo' ? 'GoTo' : 'GoToR', destination: String(action['/D']).replace(/^u:/, ''), file: typeof target === 'string' ? target.replace(/^u:/, '') : null }];
    });
  });
}

interface QpdfJson {
  readonly pages: readonly { readonly object: string }[];
  readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: unknown }>>];
}
