import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Backend } from '../backend/app/createApp.ts';
import { keptChunks, sizeOfKept } from '../files/keptFile.ts';
import type { Access } from './access.ts';
import { originalHeaders } from './headers.ts';
import { originalIdOf, pageFile } from './servedFiles.ts';

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly access: Access;
  readonly page: string;
  readonly backend: Backend;
}

/** Answers one request of the browser: the first visit, the page's files, originals for previews. */
export function answerRequest(visit: Visit): void {
  answer(visit).catch(() => {
    if (!visit.response.headersSent) refuse(visit.response, 500);
    else visit.response.destroy();
  });
}

async function answer({ request, response, access, page, backend }: Visit): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const original = originalIdOf(url.pathname);
  if (!access.isOwnHost(request)) refuse(response, 403);
  else if (request.method !== 'GET') refuse(response, 405);
  else if (url.pathname === '/open') letIn(request, response, access, url.searchParams.get('token') ?? '');
  else if (!access.hasCookie(request)) refuse(response, 403, usedUp);
  else if (original !== null) await sendOriginal(response, backend, original);
  else await sendPage(response, page, url.pathname);
}

/** The first visit gets its cookie; the same browser may come by the old address again. */
function letIn(request: IncomingMessage, response: ServerResponse, access: Access, token: string): void {
  const cookie = access.exchange(token);
  if (cookie === null && !access.hasCookie(request)) refuse(response, 403, usedUp);
  else response.writeHead(303, { ...(cookie === null ? {} : { 'Set-Cookie': cookie }), Location: '/', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }).end();
}

const usedUp = '此地址只能打开一次，且只在启动它的浏览器中有效。请回到启动档盒的窗口，重新执行 npm start。';

async function sendPage(response: ServerResponse, page: string, pathname: string): Promise<void> {
  const file = await pageFile(page, pathname);
  if (file) response.writeHead(200, file.headers).end(file.bytes);
  else refuse(response, 404);
}

async function sendOriginal(response: ServerResponse, backend: Backend, itemId: number): Promise<void> {
  const original = backend.originalOf(itemId);
  const bytes = original && (await sizeOfKept(original.file).catch(() => null));
  if (!original || bytes === null) {
    refuse(response, 404);
    return;
  }
  response.writeHead(200, { ...originalHeaders(original.format), 'Content-Length': bytes });
  Readable.from(keptChunks(original.file)).on('error', () => response.destroy()).pipe(response);
}

function refuse(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'no-store' }).end(text);
}
