import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { serve, type Serving } from '../../electron/serve.ts';

// Each hole as an attack that must come to nothing. The attacker is another page in the same browser, or another program.

let folder: string;
let serving: Serving;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danghe-host-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  serving = await serve({ dataFolder: join(folder, 'data'), port: 0, page: folder });
});

afterEach(async () => {
  await serving.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: serving.port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asking.on('error', reject).end();
  });
}

/** What a person's browser does first. */
async function enter(): Promise<string> {
  const { pathname, search } = new URL(serving.address);
  const answer = await ask(pathname + search);
  return (answer.headers['set-cookie'] as readonly string[])[0]!.split(';')[0]!;
}

/** `null` where the door stays shut, else the connection. */
function knock(headers: Readonly<Record<string, string>>): Promise<WebSocket | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${serving.port}/socket`, { headers: { ...headers } });
    socket.on('open', () => resolve(socket)).on('error', () => resolve(null));
  });
}

const own = () => `http://127.0.0.1:${serving.port}`;

test('says who is connected, to every window, and when one is gone', async () => {
  const Cookie = await enter();
  const [first, second] = [(await knock({ Cookie, Origin: own() }))!, (await knock({ Cookie, Origin: own() }))!];
  const stateOf = (socket: WebSocket) => new Promise<{ readonly connected: unknown }>((answered) => {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as { readonly id?: number; readonly result?: { readonly connected: unknown } };
      if (message.id === 7) answered(message.result!);
    });
    socket.send(JSON.stringify({ id: 7, call: 'app.state', input: {} }));
  });
  expect((await stateOf(first)).connected).toEqual({ windows: 2, addresses: ['127.0.0.1'] });
  const told = new Promise<unknown>((heard) => first.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as { readonly event?: string; readonly data?: unknown };
    if (message.event === 'connections') heard(message.data);
  }));
  second.close();
  expect(await told).toEqual({ windows: 1, addresses: ['127.0.0.1'] });
  first.close();
});

describe('the one-time address', () => {
  test('works once; a copied address or a guessed one does not', async () => {
    const { pathname, search } = new URL(serving.address);
    expect((await ask('/open?token=guessed')).status).toBe(403);
    const first = await ask(pathname + search);
    expect(first.status).toBe(303);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    expect((await ask(pathname + search)).status).toBe(403);
  });

  test('without its cookie nothing is given out, not even the page', async () => {
    for (const path of ['/', '/index.html', '/original/1']) expect((await ask(path)).status).toBe(403);
    expect((await ask('/', { cookie: `danghe-${serving.port}=guessed` })).status).toBe(403);
    const cookie = await enter();
    expect((await ask('/', { cookie })).status).toBe(200);
  });
});

describe('another page in the same browser', () => {
  test('cannot open the socket, even where the browser sends the cookie', async () => {
    const cookie = await enter();
    for (const origin of ['https://example.invalid', 'null', `http://127.0.0.1:${serving.port + 1}`, `http://127.0.0.1.example.invalid:${serving.port}`]) expect(await knock({ cookie, origin })).toBeNull();
    expect(await knock({ cookie })).toBeNull();
    expect(await knock({ origin: own() })).toBeNull();
    const socket = await knock({ cookie, origin: own() });
    expect(socket).not.toBeNull();
    socket?.close();
  });

  test('that has its own name point at this computer is sent away', async () => {
    const cookie = await enter();
    expect((await ask('/', { cookie, host: 'example.invalid' })).status).toBe(403);
    expect((await ask('/', { cookie, host: `example.invalid:${serving.port}` })).status).toBe(403);
    expect(await knock({ cookie, origin: own(), host: `example.invalid:${serving.port}` })).toBeNull();
  });

  test('cannot frame the page or run a script in it', async () => {
    const answer = await ask('/', { cookie: await enter() });
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('another program on this computer or in the office', () => {
  test('cannot read files beside the page', async () => {
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(`${folder}-beside.html`, 'secret');
    const cookie = await enter();
    const beside = `/..%2f${folder.split('/').at(-1)!}-beside.html`;
    for (const path of ['/secret.txt', '/data/preferences.json', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd', beside, '/original/../index.html/..', '/original/1e9']) {
      const answer = await ask(path, { cookie });
      expect([path, answer.body.includes('secret'), answer.status === 200 && path !== '/original/../index.html/..']).toEqual([path, false, false]);
    }
    await rm(`${folder}-beside.html`);
  });

  test('finds no door on any other address', async () => {
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const refused = await new Promise<boolean>((resolve) => connect({ host: address, port: serving.port }).on('connect', () => resolve(false)).on('error', () => resolve(true)));
      expect(refused).toBe(true);
    }
  });

  test('only reads are answered over http', async () => {
    const cookie = await enter();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', { cookie }, method)).status).toBe(405);
  });
});

describe('what comes over the socket', () => {
  test('is a request or the connection ends; a wrong call or argument is answered by its code', async () => {
    const cookie = await enter();
    const speak = async (text: string | Buffer): Promise<unknown> => {
      const socket = (await knock({ cookie, origin: own() }))!;
      // What the server tells without being asked is no answer.
      const answer = new Promise((resolve) => socket.on('message', (data: Buffer) => {
        const said = JSON.parse(data.toString('utf8')) as object;
        if (!('event' in said)) resolve(said);
      }).on('close', () => resolve('closed')));
      socket.send(text);
      const said = await answer;
      socket.close();
      return said;
    };
    for (const text of ['', '{', '[]', '{"id":-1,"call":"app.state"}', '{"id":1}', '{"id":1,"call":"app.state","input":{},"more":1}', Buffer.from([1, 2, 3])]) expect(await speak(text)).toBe('closed');
    expect(await speak('{"id":1,"call":"constructor","input":{}}')).toMatchObject({ id: 1, error: { code: 'call-unknown' } });
    expect(await speak('{"id":2,"call":"__proto__","input":{}}')).toMatchObject({ id: 2, error: { code: 'call-unknown' } });
    expect(await speak('{"id":3,"call":"item.get","input":{"id":"1"}}')).toMatchObject({ id: 3, error: { code: 'call-invalid' } });
    expect(await speak('{"id":4,"call":"item.get","input":{"id":1}}')).toMatchObject({ id: 4, error: { code: 'no-library-open' } });
    expect(await speak('{"id":5,"call":"app.state","input":{}}')).toMatchObject({ id: 5, result: { library: null } });
  });
});

test('the server ends with its library closed, and its address with it', async () => {
  await enter();
  await serving.close();
  const refused = await new Promise<boolean>((resolve) => get({ host: '127.0.0.1', port: serving.port, path: '/' }, () => resolve(false)).on('error', () => resolve(true)));
  expect(refused).toBe(true);
  serving = await serve({ dataFolder: join(folder, 'data'), port: 0, page: folder });
});
