import { readKept } from '../files/keptFile.ts';
import type { Original } from './backendMessages.ts';
import { originalHeaders } from '../serve/headers.ts';
import { originalIdOf, pageFile } from '../serve/servedFiles.ts';
import type { ElectronApi } from './electronApi.ts';

const SCHEME = 'app';
const HOST = 'danghe';

/** Where the page lives: an origin of its own, not `file:`. */
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/index.html`;

/** Whether an address belongs to the program. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${SCHEME}:` && url.host === HOST;
}

/** Before the program is ready: the scheme is as good as https for the page. */
export function registerScheme({ protocol }: ElectronApi): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
}

export interface PageSource {
  readonly page: string;
  readonly originalOf: (itemId: number) => Promise<Original | null>;
}

/** Serves the page's own files and originals for previews; nothing else of the disk has an address. */
export function servePage({ protocol }: ElectronApi, source: PageSource): void {
  protocol.handle(SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    if (host !== HOST || method !== 'GET') return refused(403);
    const original = originalIdOf(pathname);
    return original === null ? sendPage(source, pathname) : sendOriginal(source, original);
  });
}

async function sendPage({ page }: PageSource, pathname: string): Promise<Response> {
  const file = await pageFile(page, pathname);
  return file ? new Response(file.bytes, { headers: { ...file.headers } }) : refused(404);
}

async function sendOriginal({ originalOf }: PageSource, itemId: number): Promise<Response> {
  const original = await originalOf(itemId);
  const bytes = original && (await readKept(original.file).catch(() => null));
  return original && bytes ? new Response(bytes, { headers: { ...originalHeaders(original.format) } }) : refused(404);
}

function refused(status: number): Response {
  return new Response(null, { status });
}
