import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may come in: one visit with the one-time token, afterwards only its cookie, only by the loopback address, only from the page itself. */
export interface Access {
  /** The address with the one-time token. */
  address(): string;
  /** Takes the token; the second time it is not good any more. Gives the cookie's header. */
  exchange(token: string): string | null;
  /** Whether the request names this server: a page that had its own name resolved to 127.0.0.1 does not. */
  isOwnHost(request: IncomingMessage): boolean;
  /** Whether a page of this server asks; other pages in the same browser send another origin. */
  isOwnOrigin(request: IncomingMessage): boolean;
  hasCookie(request: IncomingMessage): boolean;
}

/** What lets a page in. A server that takes the place of one that ended goes by the same keys, so that open pages stay let in. */
export interface Keys {
  /** The cookie's value. */
  readonly secret: string;
  /** Of the one-time address; `null` once it was used. */
  readonly token: string | null;
}

const BYTES = 32;

export function makeKeys(): Keys {
  return { secret: randomBytes(BYTES).toString('base64url'), token: randomBytes(BYTES).toString('base64url') };
}

/** @param onTokenUsed tells that the one-time address is spent */
export function createAccess(port: number, { secret, token: first }: Keys, onTokenUsed: () => void): Access {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const cookieName = `danghe-${port}`;
  let token = first;
  return {
    address: () => `http://127.0.0.1:${port}/${token === null ? '' : `open?token=${token}`}`,
    exchange(given) {
      if (token === null || !same(given, token)) return null;
      token = null;
      onTokenUsed();
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isOwnHost: ({ headers }) => headers.host !== undefined && hosts.has(headers.host),
    isOwnOrigin: ({ headers }) => headers.origin !== undefined && [...hosts].some((host) => headers.origin === `http://${host}`),
    hasCookie({ headers }) {
      const cookies = (headers.cookie ?? '').split(';').map((part) => part.trim());
      return cookies.some((cookie) => cookie.startsWith(`${cookieName}=`) && same(cookie.slice(cookieName.length + 1), secret));
    },
  };
}

function same(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
