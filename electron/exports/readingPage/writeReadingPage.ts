import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../../shared/model/report.ts';
import { bundleNames } from '../../../shared/presentation/bundleNames.ts';
import { documentTitle } from '../../../shared/presentation/redactionText.ts';
import type { Ledgers } from '../../../shared/presentation/ledgers.ts';
import { resourceFile } from '../../resources.ts';
import { pageFindings, pageItems, pageOverview } from './pageData.ts';

/** Up to so many entries everything is inside the one file; beyond, lists lie beside it in parts that load quickly. */
const MOST_INLINE = 3000;
const PART_ENTRIES = 2000;
/** Details are fetched when an entry is opened: a part must come at once even from a slow USB stick. */
const DETAILS_IN_PART = 250;
const scripts = ['evidence.js', 'remarks.js', 'page.js'] as const;

/**
 * Writes 打开我.html: the bundle for reading, offline, in any browser. Text is put on the page by script as text, never as
 * markup; the policy in its head allows only this script and style. Large lists go to `阅读数据/` as scripts, because a page
 * opened from a folder may not fetch.
 *
 * @returns the paths written, relative to `data`
 */
export async function writeReadingPage(report: Report, ledgers: Ledgers, paths: ReadonlyMap<string, string>, data: string): Promise<readonly string[]> {
  const [template = '', style = '', ...pieces] = await Promise.all(['page.html', 'page.css', ...scripts].map(readResource));
  const script = pieces.join('\n');
  const items = pageItems(report, paths);
  const findings = pageFindings(report, paths);
  const split = items.length + findings.length > MOST_INLINE;
  const whole = { items: items.map(({ entry, details }) => ({ ...entry, ...details })), findings };
  const parts = split ? await writeParts({ items: items.map(({ entry }) => entry), findings }, data) : [];
  const detailParts = split ? await writeDetails(items.map(({ details }) => details), data) : [];
  const page = fillTemplate(template, {
    title: escapeMarkup(documentTitle(report, '党支部档案成果包')),
    policy: policyFor(script, style, split),
    style,
    script,
    data: inlineJson({ ...pageOverview(report, ledgers, paths), ...(split ? { items: [], findings: [] } : whole), detailsInPart: DETAILS_IN_PART, detailParts: detailParts.map((part) => encodeURI(part)) }),
    parts: parts.map((part) => `<script src="${encodeURI(part)}"></script>`).join('\n'),
  });
  await writeFile(join(data, bundleNames.readingPage), page, { flag: 'wx' });
  return [bundleNames.readingPage, ...parts, ...detailParts];
}

/** Browsers turn CR LF into LF before they hash an inline script; the policy's hashes are made of the same text. */
async function readResource(name: string): Promise<string> {
  return (await readFile(resourceFile(`reading-page/${name}`), 'utf8')).replaceAll('\r\n', '\n');
}

async function writeParts(lists: Readonly<Record<string, readonly unknown[]>>, data: string): Promise<readonly string[]> {
  await mkdir(join(data, bundleNames.readingData));
  const names: string[] = [];
  for (const [list, entries] of Object.entries(lists)) {
    for (let start = 0; start < entries.length; start += PART_ENTRIES) {
      const name = `${bundleNames.readingData}/${list}-${String(start / PART_ENTRIES + 1).padStart(3, '0')}.js`;
      await writeFile(join(data, name), `danghe.receive(${JSON.stringify(list)}, ${inlineJson(entries.slice(start, start + PART_ENTRIES))});\n`, { flag: 'wx' });
      names.push(name);
    }
  }
  return names;
}

async function writeDetails(details: readonly unknown[], data: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let start = 0; start < details.length; start += DETAILS_IN_PART) {
    const part = start / DETAILS_IN_PART;
    const name = `${bundleNames.readingData}/details-${String(part + 1).padStart(4, '0')}.js`;
    await writeFile(join(data, name), `danghe.receiveDetails(${part}, ${inlineJson(details.slice(start, start + DETAILS_IN_PART))});\n`, { flag: 'wx' });
    names.push(name);
  }
  return names;
}

/** Only this script and this style run; parts and pictures are read from the bundle's own folder; nothing goes out or comes in. */
function policyFor(script: string, style: string, split: boolean): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const scripts = split ? `${hash(script)} 'self' file:` : hash(script);
  return `default-src 'none'; script-src ${scripts}; style-src ${hash(style)}; img-src 'self' file:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
}

function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}

/** JSON that may stand inside a script element. */
function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
